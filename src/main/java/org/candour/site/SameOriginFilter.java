package org.candour.site;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.Set;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what another site makes a browser send. Where a session cookie comes along, the browser must say where the
 * request was made; anonymous forms carry their own token.
 */
@Component
class SameOriginFilter extends OncePerRequestFilter {

  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  private final String address;

  SameOriginFilter(Settings settings) {
    this.address = String.valueOf(settings.address());
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (SAFE.contains(request.getMethod()) || ownRequest(request)) {
      chain.doFilter(request, response);
    } else {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }
  }

  private boolean ownRequest(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    String origin = request.getHeader("Origin");
    if (origin == null || origin.equals("null")) {
      origin = request.getHeader("Referer");
    }
    if (site != null && !site.equals("same-origin") && !site.equals("none")) {
      return false;
    }
    if (origin != null) {
      // A proxy may hand on the host alone: our own address says the port that it leaves out.
      return sameHost(origin, request) || origin.equals(address) || origin.startsWith(address + "/");
    }
    return site != null || !hasSession(request);
  }

  /**
   * Scheme, host and port: a page without TLS is another origin than the same page with it. The port is the one that
   * was asked for.
   */
  private static boolean sameHost(String origin, HttpServletRequest request) {
    try {
      URI from = URI.create(origin);
      String asked = request.getHeader("Host");
      URI here = URI.create(request.getScheme() + "://" + (asked == null ? request.getServerName() : asked));
      return here.getScheme().equalsIgnoreCase(from.getScheme()) && here.getHost() != null
          && here.getHost().equalsIgnoreCase(from.getHost()) && port(here) == port(from);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static int port(URI uri) {
    return uri.getPort() >= 0 ? uri.getPort() : "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
  }

  private static boolean hasSession(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    return cookies != null && Arrays.stream(cookies).anyMatch(c -> c.getName().equals(TimeSetup.COOKIE));
  }

  @Component
  static class OnlyInTheChain {

    /** The filter stands in the security chain; the container must not add it a second time. */
    @Bean
    FilterRegistrationBean<SameOriginFilter> sameOriginRegistration(SameOriginFilter filter) {
      FilterRegistrationBean<SameOriginFilter> registration = new FilterRegistrationBean<>(filter);
      registration.setEnabled(false);
      return registration;
    }
  }
}

package org.candour.look;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.candour.shared.SecretToken;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What a form has done is said once, and only to whoever sent it. The address that it leads to names it
 * ({@code ?said=…}); since anybody can write such an address, it counts only beside a cookie that the form's own answer
 * has set for it, a minute long and good for one page.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class FlashNotice extends OncePerRequestFilter {

  private static final String COOKIE = "candour-done";
  private static final Duration GOOD_FOR = Duration.ofMinutes(1);
  private static final Set<String> NAMES = Set.of("said", "done", "saved");

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getMethod().equals("POST")) {
      chain.doFilter(request, new Marked(response, request.isSecure()));
    } else if (names(request.getQueryString())) {
      boolean own = isOwn(request);
      if (own) {
        response.addHeader(HttpHeaders.SET_COOKIE, cookie("", request.isSecure(), Duration.ZERO));
      }
      chain.doFilter(own ? request : new Silent(request), response);
    } else {
      chain.doFilter(request, response);
    }
  }

  private static boolean names(@Nullable String query) {
    return query != null && NAMES.stream().anyMatch(name -> ("&" + query).contains("&" + name + "="));
  }

  private static boolean isOwn(HttpServletRequest request) {
    String mark = mark(request.getRequestURI() + "?" + request.getQueryString());
    return request.getCookies() != null && Arrays.stream(request.getCookies()).filter(c -> c.getName().equals(COOKIE))
        .map(Cookie::getValue).anyMatch(mark::equals);
  }

  /** Says nothing of the page that it stands for. */
  private static String mark(String address) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(SecretToken.hash(address));
  }

  private static String cookie(String value, boolean secure, Duration age) {
    return ResponseCookie.from(COOKIE, value).path("/").httpOnly(true).sameSite("Lax").secure(secure).maxAge(age)
        .build().toString();
  }

  /** The answer to a form: where it leads to a page that says what was done, the cookie goes with it. */
  private static final class Marked extends HttpServletResponseWrapper {

    private final boolean secure;

    Marked(HttpServletResponse response, boolean secure) {
      super(response);
      this.secure = secure;
    }

    @Override
    public void setHeader(String name, String value) {
      super.setHeader(name, value);
      if (name.equalsIgnoreCase(HttpHeaders.LOCATION) && names(value.substring(value.indexOf('?') + 1))) {
        addHeader(HttpHeaders.SET_COOKIE, cookie(mark(value.replaceFirst("#.*", "")), secure, GOOD_FOR));
      }
    }
  }

  /** A request whose address says that something was done, and nothing was. */
  private static final class Silent extends HttpServletRequestWrapper {

    Silent(HttpServletRequest request) {
      super(request);
    }

    @Override
    public @Nullable String getParameter(String name) {
      return NAMES.contains(name) ? null : super.getParameter(name);
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
      return NAMES.contains(name) ? null : super.getParameterValues(name);
    }

    @Override
    public Map<String, String[]> getParameterMap() {
      Map<String, String[]> others = new LinkedHashMap<>(super.getParameterMap());
      others.keySet().removeAll(NAMES);
      return others;
    }

    @Override
    public Enumeration<String> getParameterNames() {
      return Collections.enumeration(getParameterMap().keySet());
    }
  }
}

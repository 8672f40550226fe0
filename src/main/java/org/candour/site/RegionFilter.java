package org.candour.site;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.candour.regions.Regions;
import org.candour.shared.RegionId;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Finds the region: by host name, else by the first part of the address, which then plays the context path, so that
 * routing does not see it and redirects keep it. Without either the first region answers.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class RegionFilter extends OncePerRequestFilter {

  static final String REGION = "candour.region";

  private final Regions regions;

  RegionFilter(Regions regions) {
    this.regions = regions;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String path = request.getRequestURI();
    int slash = path.indexOf('/', 1);
    String first = path.length() < 2 ? "" : path.substring(1, slash < 0 ? path.length() : slash);
    var named = regions.byId(first);
    if (named.isPresent()) {
      request.setAttribute(REGION, named.get().id());
      chain.doFilter(new Stripped(request, "/" + first), response);
    } else {
      RegionId region = regions.byHost(request.getServerName()).orElseGet(regions::first).id();
      request.setAttribute(REGION, region);
      chain.doFilter(request, response);
    }
  }

  private static final class Stripped extends HttpServletRequestWrapper {

    private final String prefix;

    Stripped(HttpServletRequest request, String prefix) {
      super(request);
      this.prefix = prefix;
    }

    @Override
    public String getContextPath() {
      return prefix;
    }

    @Override
    public String getServletPath() {
      String whole = super.getServletPath();
      String rest = whole.startsWith(prefix) ? whole.substring(prefix.length()) : whole;
      return rest.isEmpty() ? "/" : rest;
    }

    @Override
    public String getRequestURI() {
      String whole = super.getRequestURI();
      return whole.equals(prefix) ? prefix + "/" : whole;
    }
  }
}

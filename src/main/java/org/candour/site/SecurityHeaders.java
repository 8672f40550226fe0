package org.candour.site;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** The headers that tell a browser what a page may do; on every answer, also on those that our handlers never see. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class SecurityHeaders extends OncePerRequestFilter {

  /** By name. No inline script and no inline style anywhere, so that a hostile text has nothing to hold on to. */
  static final Map<String, String> ALL = all();

  /** This host alone: who runs a site seldom speaks for all that stands below its name. */
  private static final String TLS_ONLY = "max-age=31536000";

  private static Map<String, String> all() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("Content-Security-Policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
            + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
    all.put("X-Content-Type-Options", "nosniff");
    all.put("X-Frame-Options", "DENY");
    all.put("Referrer-Policy", "same-origin");
    all.put("Permissions-Policy", "camera=(), geolocation=(self), microphone=(self)");
    return all;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    ALL.forEach(response::setHeader);
    if (request.isSecure()) {
      response.setHeader("Strict-Transport-Security", TLS_ONLY);
    }
    chain.doFilter(request, response);
  }

  /** Some methods are refused before any filter; their page is made afterwards. */
  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }
}

package org.candour.site;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads what a form sent before anything else looks at it. What is too large, broken off or no text is refused here,
 * with one line in the log: left to whoever asks first, it fails anew in each place, and each failure tells its whole
 * story.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 30)
class RequestBodyFilter extends OncePerRequestFilter {

  private static final Logger LOG = LoggerFactory.getLogger(RequestBodyFilter.class);

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      request.getParameterMap();
    } catch (InvalidParameterException e) {
      LOG.info("what a request sent was not taken: {}", e.getErrorCode());
      if (!response.isCommitted()) {
        response.sendError(e.getErrorCode());
      }
      return;
    }
    chain.doFilter(request, response);
  }
}

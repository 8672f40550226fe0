package org.candour.site;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.candour.shared.EmailAddress;
import org.candour.shared.PlainText;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The door that everything typed comes in by: no handler sees a sign that a reader could not ({@link PlainText#clean}).
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 11)
class TypedTextFilter extends OncePerRequestFilter {

  /** Passwords and the codes of links are compared, and never shown or kept: each of their signs counts. */
  private static final Set<String> AS_TYPED = Set.of("password", "current", "link");

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(new Cleaned(request), response);
  }

  /** Nothing is read before somebody asks. */
  private static final class Cleaned extends HttpServletRequestWrapper {

    Cleaned(HttpServletRequest request) {
      super(request);
    }

    @Override
    public @Nullable String getParameter(String name) {
      String typed = super.getParameter(name);
      return typed == null || AS_TYPED.contains(name) ? typed : PlainText.clean(EmailAddress.marked(typed));
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
      String[] typed = super.getParameterValues(name);
      return typed == null || AS_TYPED.contains(name)
          ? typed
          : Stream.of(typed).map(each -> PlainText.clean(EmailAddress.marked(each))).toArray(String[]::new);
    }

    @Override
    public Map<String, String[]> getParameterMap() {
      Map<String, String[]> all = new LinkedHashMap<>();
      super.getParameterMap().keySet().forEach(name -> all.put(name, getParameterValues(name)));
      return Collections.unmodifiableMap(all);
    }
  }
}

package org.candour.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.candour.shared.Caller;
import org.candour.shared.Needs;
import org.candour.shared.NotFound;
import org.candour.shared.Open;
import org.candour.shared.Shell;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/**
 * The one gate before every handler. {@link Open} lets everybody in; {@link Needs} asks for a right; anything else is
 * not found. Who is not signed in is asked to sign in, who is signed in without the right finds nothing.
 */
@Component
class Guard implements HandlerInterceptor {

  private final ShellMaker shells;

  Guard(ShellMaker shells) {
    this.shells = shells;
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) throws IOException {
    if (handler instanceof ResourceHttpRequestHandler) {
      return true;
    }
    if (!(handler instanceof HandlerMethod method)) {
      throw new NotFound("no handler");
    }
    if (method.hasMethodAnnotation(Open.class) || method.getBeanType().getName().startsWith("org.springframework.boot")) {
      return true;
    }
    Needs needs = method.getMethodAnnotation(Needs.class);
    if (needs == null) {
      throw new NotFound("an unguarded handler");
    }
    Shell shell = shells.of(request);
    if (may(shell, needs)) {
      response.setHeader("Cache-Control", "no-store");
      return true;
    }
    boolean asked = shell.caller() instanceof Caller.Nobody
        || (shell.caller() instanceof Caller.Author && !needs.value().equals(Needs.AUTHOR));
    if (asked && request.getMethod().equals("GET")) {
      String door = needs.value().equals(Needs.AUTHOR) ? "/mine/sign-in" : "/sign-in";
      response.sendRedirect(shell.to(door) + "?next=" + URLEncoder.encode(next(request, shell), StandardCharsets.UTF_8));
      return false;
    }
    if (shell.caller() instanceof Caller.Person person && !person.secondFactorDone() && request.getMethod().equals("GET")) {
      response.sendRedirect(shell.to("/sign-in/code?next=") + URLEncoder.encode(next(request, shell), StandardCharsets.UTF_8));
      return false;
    }
    throw new NotFound("not for this caller");
  }

  private static boolean may(Shell shell, Needs needs) {
    Caller caller = shell.caller();
    return switch (needs.value()) {
      case Needs.AUTHOR -> caller instanceof Caller.Author;
      case Needs.PERSON -> caller instanceof Caller.Person;
      default -> needs.scope() == Needs.Scope.REGION ? caller.mayIn(needs.value(), shell.region()) : caller.may(needs.value());
    };
  }

  private static String next(HttpServletRequest request, Shell shell) {
    String query = request.getQueryString();
    return shell.path() + (query == null ? "" : "?" + query);
  }
}

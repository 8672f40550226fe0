package org.candour.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.candour.access.SignIn;
import org.candour.shared.Caller;
import org.candour.shared.Needs;
import org.candour.shared.NotFound;
import org.candour.shared.Open;
import org.candour.shared.Right;
import org.candour.shared.Shell;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/**
 * The one gate before every handler. {@link Open} lets everybody in; {@link Needs} asks for a right; anything else is
 * not found. Who is not signed in is asked to sign in, who is signed in without the right finds nothing. A form that
 * comes after its session ended is answered with what was typed in it.
 */
@Component
class AccessGuard implements HandlerInterceptor {

  private final ShellMaker shells;
  private final SignIn signIn;

  AccessGuard(ShellMaker shells, SignIn signIn) {
    this.shells = shells;
    this.signIn = signIn;
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException {
    if (handler instanceof ResourceHttpRequestHandler) {
      return true;
    }
    if (!(handler instanceof HandlerMethod method)) {
      throw new NotFound("no handler");
    }
    if (method.hasMethodAnnotation(Open.class)
        || method.getBeanType().getName().startsWith("org.springframework.boot")) {
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
    String door = door(shell.caller(), needs);
    if (door != null && request.getMethod().equals("GET")) {
      response
          .sendRedirect(shell.to(door) + "?next=" + URLEncoder.encode(next(request, shell), StandardCharsets.UTF_8));
      return false;
    }
    if (door != null && request.getMethod().equals("POST")) {
      // Somebody may have written for an hour: what they typed is shown to them, and nothing else is done with it.
      throw new SignedOut(door, shell.caller() instanceof Caller.Person ? "code" : signIn.ended(request));
    }
    throw new NotFound("not for this caller");
  }

  private static boolean may(Shell shell, Needs needs) {
    Caller caller = shell.caller();
    return switch (needs.value()) {
      case AUTHOR -> caller instanceof Caller.Author;
      case ENTERING -> caller instanceof Caller.Person;
      case PERSON -> caller instanceof Caller.Person person && person.secondFactorDone();
      default ->
        needs.scope() == Needs.Scope.REGION ? caller.mayIn(needs.value(), shell.region()) : caller.may(needs.value());
    };
  }

  /** Where somebody shows who they are who has not yet; null for who is simply not allowed. */
  private static @Nullable String door(Caller caller, Needs needs) {
    if (caller instanceof Caller.Person person) {
      return person.secondFactorDone() || needs.value() == Right.AUTHOR ? null : "/sign-in/code";
    }
    boolean authors = needs.value() == Right.AUTHOR;
    return authors ? "/mine/sign-in" : "/sign-in";
  }

  private static String next(HttpServletRequest request, Shell shell) {
    String query = request.getQueryString();
    return shell.path() + (query == null ? "" : "?" + query);
  }
}

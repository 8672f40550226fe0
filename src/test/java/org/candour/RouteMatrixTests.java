package org.candour;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.candour.accounts.People;
import org.candour.accounts.SignIn;
import org.candour.shared.Needs;
import org.candour.shared.Open;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every route × every role, generated from the handlers and {@code role_right}: who lacks the right finds nothing, or
 * is asked to sign in; who holds it gets past the guard.
 */
class RouteMatrixTests {

  private static final List<String> ROLES = List.of("nobody", "author", "member", "responder", "administrator", "moderator",
      "senior-moderator", "support", "operator");

  private final TestHouse house = TestHouse.get();

  private record Route(String method, String path, Method handler) {}

  @Test
  void whoLacksTheRightFindsNothing() {
    Cast cast = Cast.get();
    Map<String, String> wrong = new TreeMap<>();
    int tried = 0;
    for (Route route : routes()) {
      for (String role : ROLES) {
        int status = route.method.equals("GET") ? cast.caller(role).get(route.path).statusCode() : cast.caller(role).post(route.path).statusCode();
        boolean may = may(role, route.handler);
        String location = status == 302 && route.method.equals("GET")
            ? cast.caller(role).get(route.path).headers().firstValue("Location").orElse("") : "";
        // A form of somebody who is not signed in is answered with what they typed (401); who is signed in finds nothing.
        boolean outside = route.method.equals("POST") && status == 401 && (role.equals("nobody") || role.equals("author"));
        boolean refused = status == 404 || location.contains("sign-in") || outside;
        tried++;
        if (status >= 500 || (!may && !refused)) {
          wrong.put(role + " " + route.method + " " + route.path, status + " " + location);
        }
        if (may && location.contains("/sign-in?") && !route.path.contains("sign-in")) {
          wrong.put(role + " " + route.method + " " + route.path, "asked to sign in");
        }
      }
    }
    System.out.println("route × role: " + tried + " pairs tried");
    assertThat(wrong).isEmpty();
    assertThat(tried).isGreaterThan(300);
  }

  private boolean may(String role, Method handler) {
    if (handler.isAnnotationPresent(Open.class)) {
      return true;
    }
    String right = handler.getAnnotation(Needs.class).value();
    return switch (right) {
      case Needs.AUTHOR -> role.equals("author");
      case Needs.PERSON, Needs.ENTERING -> !role.equals("nobody") && !role.equals("author");
      default -> house.sql().sql("select exists (select from role_right where role = ? and permit = ?)").params(role, right)
          .query(Boolean.class).single();
    };
  }

  /** Signing out and moving the demo's clock would change the callers, not the route. */
  private static final Set<String> LEFT_OUT = Set.of("/sign-out", "/error");

  private List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    house.bean(RequestMappingHandlerMapping.class).getHandlerMethods().forEach((mapping, handler) -> {
      if (!handler.getBeanType().getName().startsWith("org.candour")) {
        return;
      }
      for (String pattern : mapping.getPatternValues()) {
        if (!LEFT_OUT.contains(pattern) && !pattern.startsWith("/demo")) {
          String path = pattern.replaceAll("\\{\\w+:.*\\}", "999999999").replaceAll("\\{(\\w*[iI]d|person|subscription)\\}", "999999999")
              .replaceAll("\\{[^}]*\\}", "none");
          for (RequestMethod method : mapping.getMethodsCondition().getMethods()) {
            routes.add(new Route(method.name(), path, handler.getMethod()));
          }
        }
      }
    });
    return routes;
  }

  @Test
  void anotherSiteCannotActForSomebodySignedIn() {
    Browserless nurse = Browserless.as("nurse");
    assertThat(nurse.postFrom("https://evil.example", "/sign-out").statusCode()).isEqualTo(403);
    assertThat(nurse.postFrom("http://localhost.evil.example", "/sign-out").statusCode()).isEqualTo(403);
    assertThat(nurse.get("/work").statusCode()).isEqualTo(200);
  }

  @Test
  void aFrozenPersonsSessionEndsAtOnce() {
    Cast cast = Cast.get();
    Browserless leaver = cast.fresh("member");
    assertThat(leaver.get("/work").statusCode()).isEqualTo(200);
    house.bean(People.class).freeze(org.candour.shared.Caller.NOBODY, cast.newest(), true);
    assertThat(leaver.get("/work").statusCode()).isEqualTo(302);
    assertThat(house.bean(SignIn.class)).isNotNull();
  }
}

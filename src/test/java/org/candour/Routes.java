package org.candour;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.candour.shared.Needs;
import org.candour.shared.Open;
import org.candour.shared.Right;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every address that the house answers, read from its handlers. */
final class Routes {

  private static final List<String> PERSONS = List.of("member", "responder", "administrator", "moderator",
      "senior-moderator", "concerns-lead", "support", "operator");
  /** Everybody, nobody among them. */
  static final List<String> ROLES =
      java.util.stream.Stream.concat(java.util.stream.Stream.of("nobody", "author"), PERSONS.stream()).toList();

  private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)(?::[^/]*)?}");

  private Routes() {}

  /** A method and an address with its variables, and who answers. */
  record Route(String method, String pattern, Method handler) {

    boolean isGet() {
      return method.equals("GET");
    }

    boolean isOpen() {
      return handler.isAnnotationPresent(Open.class);
    }

    boolean hasVariable() {
      return pattern.contains("{");
    }

    String path(UnaryOperator<String> value) {
      return VARIABLE.matcher(pattern).replaceAll(found -> Matcher.quoteReplacement(value.apply(found.group(1))));
    }

    /** With numbers and names that are nobody's. */
    String nowhere() {
      return path(name -> name.matches("\\w*[iI]d|person|subscription") ? "999999999" : "none");
    }

    /** Whether this role passes the guard. */
    boolean lets(String role) {
      if (isOpen()) {
        return true;
      }
      Right right = handler.getAnnotation(Needs.class).value();
      return switch (right) {
        case AUTHOR -> role.equals("author");
        case PERSON, ENTERING -> PERSONS.contains(role);
        default -> TestHouse.get().sql().sql("select exists (select from role_right where role = ? and permit = ?)")
            .params(role, right.code()).query(Boolean.class).single();
      };
    }

    @Override
    public String toString() {
      return method + " " + pattern;
    }
  }

  /** All but the demo's doors and clock, and signing out: they would change the callers, not the route. */
  static List<Route> all() {
    List<Route> routes = new ArrayList<>();
    TestHouse.get().bean(RequestMappingHandlerMapping.class).getHandlerMethods().forEach((mapping, handler) -> {
      if (handler.getBeanType().getName().startsWith("org.candour")) {
        for (String pattern : mapping.getPatternValues()) {
          if (!pattern.equals("/sign-out") && !pattern.equals("/error") && !pattern.startsWith("/demo")) {
            for (RequestMethod method : mapping.getMethodsCondition().getMethods()) {
              routes.add(new Route(method.name(), pattern, handler.getMethod()));
            }
          }
        }
      }
    });
    return routes;
  }
}

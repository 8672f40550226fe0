package org.candour;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.candour.Routes.Route;
import org.candour.access.SignIn;
import org.candour.people.People;
import org.junit.jupiter.api.Test;

/**
 * Every route × every role, generated from the handlers and {@code role_right}: who lacks the right finds nothing, or
 * is asked to sign in; who holds it gets past the guard.
 */
class RouteMatrixTests {

  private final TestHouse house = TestHouse.get();

  @Test
  void whoLacksTheRightFindsNothing() {
    Cast cast = Cast.get();
    Map<String, String> wrong = new TreeMap<>();
    int tried = 0;
    for (Route route : Routes.all()) {
      String path = route.nowhere();
      for (String role : Routes.ROLES) {
        int status =
            route.isGet() ? cast.caller(role).get(path).statusCode() : cast.caller(role).post(path).statusCode();
        boolean may = route.lets(role);
        String location = status == 302 && route.isGet()
            ? cast.caller(role).get(path).headers().firstValue("Location").orElse("")
            : "";
        // A form of somebody who is not signed in is answered with what they typed (401); who is signed in finds
        // nothing.
        boolean outside = !route.isGet() && status == 401 && (role.equals("nobody") || role.equals("author"));
        boolean refused = status == 404 || location.contains("sign-in") || outside;
        tried++;
        if (status >= 500 || (!may && !refused)) {
          wrong.put(role + " " + route.method() + " " + path, status + " " + location);
        }
        if (path.endsWith("/tell/leaving")) {
          // It ends an author's visit.
          cast.renew(role);
        }
        if (may && location.contains("/sign-in?") && !path.contains("sign-in")) {
          wrong.put(role + " " + route.method() + " " + path, "asked to sign in");
        }
      }
    }
    System.out.println("route × role: " + tried + " pairs tried");
    assertThat(wrong).isEmpty();
    assertThat(tried).isGreaterThan(300);
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

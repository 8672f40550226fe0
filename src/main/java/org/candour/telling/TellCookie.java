package org.candour.telling;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.candour.questions.Draft;
import org.springframework.http.ResponseCookie;

/**
 * A convenience: finds the draft again on somebody's own device. Every form carries the token too, so it works without;
 * on a shared device there is none, and the next person finds nothing.
 */
final class TellCookie {

  private static final String NAME = "candour-draft";

  private TellCookie() {}

  private static Optional<String> read(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    return cookies == null
        ? Optional.empty()
        : Arrays.stream(cookies).filter(c -> c.getName().equals(NAME)).map(Cookie::getValue).findFirst();
  }

  /** Whether this device remembers this draft. */
  static boolean isOf(HttpServletRequest request, String token) {
    return read(request).filter(token::equals).isPresent();
  }

  /** The draft that somebody's own device remembers. */
  static Optional<Draft> draft(HttpServletRequest request, Drafts drafts) {
    return read(request).flatMap(drafts::find).filter(d -> !d.sharedDevice());
  }

  static void give(HttpServletRequest request, HttpServletResponse response, String token) {
    write(request, response, token, Drafts.OWN);
  }

  static void take(HttpServletRequest request, HttpServletResponse response) {
    write(request, response, "", Duration.ZERO);
  }

  private static void write(HttpServletRequest request, HttpServletResponse response, String value, Duration age) {
    response.addHeader("Set-Cookie", ResponseCookie.from(NAME, value).path("/").httpOnly(true).sameSite("Lax")
        .secure(request.isSecure()).maxAge(age).build().toString());
  }
}

package org.candour.shared;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;

/**
 * How large somebody wants to read: remembered by their browser alone, and the only thing that it is asked to remember
 * of a reader.
 */
public enum TextSize {
  NORMAL, LARGE, LARGEST;

  /** The form field that chooses it, and the cookie that remembers it. */
  public static final String FIELD = "text-size";
  private static final String COOKIE = "candour-text-size";

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static Optional<TextSize> of(@Nullable String code) {
    return Arrays.stream(values()).filter(s -> s.code().equals(code)).findFirst();
  }

  /** What this request chooses, else what was chosen before. */
  public static TextSize of(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    return (request.getMethod().equals("POST") ? of(request.getParameter(FIELD)) : Optional.<TextSize>empty())
        .or(() -> cookies == null
            ? Optional.empty()
            : Arrays.stream(cookies).filter(c -> c.getName().equals(COOKIE)).findFirst().flatMap(c -> of(c.getValue())))
        .orElse(NORMAL);
  }

  /** Remembers it, or forgets it where it is the usual one. */
  public void remember(HttpServletRequest request, HttpServletResponse response) {
    response.addHeader("Set-Cookie", ResponseCookie.from(COOKIE, code()).path("/").httpOnly(true).sameSite("Lax")
        .secure(request.isSecure()).maxAge(this == NORMAL ? Duration.ZERO : Duration.ofDays(365)).build().toString());
  }
}

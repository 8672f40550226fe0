package org.candour.entrance;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.candour.jobs.ClusterJob;
import org.candour.people.PersonAccount;
import org.candour.shared.SecretToken;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * Devices that somebody has signed in from. It opens nothing: who guesses at a person's password elsewhere cannot use
 * up the tries that this device has. For persons alone; authors leave no such trace on a device.
 */
@Component
class KnownDevices {

  private static final String NAME = "candour-known";
  private static final Duration KEPT = Duration.ofDays(180);

  private final KnownDeviceStore store;
  private final Clock clock;

  KnownDevices(KnownDeviceStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * A name for the device where this person has signed in from it; null where they have not, or there is no such
   * person.
   */
  @Nullable
  String of(HttpServletRequest request, Optional<PersonAccount> person) {
    return token(request).filter(token -> person.isPresent() && store.of(token, person, clock.instant().minus(KEPT)))
        .map(token -> Base64.getEncoder().encodeToString(SecretToken.hash(token))).orElse(null);
  }

  /** Whether somebody signed in from this device, as it says. */
  static boolean isAny(HttpServletRequest request) {
    return token(request).isPresent();
  }

  /** They are in: the next time the device is known. Several may share one. */
  void remember(HttpServletRequest request, HttpServletResponse response, PersonAccount person) {
    String token = token(request).orElseGet(SecretToken::fresh);
    store.remember(clock.instant(), person, token);
    response.addHeader("Set-Cookie", ResponseCookie.from(NAME, token).path("/").httpOnly(true).sameSite("Lax")
        .secure(request.isSecure()).maxAge(KEPT).build().toString());
  }

  private static Optional<String> token(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    return cookies == null
        ? Optional.empty()
        : Arrays.stream(cookies).filter(c -> c.getName().equals(NAME)).map(Cookie::getValue)
            .filter(v -> v.matches("[A-Za-z0-9_-]{16,64}")).findFirst();
  }

  void forget() {
    store.forget(clock.instant().minus(KEPT));
  }

  @Bean
  static ClusterJob forgetDevices(KnownDevices devices) {
    return new ClusterJob("forget-devices", Duration.ofDays(1), devices::forget);
  }
}

package org.candour.entrance;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.candour.access.SignIn;
import org.candour.people.PersonAccount;
import org.candour.shared.Limits;
import org.candour.shared.Limits.Limit;
import org.candour.shared.Network;
import org.candour.shared.Problems;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** That somebody who is inside proves by their password that it is they, before they change how they come in. */
@Component
class CurrentPassword {

  private final SignIn signIn;
  private final PasswordEncoder encoder;
  private final KnownDevices devices;
  private final Limits limits;

  CurrentPassword(SignIn signIn, PasswordEncoder encoder, KnownDevices devices, Limits limits) {
    this.signIn = signIn;
    this.encoder = encoder;
    this.devices = devices;
    this.limits = limits;
  }

  /** Who has just come by a link has shown that they read the mail of this account: that says as much. */
  boolean isAsked(PersonAccount person, HttpServletRequest request) {
    return person.passwordHash() != null && !signIn.byFreshLink(request);
  }

  /** What is wrong with it, at {@code current}. False where it was tried too often to say. */
  boolean check(PersonAccount person, String typed, HttpServletRequest request, Problems problems) {
    if (!isAsked(person, request)) {
      return true;
    }
    AttemptThrottle tries = AttemptThrottle.atMore(limits, Limit.PASSWORD_PERSON, Network.of(request).value(),
        person.id(), devices.of(request, Optional.of(person)));
    if (!tries.may()) {
      problems.add("current", "entrance.sign-in.often");
      return false;
    }
    if (encoder.matches(typed, person.passwordHash())) {
      tries.right();
    } else {
      problems.add("current", "entrance.password.current-wrong");
    }
    return true;
  }
}

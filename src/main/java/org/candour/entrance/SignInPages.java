package org.candour.entrance;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.candour.access.LinkMail;
import org.candour.access.LinkMail.LinkEnoughPage;
import org.candour.access.LinkMail.LinkSentPage;
import org.candour.access.SignIn;
import org.candour.look.Page;
import org.candour.people.PersonAccount;
import org.candour.shared.EmailAddress;
import org.candour.shared.Limits;
import org.candour.shared.Network;
import org.candour.shared.Open;
import org.candour.shared.Problems;
import org.candour.shared.Shell;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Signing in for persons: a password or a one-time link. */
@Controller
class SignInPages {

  private final PersonPasswords passwords;
  private final SignIn signIn;
  private final Entrance entrance;
  private final LinkMail linkMail;
  private final KnownDevices devices;
  private final Limits limits;

  SignInPages(PersonPasswords passwords, SignIn signIn, Entrance entrance, LinkMail linkMail, KnownDevices devices,
      Limits limits) {
    this.passwords = passwords;
    this.signIn = signIn;
    this.entrance = entrance;
    this.linkMail = linkMail;
    this.devices = devices;
    this.limits = limits;
  }

  @Open
  @GetMapping("/sign-in")
  Page page(@RequestParam(defaultValue = "") String next) {
    return new SignInPage("", next, Problems.none());
  }

  @Open
  @PostMapping("/sign-in")
  Page password(@RequestParam Map<String, String> typed, HttpServletRequest request, HttpServletResponse response) {
    String address = typed.getOrDefault("address", "");
    String next = typed.getOrDefault("next", "");
    Optional<String> known = EmailAddress.of(address);
    if (known.isEmpty()) {
      return wrong(address, next, EmailAddress.wrong(address, "entrance.sign-in.address-wrong"));
    }
    Optional<PersonAccount> person = passwords.at(known.get());
    AttemptThrottle tries =
        AttemptThrottle.atPassword(limits, Network.of(request).value(), known.get(), devices.of(request, person));
    if (!tries.may()) {
      return wrong(address, next, "entrance.sign-in.often").with(429);
    }
    // Unknown addresses take as long as wrong passwords, and read the same.
    if (!passwords.fits(person, typed.getOrDefault("password", "")) || person.isEmpty()) {
      return wrong(address, next, "entrance.sign-in.wrong");
    }
    Optional<String> stopped = passwords.stoppedAt(person.get());
    if (stopped.isPresent()) {
      // Only who knows the password reads this.
      return new SignInPage(address, next, Problems.none().add("address", "entrance.sign-in.stopped", stopped.get()));
    }
    tries.right();
    remember(request, response, person.get());
    signIn.person(request, person.get(), false);
    return entrance.into(person.get(), next);
  }

  private static Page wrong(String address, String next, String key) {
    return new SignInPage(address, next, Problems.none().add("address", key));
  }

  @Open
  @PostMapping("/sign-in/link")
  Page sendLink(@RequestParam(defaultValue = "") String address, @RequestParam(defaultValue = "") String next,
      HttpServletRequest request, Shell shell) {
    return switch (linkMail.toPerson(address, Entrance.local(next), Network.of(request), device(address, request),
        shell)) {
      case ON_ITS_WAY -> new LinkSentPage();
      case ENOUGH -> new LinkEnoughPage();
      case NO_ADDRESS -> wrong(address, next, EmailAddress.wrong(address, "entrance.sign-in.address-wrong"));
      case TOO_OFTEN -> wrong(address, next, "entrance.sign-in.often").with(429);
    };
  }

  @Open
  @PostMapping("/sign-out")
  Page out(HttpServletRequest request) {
    signIn.out(request);
    return Page.redirect("/");
  }

  /** A device is known once somebody was inside with all that they are asked for. */
  private void remember(HttpServletRequest request, HttpServletResponse response, PersonAccount person) {
    if (!entrance.asksMore(person)) {
      devices.remember(request, response, person);
    }
  }

  /**
   * Looked up only for a device that somebody signed in from: for a stranger nothing depends on whose address it is.
   */
  private @Nullable String device(String typed, HttpServletRequest request) {
    return KnownDevices.isAny(request) ? devices.of(request, EmailAddress.of(typed).flatMap(passwords::at)) : null;
  }

  /**
   * The door.
   *
   * @param address that was typed
   * @param next where whoever comes in wants to go; may be empty
   * @param problems why nobody is in
   */
  record SignInPage(String address, String next, Problems problems) implements Page {}
}

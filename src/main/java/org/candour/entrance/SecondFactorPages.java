package org.candour.entrance;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.candour.access.SignIn;
import org.candour.look.Page;
import org.candour.people.Credentials;
import org.candour.people.PersonAccount;
import org.candour.people.SecondFactor;
import org.candour.shared.Caller;
import org.candour.shared.Limits;
import org.candour.shared.Limits.Limit;
import org.candour.shared.Needs;
import org.candour.shared.Network;
import org.candour.shared.Problems;
import org.candour.shared.Right;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The second factor, where the role of whoever signs in asks for one. */
@Controller
class SecondFactorPages {

  private static final String ENROLLING = "second-factor";

  private final SignIn signIn;
  private final Entrance entrance;
  private final SecondFactor secondFactor;
  private final Credentials credentials;
  private final KnownDevices devices;
  private final Limits limits;

  SecondFactorPages(SignIn signIn, Entrance entrance, SecondFactor secondFactor, Credentials credentials,
      KnownDevices devices, Limits limits) {
    this.signIn = signIn;
    this.entrance = entrance;
    this.secondFactor = secondFactor;
    this.credentials = credentials;
    this.devices = devices;
    this.limits = limits;
  }

  @Needs(value = Right.ENTERING, scope = Needs.Scope.OWN)
  @GetMapping("/sign-in/code")
  Page code(Caller.Person caller, @RequestParam(defaultValue = "") String next, HttpServletRequest request) {
    // Opened again, the page shows the picture that was scanned already.
    Object begun = request.getSession().getAttribute(ENROLLING);
    CodePage page = page(caller, begun instanceof String secret ? secret : "", next, Problems.none());
    request.getSession().setAttribute(ENROLLING, page.secret);
    return page;
  }

  @Needs(value = Right.ENTERING, scope = Needs.Scope.OWN)
  @PostMapping("/sign-in/code")
  Page checkCode(Caller.Person caller, @RequestParam Map<String, String> typed, HttpServletRequest request,
      HttpServletResponse response) {
    String secret = typed.getOrDefault("secret", "");
    String next = typed.getOrDefault("next", "");
    PersonAccount person = entrance.person(caller);
    AttemptThrottle tries = AttemptThrottle.atMore(limits, Limit.CODE_PERSON, Network.of(request).value(), person.id(),
        devices.of(request, Optional.of(person)));
    if (!tries.may()) {
      return page(caller, secret, next, Problems.none().add("code", "entrance.code.often")).with(429);
    }
    if (!taken(caller, person, typed.getOrDefault("code", ""), secret)) {
      return page(caller, secret, next, Problems.none().add("code", "entrance.code.wrong"));
    }
    tries.right();
    devices.remember(request, response, person);
    request.getSession().removeAttribute(ENROLLING);
    signIn.secondFactorDone(request, person);
    return entrance.home(person, next);
  }

  /** A secret from the form counts only where none is set. */
  private boolean taken(Caller.Person caller, PersonAccount person, String code, String secret) {
    String known = person.totpSecret();
    OptionalLong step = secondFactor.step(known == null ? secret : known, code);
    return step.isPresent() && (known == null
        ? credentials.enrol(caller, person.id(), secret, step.getAsLong())
        : credentials.spend(person.id(), known, step.getAsLong()));
  }

  private CodePage page(Caller.Person caller, String tried, String next, Problems problems) {
    PersonAccount person = entrance.person(caller);
    boolean enrolled = person.totpSecret() != null;
    // A picture that was scanned already must still fit after a mistyped code.
    String secret = enrolled ? "" : SecondFactor.isSecret(tried) ? tried : secondFactor.fresh();
    return new CodePage(enrolled, secret, enrolled ? "" : secondFactor.picture(person, secret), next, problems);
  }

  /**
   * Where the code is typed.
   *
   * @param enrolled whether they have a second factor already
   * @param secret of the one that they are setting up; empty where they have one
   * @param picture of that secret, to be scanned
   * @param next where they want to go; may be empty
   * @param problems what is wrong with the code
   */
  record CodePage(boolean enrolled, String secret, String picture, String next, Problems problems) implements Page {}
}

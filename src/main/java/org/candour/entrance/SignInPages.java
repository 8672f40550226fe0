package org.candour.entrance;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.OptionalLong;
import org.candour.accounts.Credentials;
import org.candour.accounts.LinkMail;
import org.candour.accounts.Passwords;
import org.candour.accounts.People;
import org.candour.accounts.PersonAccount;
import org.candour.accounts.SecondFactor;
import org.candour.accounts.SignIn;
import org.candour.shared.Caller;
import org.candour.shared.EmailAddress;
import org.candour.shared.Limits;
import org.candour.shared.Limits.Limit;
import org.candour.shared.Needs;
import org.candour.shared.Network;
import org.candour.shared.Open;
import org.candour.shared.Problems;
import org.candour.shared.Right;
import org.candour.shared.Shell;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Signing in for persons: a password or a one-time link, then a second factor where the role asks for one. */
@Controller
class SignInPages {

  private static final String ENROLLING = "second-factor";

  private final People people;
  private final SignIn signIn;
  private final Entrance entrance;
  private final LinkMail linkMail;
  private final PasswordEncoder encoder;
  private final SecondFactor secondFactor;
  private final Credentials credentials;
  private final KnownDevices devices;
  private final Limits limits;

  SignInPages(People people, SignIn signIn, Entrance entrance, LinkMail linkMail, PasswordEncoder encoder,
      SecondFactor secondFactor, Credentials credentials, KnownDevices devices, Limits limits) {
    this.people = people;
    this.signIn = signIn;
    this.entrance = entrance;
    this.linkMail = linkMail;
    this.encoder = encoder;
    this.secondFactor = secondFactor;
    this.credentials = credentials;
    this.devices = devices;
    this.limits = limits;
  }

  @Open
  @GetMapping("/sign-in")
  String page(@RequestParam(defaultValue = "") String next, Model model) {
    return form("", next, Problems.none(), model);
  }

  @Open
  @PostMapping("/sign-in")
  String password(@RequestParam(defaultValue = "") String address, @RequestParam(defaultValue = "") String password,
      @RequestParam(defaultValue = "") String next, HttpServletRequest request, HttpServletResponse response,
      Model model) {
    Optional<String> known = EmailAddress.of(address);
    if (known.isEmpty()) {
      return form(address, next,
          Problems.none().add("address", EmailAddress.wrong(address, "entrance.sign-in.address-wrong")), model);
    }
    Optional<PersonAccount> person = people.byAddress(known.get());
    AttemptThrottle tries =
        AttemptThrottle.atPassword(limits, Network.of(request).value(), known.get(), devices.of(request, person));
    if (!tries.may()) {
      response.setStatus(429);
      return form(address, next, Problems.none().add("address", "entrance.sign-in.often"), model);
    }
    // Unknown addresses take as long as wrong passwords, and read the same.
    boolean fits = encoder.matches(password, person.map(PersonAccount::passwordHash).orElse(Passwords.NOBODYS));
    if (!fits || person.isEmpty() || person.get().passwordHash() == null || person.get().frozenAt() != null) {
      return form(address, next, Problems.none().add("address", "entrance.sign-in.wrong"), model);
    }
    if (people.isStopped(person.get().id())) {
      // Only who knows the password reads this.
      return form(address, next, Problems.none().add("address", "entrance.sign-in.stopped",
          String.join("; ", people.stoppedAt(person.get().id()))), model);
    }
    tries.right();
    remember(request, response, person.get());
    signIn.person(request, person.get(), false);
    return entrance.into(person.get(), next);
  }

  @Open
  @PostMapping("/sign-in/link")
  String sendLink(@RequestParam(defaultValue = "") String address, @RequestParam(defaultValue = "") String next,
      HttpServletRequest request, HttpServletResponse response, Shell shell, Model model) {
    return switch (linkMail.toPerson(address, Entrance.local(next), Network.of(request), device(address, request),
        shell)) {
      case ON_ITS_WAY -> "entrance/link-sent";
      case ENOUGH -> "entrance/link-enough";
      case NO_ADDRESS -> form(address, next,
          Problems.none().add("address", EmailAddress.wrong(address, "entrance.sign-in.address-wrong")), model);
      case TOO_OFTEN -> {
        response.setStatus(429);
        yield form(address, next, Problems.none().add("address", "entrance.sign-in.often"), model);
      }
    };
  }

  @Needs(value = Right.ENTERING, scope = Needs.Scope.OWN)
  @GetMapping("/sign-in/code")
  String code(Caller.Person caller, @RequestParam(defaultValue = "") String next, HttpServletRequest request,
      Model model) {
    // Opened again, the page shows the picture that was scanned already.
    Object begun = request.getSession().getAttribute(ENROLLING);
    String page = codePage(caller, begun instanceof String secret ? secret : "", next, Problems.none(), model);
    request.getSession().setAttribute(ENROLLING, model.getAttribute("secret"));
    return page;
  }

  @Needs(value = Right.ENTERING, scope = Needs.Scope.OWN)
  @PostMapping("/sign-in/code")
  String checkCode(Caller.Person caller, @RequestParam(defaultValue = "") String code,
      @RequestParam(defaultValue = "") String secret, @RequestParam(defaultValue = "") String next,
      HttpServletRequest request, HttpServletResponse response, Model model) {
    PersonAccount person = people.byId(caller.id()).orElseThrow();
    AttemptThrottle tries = AttemptThrottle.atMore(limits, Limit.CODE_PERSON, Network.of(request).value(), person.id(),
        devices.of(request, Optional.of(person)));
    if (!tries.may()) {
      response.setStatus(429);
      return codePage(caller, secret, next, Problems.none().add("code", "entrance.code.often"), model);
    }
    if (!taken(caller, person, code, secret)) {
      return codePage(caller, secret, next, Problems.none().add("code", "entrance.code.wrong"), model);
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

  @Open
  @PostMapping("/sign-out")
  String out(HttpServletRequest request) {
    signIn.out(request);
    return "redirect:/";
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
    return KnownDevices.isAny(request) ? devices.of(request, EmailAddress.of(typed).flatMap(people::byAddress)) : null;
  }

  private static String form(String address, String next, Problems problems, Model model) {
    model.addAttribute("address", address).addAttribute("next", next).addAttribute("problems", problems);
    return "entrance/sign-in";
  }

  private String codePage(Caller.Person caller, String tried, String next, Problems problems, Model model) {
    PersonAccount person = people.byId(caller.id()).orElseThrow();
    boolean enrolled = person.totpSecret() != null;
    // A picture that was scanned already must still fit after a mistyped code.
    String secret = enrolled ? "" : SecondFactor.isSecret(tried) ? tried : secondFactor.fresh();
    model.addAttribute("enrolled", enrolled).addAttribute("secret", secret).addAttribute("next", next)
        .addAttribute("problems", problems)
        .addAttribute("picture", enrolled ? "" : secondFactor.picture(person, secret));
    return "entrance/code";
  }
}

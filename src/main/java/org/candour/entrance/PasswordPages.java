package org.candour.entrance;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.candour.accounts.Credentials;
import org.candour.accounts.People;
import org.candour.accounts.PersonAccount;
import org.candour.accounts.SignIn;
import org.candour.shared.Caller;
import org.candour.shared.Limits;
import org.candour.shared.Limits.Limit;
import org.candour.shared.Needs;
import org.candour.shared.Network;
import org.candour.shared.Problems;
import org.candour.shared.Right;
import org.candour.shared.Shell;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One's own password, and signing out everywhere else. */
@Controller
class PasswordPages {

  private final People people;
  private final SignIn signIn;
  private final Credentials credentials;
  private final PasswordEncoder encoder;
  private final KnownDevices devices;
  private final Limits limits;

  PasswordPages(People people, SignIn signIn, Credentials credentials, PasswordEncoder encoder, KnownDevices devices,
      Limits limits) {
    this.people = people;
    this.signIn = signIn;
    this.credentials = credentials;
    this.encoder = encoder;
    this.devices = devices;
    this.limits = limits;
  }

  @Needs(value = Right.PERSON, scope = Needs.Scope.OWN)
  @GetMapping("/profile/password")
  String password(Caller.Person caller, HttpServletRequest request, Model model) {
    return page(person(caller), request, Problems.none(), model);
  }

  @Needs(value = Right.PERSON, scope = Needs.Scope.OWN)
  @PostMapping("/profile/password")
  String set(Caller.Person caller, @RequestParam(defaultValue = "") String current,
      @RequestParam(defaultValue = "") String password, HttpServletRequest request, HttpServletResponse response,
      Shell shell, Model model) {
    PersonAccount person = person(caller);
    Problems problems = Problems.none();
    if (asksCurrent(person, request)) {
      AttemptThrottle tries = AttemptThrottle.atMore(limits, Limit.PASSWORD_PERSON, Network.of(request).value(),
          person.id(), devices.of(request, Optional.of(person)));
      if (!tries.may()) {
        response.setStatus(429);
        return page(person, request, problems.add("current", "entrance.sign-in.often"), model);
      }
      if (!encoder.matches(current, person.passwordHash())) {
        problems.add("current", "entrance.password.current-wrong");
      } else {
        tries.right();
      }
    }
    PasswordRule.problem(password, person)
        .ifPresent(key -> problems.add("password", key, PasswordRule.SHORTEST, PasswordRule.LONGEST));
    if (problems.any()) {
      return page(person, request, problems, model);
    }
    credentials.setPassword(caller, password, shell);
    signIn.stay(request, person(caller));
    return "redirect:/profile?done=password";
  }

  @Needs(value = Right.PERSON, scope = Needs.Scope.OWN)
  @PostMapping("/profile/sessions/end")
  String endOthers(Caller.Person caller, HttpServletRequest request) {
    credentials.endSessions(caller);
    signIn.stay(request, person(caller));
    return "redirect:/profile?done=others";
  }

  /** Who has just come by a link has shown that they read the mail of this account: that says as much. */
  private boolean asksCurrent(PersonAccount person, HttpServletRequest request) {
    return person.passwordHash() != null && !signIn.byFreshLink(request);
  }

  private PersonAccount person(Caller.Person caller) {
    return people.byId(caller.id()).orElseThrow();
  }

  private String page(PersonAccount person, HttpServletRequest request, Problems problems, Model model) {
    model.addAttribute("there", person.passwordHash() != null).addAttribute("asksCurrent", asksCurrent(person, request))
        .addAttribute("address", person.address()).addAttribute("problems", problems)
        .addAttribute("shortest", PasswordRule.SHORTEST);
    return "entrance/password";
  }
}

package org.candour.entrance;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.candour.accounts.People;
import org.candour.accounts.PersonAccount;
import org.candour.accounts.SignIn;
import org.candour.shared.Caller;
import org.candour.shared.EmailAddress;
import org.candour.shared.Limits;
import org.candour.shared.Limits.Limit;
import org.candour.shared.Needs;
import org.candour.shared.Network;
import org.candour.shared.Open;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.candour.shared.Right;
import org.candour.shared.Shell;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One's own address, which is also what one signs in with. */
@Controller
class AddressPages {

  private final People people;
  private final AddressChanges changes;
  private final SignIn signIn;
  private final PasswordEncoder encoder;
  private final KnownDevices devices;
  private final Limits limits;

  AddressPages(People people, AddressChanges changes, SignIn signIn, PasswordEncoder encoder, KnownDevices devices,
      Limits limits) {
    this.people = people;
    this.changes = changes;
    this.signIn = signIn;
    this.encoder = encoder;
    this.devices = devices;
    this.limits = limits;
  }

  @Needs(value = Right.PERSON, scope = Needs.Scope.OWN)
  @GetMapping("/profile/address")
  String address(Caller.Person caller, HttpServletRequest request, Model model) {
    return page(person(caller), "", "", request, Problems.none(), model);
  }

  @Needs(value = Right.PERSON, scope = Needs.Scope.OWN)
  @PostMapping("/profile/address")
  String ask(Caller.Person caller, @RequestParam(defaultValue = "") String address,
      @RequestParam(defaultValue = "") String current, HttpServletRequest request, HttpServletResponse response,
      Shell shell, Model model) {
    PersonAccount person = person(caller);
    Problems problems = Problems.none();
    Optional<String> wanted =
        EmailAddress.of(address).filter(a -> EmailAddress.ordinary(a) && !a.equals(person.address()));
    if (wanted.isEmpty()) {
      problems.add("address", EmailAddress.wrong(address, "entrance.address.wrong"));
    }
    if (asksCurrent(person, request)) {
      AttemptThrottle tries = AttemptThrottle.atMore(limits, Limit.PASSWORD_PERSON, Network.of(request).value(),
          person.id(), devices.of(request, Optional.of(person)));
      if (!tries.may()) {
        response.setStatus(429);
        return page(person, address, "", request, problems.add("current", "entrance.sign-in.often"), model);
      }
      if (encoder.matches(current, person.passwordHash())) {
        tries.right();
      } else {
        problems.add("current", "entrance.password.current-wrong");
      }
    }
    if (!problems.any() && !limits.allow(Limit.ADDRESS_PERSON, Long.toString(person.id()))) {
      response.setStatus(429);
      problems.add("address", "entrance.address.often");
    }
    if (problems.any()) {
      return page(person, PlainText.cut(PlainText.line(address), EmailAddress.LONGEST), "", request, problems, model);
    }
    changes.ask(person, wanted.orElseThrow(), shell.words(), shell.region());
    return page(person, "", wanted.orElseThrow(), request, problems, model);
  }

  /** Shows a button: what opens links in advance changes nothing. */
  @Open
  @GetMapping("/sign-in/address/{token}")
  String look(@PathVariable String token, HttpServletResponse response, Model model) {
    return confirmed(token, changes.look(token).orElse(""), false, response, model);
  }

  @Open
  @PostMapping("/sign-in/address/{token}")
  String confirm(@PathVariable String token, HttpServletResponse response, Shell shell, Model model) {
    return confirmed(token, "", once(token, shell), response, model);
  }

  /** Of two who wished for the same address, the second is told that the link is over. */
  private boolean once(String token, Shell shell) {
    try {
      return changes.confirm(token, shell);
    } catch (DuplicateKeyException e) {
      return false;
    }
  }

  private boolean asksCurrent(PersonAccount person, HttpServletRequest request) {
    return person.passwordHash() != null && !signIn.byFreshLink(request);
  }

  private PersonAccount person(Caller.Person caller) {
    return people.byId(caller.id()).orElseThrow();
  }

  private String page(PersonAccount person, String typed, String sent, HttpServletRequest request, Problems problems,
      Model model) {
    model.addAttribute("now", person.address()).addAttribute("typed", typed).addAttribute("sent", sent)
        .addAttribute("problems", problems).addAttribute("asksCurrent", asksCurrent(person, request));
    return "entrance/address";
  }

  private static String confirmed(String token, String address, boolean done, HttpServletResponse response,
      Model model) {
    // The address of this page is a secret until it is spent.
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Cache-Control", "no-store");
    model.addAttribute("token", token).addAttribute("address", address).addAttribute("done", done);
    return "entrance/address-link";
  }
}

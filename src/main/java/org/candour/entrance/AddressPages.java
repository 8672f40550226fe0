package org.candour.entrance;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.candour.look.Page;
import org.candour.people.PersonAccount;
import org.candour.shared.Caller;
import org.candour.shared.EmailAddress;
import org.candour.shared.Limits;
import org.candour.shared.Limits.Limit;
import org.candour.shared.Needs;
import org.candour.shared.Open;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.candour.shared.Right;
import org.candour.shared.Shell;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One's own address, which is also what one signs in with. */
@Controller
class AddressPages {

  private final Entrance entrance;
  private final AddressChanges changes;
  private final CurrentPassword current;
  private final Limits limits;

  AddressPages(Entrance entrance, AddressChanges changes, CurrentPassword current, Limits limits) {
    this.entrance = entrance;
    this.changes = changes;
    this.current = current;
    this.limits = limits;
  }

  @Needs(value = Right.PERSON, scope = Needs.Scope.OWN)
  @GetMapping("/profile/address")
  Page address(Caller.Person caller, HttpServletRequest request) {
    PersonAccount person = entrance.person(caller);
    return new AddressPage(person.address(), "", "", Problems.none(), current.isAsked(person, request));
  }

  @Needs(value = Right.PERSON, scope = Needs.Scope.OWN)
  @PostMapping("/profile/address")
  Page ask(Caller.Person caller, @RequestParam(defaultValue = "") String address,
      @RequestParam(name = "current", defaultValue = "") String password, HttpServletRequest request, Shell shell) {
    PersonAccount person = entrance.person(caller);
    boolean asks = current.isAsked(person, request);
    Problems problems = Problems.none();
    Optional<String> wanted =
        EmailAddress.of(address).filter(a -> EmailAddress.ordinary(a) && !a.equals(person.address()));
    if (wanted.isEmpty()) {
      problems.add("address", EmailAddress.wrong(address, "entrance.address.wrong"));
    }
    if (!current.check(person, password, request, problems)) {
      return new AddressPage(person.address(), address, "", problems, asks).with(429);
    }
    String typed = PlainText.cut(PlainText.line(address), EmailAddress.LONGEST);
    if (problems.any()) {
      return new AddressPage(person.address(), typed, "", problems, asks);
    }
    if (!limits.allow(Limit.ADDRESS_PERSON, Long.toString(person.id()))) {
      return new AddressPage(person.address(), typed, "", problems.add("address", "entrance.address.often"), asks)
          .with(429);
    }
    changes.ask(person, wanted.orElseThrow(), shell.words(), shell.region());
    return new AddressPage(person.address(), "", wanted.orElseThrow(), problems, asks);
  }

  /** Shows a button: what opens links in advance changes nothing. */
  @Open
  @GetMapping("/sign-in/address/{token}")
  Page look(@PathVariable String token, HttpServletResponse response) {
    return confirmed(token, changes.look(token).orElse(""), false, response);
  }

  @Open
  @PostMapping("/sign-in/address/{token}")
  Page confirm(@PathVariable String token, HttpServletResponse response, Shell shell) {
    return confirmed(token, "", once(token, shell), response);
  }

  /** Of two who wished for the same address, the second is told that the link is over. */
  private boolean once(String token, Shell shell) {
    try {
      return changes.confirm(token, shell);
    } catch (DuplicateKeyException e) {
      return false;
    }
  }

  private static Page confirmed(String token, String address, boolean done, HttpServletResponse response) {
    // The address of this page is a secret until it is spent.
    response.setHeader("Referrer-Policy", "no-referrer");
    return new AddressLinkPage(token, address, done).unkept();
  }

  /**
   * The form.
   *
   * @param now the address that they have
   * @param typed the one that they typed
   * @param sent the one that a link went to; empty for none
   * @param problems what is wrong with what was typed
   * @param asksCurrent whether they have to type their password
   */
  record AddressPage(String now, String typed, String sent, Problems problems, boolean asksCurrent) implements Page {}

  /**
   * The button.
   *
   * @param token of the link
   * @param address that it makes theirs; empty where the link is over
   * @param done whether it has just done so
   */
  record AddressLinkPage(String token, String address, boolean done) implements Page {}
}

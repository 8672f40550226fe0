package org.candour.entrance;

import jakarta.servlet.http.HttpServletRequest;
import org.candour.access.SignIn;
import org.candour.look.Page;
import org.candour.people.Credentials;
import org.candour.people.PersonAccount;
import org.candour.shared.Caller;
import org.candour.shared.Needs;
import org.candour.shared.Problems;
import org.candour.shared.Right;
import org.candour.shared.Shell;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One's own password, and signing out everywhere else. */
@Controller
class PasswordPages {

  private final Entrance entrance;
  private final SignIn signIn;
  private final Credentials credentials;
  private final CurrentPassword current;

  PasswordPages(Entrance entrance, SignIn signIn, Credentials credentials, CurrentPassword current) {
    this.entrance = entrance;
    this.signIn = signIn;
    this.credentials = credentials;
    this.current = current;
  }

  @Needs(value = Right.PERSON, scope = Needs.Scope.OWN)
  @GetMapping("/profile/password")
  Page password(Caller.Person caller, HttpServletRequest request) {
    return page(entrance.person(caller), request, Problems.none());
  }

  @Needs(value = Right.PERSON, scope = Needs.Scope.OWN)
  @PostMapping("/profile/password")
  Page set(Caller.Person caller, @RequestParam(name = "current", defaultValue = "") String typed,
      @RequestParam(defaultValue = "") String password, HttpServletRequest request, Shell shell) {
    PersonAccount person = entrance.person(caller);
    Problems problems = Problems.none();
    if (!current.check(person, typed, request, problems)) {
      return page(person, request, problems).with(429);
    }
    PasswordRule.problem(password, person)
        .ifPresent(key -> problems.add("password", key, PasswordRule.SHORTEST, PasswordRule.LONGEST));
    if (problems.any()) {
      return page(person, request, problems);
    }
    credentials.setPassword(caller, password, shell);
    signIn.stay(request, entrance.person(caller));
    return Page.redirect("/profile?done=password");
  }

  @Needs(value = Right.PERSON, scope = Needs.Scope.OWN)
  @PostMapping("/profile/sessions/end")
  Page endOthers(Caller.Person caller, HttpServletRequest request) {
    credentials.endSessions(caller);
    signIn.stay(request, entrance.person(caller));
    return Page.redirect("/profile?done=others");
  }

  private Page page(PersonAccount person, HttpServletRequest request, Problems problems) {
    return new PasswordPage(person.passwordHash() != null, current.isAsked(person, request), person.address(),
        PasswordRule.SHORTEST, problems);
  }

  /**
   * The form.
   *
   * @param there whether they have a password
   * @param asksCurrent whether they have to type it
   * @param address by which their browser keeps it
   * @param shortest in characters
   * @param problems what is wrong with what was typed
   */
  record PasswordPage(boolean there, boolean asksCurrent, String address, int shortest,
      Problems problems) implements Page {}
}

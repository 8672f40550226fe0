package org.candour.entrance;

import java.util.Optional;
import org.candour.access.RoleGrants;
import org.candour.people.Passwords;
import org.candour.people.People;
import org.candour.people.PersonAccount;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Whose password it is. */
@Component
class PersonPasswords {

  private final People people;
  private final RoleGrants roleGrants;
  private final PasswordEncoder encoder;

  PersonPasswords(People people, RoleGrants roleGrants, PasswordEncoder encoder) {
    this.people = people;
    this.roleGrants = roleGrants;
    this.encoder = encoder;
  }

  /** Who has this address, whether or not they may come in. */
  Optional<PersonAccount> at(String address) {
    return people.byAddress(address);
  }

  /** Whether they come in by this password. For nobody it takes as long as for somebody. */
  boolean fits(Optional<PersonAccount> person, String password) {
    boolean fits = encoder.matches(password, person.map(PersonAccount::passwordHash).orElse(Passwords.NOBODYS));
    return fits && person.filter(p -> p.passwordHash() != null && p.frozenAt() == null).isPresent();
  }

  /** The organisations that keep somebody out who knows their password; empty where they may come in. */
  Optional<String> stoppedAt(PersonAccount person) {
    return roleGrants.isStopped(person.id())
        ? Optional.of(String.join("; ", roleGrants.stoppedAt(person.id())))
        : Optional.empty();
  }
}

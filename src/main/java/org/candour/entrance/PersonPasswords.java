package org.candour.entrance;

import java.util.Optional;
import org.candour.accounts.Passwords;
import org.candour.accounts.People;
import org.candour.accounts.PersonAccount;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Whose password it is. */
@Component
class PersonPasswords {

  private final People people;
  private final PasswordEncoder encoder;

  PersonPasswords(People people, PasswordEncoder encoder) {
    this.people = people;
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
    return people.isStopped(person.id())
        ? Optional.of(String.join("; ", people.stoppedAt(person.id())))
        : Optional.empty();
  }
}

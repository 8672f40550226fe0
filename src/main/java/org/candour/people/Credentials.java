package org.candour.people;

import java.time.Clock;
import org.candour.audit.Audit;
import org.candour.shared.Caller;
import org.candour.shared.Shell;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What persons prove themselves with. Whoever changes it ends their sessions and hears of it by letter. */
@Component
public class Credentials {

  private final CredentialStore store;
  private final Clock clock;
  private final PasswordEncoder encoder;
  private final People people;
  private final Audit audit;
  private final PersonLetters letters;

  Credentials(CredentialStore store, Clock clock, PasswordEncoder encoder, People people, Audit audit,
      PersonLetters letters) {
    this.store = store;
    this.clock = clock;
    this.encoder = encoder;
    this.people = people;
    this.audit = audit;
    this.letters = letters;
  }

  /** A new password; every session, open link and old password of this person ends. */
  @Transactional
  public void setPassword(Caller.Person by, String password, Shell shell) {
    store.setPassword(encoder.encode(password), by.id());
    int stamp = people.endSessions(by.id());
    audit.record(by, Audit.Act.of("password-set", "person", by.id()));
    letters.changed("password-set", by.id(), stamp, shell);
  }

  /**
   * Another address, by which they sign in from now on. False where it is somebody's already, or theirs changed
   * meanwhile. Every session and open link ends.
   */
  @Transactional
  public boolean setAddress(long person, String before, String address) {
    int set = store.setAddress(address, person, before);
    if (set > 0) {
      people.endSessions(person);
      audit.record(Caller.NOBODY, Audit.Act.of("address-changed", "person", person));
    }
    return set > 0;
  }

  @Transactional
  public void endSessions(Caller.Person by) {
    people.endSessions(by.id());
    audit.record(by, Audit.Act.of("sessions-ended", "person", by.id()));
  }

  /** A first second factor. False where there is one already: nobody replaces another's by signing in. */
  @Transactional
  public boolean enrol(Caller by, long person, String secret, long step) {
    int set = store.enrol(secret, step, person, clock.instant());
    if (set > 0) {
      audit.record(by, Audit.Act.of("second-factor-set", "person", person));
    }
    return set > 0;
  }

  /** Spends the code of this time step: once, on whichever node, and none that is older. */
  @Transactional
  public boolean spend(long person, String secret, long step) {
    return store.spend(step, person, secret) > 0;
  }

  /** Forgets a second factor that was lost; the next sign-in sets up another. {@code reason} is a code. */
  @Transactional
  public void forgetSecondFactor(Caller.Person by, long person, String reason, Shell shell) {
    store.forgetSecondFactor(person);
    int stamp = people.endSessions(person);
    audit.record(by, Audit.Act.of("second-factor-reset", "person", person).because(reason));
    letters.changed("second-factor-reset", person, stamp, shell);
  }
}

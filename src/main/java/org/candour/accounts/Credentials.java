package org.candour.accounts;

import java.sql.Timestamp;
import java.time.Clock;
import org.candour.audit.Audit;
import org.candour.shared.Caller;
import org.candour.shared.Shell;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What persons prove themselves with. Whoever changes it ends their sessions and hears of it by letter. */
@Component
public class Credentials {

  private final JdbcClient sql;
  private final Clock clock;
  private final PasswordEncoder encoder;
  private final People people;
  private final Audit audit;
  private final PersonLetters letters;
  private final ApplicationEventPublisher events;

  Credentials(JdbcClient sql, Clock clock, PasswordEncoder encoder, People people, Audit audit, PersonLetters letters,
      ApplicationEventPublisher events) {
    this.sql = sql;
    this.clock = clock;
    this.encoder = encoder;
    this.people = people;
    this.audit = audit;
    this.letters = letters;
    this.events = events;
  }

  /** A new password; every session, open link and old password of this person ends. */
  @Transactional
  public void setPassword(Caller.Person by, String password, Shell shell) {
    sql.sql("update person set password_hash = ? where id = ?").params(encoder.encode(password), by.id()).update();
    int stamp = people.endSessions(by.id());
    audit.record(by, Audit.Act.of("password-set", "person", by.id()));
    letters.changed("password-set", by.id(), stamp, shell);
  }

  /** An administrator wishes another address for a member; whoever reads its mail says yes. */
  public record AddressWished(long person, String address, String region, String language) {}

  /**
   * Wishes another address for somebody who belongs to the caller's organisation and nowhere else; for anybody else
   * nothing happens, and the caller learns nothing of where else somebody belongs.
   */
  @Transactional
  public void wishAddress(Caller.Person by, long person, String address, Shell shell) {
    boolean theirs = sql.sql("""
        select count(*) > 0 and bool_and(scope_kind = 'subscription' and scope_id = :subscription) from role_grant
        where person = :person and (until is null or until > :now)""")
        .param("subscription", Long.toString(by.subscription())).param("person", person)
        .param("now", Timestamp.from(clock.instant())).query(Boolean.class).single();
    if (theirs) {
      audit.record(by, Audit.Act.of("address-wished", "person", person));
      events.publishEvent(new AddressWished(person, address, shell.region().value(), shell.words().language()));
    }
  }

  /**
   * Another address, by which they sign in from now on. False where it is somebody's already, or theirs changed
   * meanwhile. Every session and open link ends.
   */
  @Transactional
  public boolean setAddress(long person, String before, String address) {
    int set = sql.sql("""
        update person p set address = :address where p.id = :person and p.address = :before and p.frozen_at is null
          and not exists (select from person o where o.address = :address)""").param("address", address)
        .param("person", person).param("before", before).update();
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
    int set =
        sql.sql("update person set totp_secret = ?, totp_since = ?, totp_step = ? where id = ? and totp_secret is null")
            .params(secret, Timestamp.from(clock.instant()), step, person).update();
    if (set > 0) {
      audit.record(by, Audit.Act.of("second-factor-set", "person", person));
    }
    return set > 0;
  }

  /** Spends the code of this time step: once, on whichever node, and none that is older. */
  @Transactional
  public boolean spend(long person, String secret, long step) {
    return sql.sql("""
        update person set totp_step = :step where id = :person and totp_secret = :secret
          and (totp_step is null or totp_step < :step)""").param("step", step).param("person", person)
        .param("secret", secret).update() > 0;
  }

  /** Forgets a second factor that was lost; the next sign-in sets up another. {@code reason} is a code. */
  @Transactional
  public void forgetSecondFactor(Caller.Person by, long person, String reason, Shell shell) {
    sql.sql("update person set totp_secret = null, totp_since = null, totp_step = null where id = ?").param(person)
        .update();
    int stamp = people.endSessions(person);
    audit.record(by, Audit.Act.of("second-factor-reset", "person", person).because(reason));
    letters.changed("second-factor-reset", person, stamp, shell);
  }
}

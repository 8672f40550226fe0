package org.candour.accounts;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.candour.audit.Audit;
import org.candour.shared.Caller;
import org.candour.shared.Shell;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who belongs to a subscription. It never loses its last administrator, whoever presses the button. */
@Component
public class Members {

  // The roles of one person in one subscription at this moment.
  private static final String HELD = """
      from role_grant g where g.person = :person and g.scope_kind = 'subscription' and g.scope_id = :subscription and g.until is null""";

  private final JdbcClient sql;
  private final Clock clock;
  private final People people;
  private final PersonLetters letters;
  private final Audit audit;

  Members(JdbcClient sql, Clock clock, People people, PersonLetters letters, Audit audit) {
    this.sql = sql;
    this.clock = clock;
    this.people = people;
    this.letters = letters;
    this.audit = audit;
  }

  /** A person in a subscription, as colleagues see them. */
  public record Member(long person, String name, String address, String jobTitle, String role, @Nullable Timestamp frozenAt) {}

  /** Somebody as an administrator describes them. */
  public record Described(String name, String address, String jobTitle) {}

  /**
   * The members by name. Who had an account before stands here as the administrator called them, until they have saved
   * their profile or chosen this subscription: typing an address tells nobody whose it is.
   */
  public List<Member> of(long subscription, int atMost) {
    return sql.sql("""
        select p.id as person, coalesce(g.called, p.name) as name, p.address, case when g.called is null then p.job_title else '' end as job_title,
               g.role, p.frozen_at
        from role_grant g join person p on p.id = g.person
        where g.scope_kind = 'subscription' and g.scope_id = ? and g.until is null
        order by coalesce(g.called, p.name) collate names, p.id limit ?""")
        .params(Long.toString(subscription), atMost).query(Member.class).list();
  }

  public boolean has(long subscription, long person) {
    return !roles(subscription, person).isEmpty();
  }

  private List<String> roles(long subscription, long person) {
    return sql.sql("select g.role " + HELD).param("person", person).param("subscription", Long.toString(subscription)).query(String.class).list();
  }

  /**
   * Makes somebody a member, or gives a member another role; a newcomer is told by letter. Gives the person, or nothing where
   * the only administrator would be left without the right.
   */
  @Transactional
  public Optional<Long> set(Caller by, Subscription subscription, Described who, String role, Shell shell) {
    lock(subscription.id());
    Optional<Person> known = people.byAddress(who.address);
    long person = known.map(Person::id).orElseGet(() -> people.add(by, new People.New(who.name, who.address, null, who.jobTitle, "other", "")));
    List<String> held = roles(subscription.id(), person);
    if (!role.equals("administrator") && onlyAdministrator(subscription.id(), person)) {
      return Optional.empty();
    }
    if (!held.equals(List.of(role))) {
      String called = held.isEmpty() ? known.map(k -> who.name).orElse(null) : called(subscription.id(), person);
      end(by, subscription.id(), person);
      long grant = people.grant(by, person, role, "subscription", Long.toString(subscription.id()));
      sql.sql("update role_grant set called = :called where id = :id").param("called", called).param("id", grant).update();
      if (held.isEmpty()) {
        letters.invite(person, grant, subscription.holder(), shell);
      }
    }
    return Optional.of(person);
  }

  private @Nullable String called(long subscription, long person) {
    return sql.sql("select coalesce(g.called, '') " + HELD + " limit 1").param("person", person)
        .param("subscription", Long.toString(subscription)).query(String.class).optional().filter(c -> !c.isEmpty()).orElse(null);
  }

  /** Ends somebody's membership and their sessions. False where they are the only administrator. */
  @Transactional
  public boolean remove(Caller by, long subscription, long person) {
    lock(subscription);
    if (onlyAdministrator(subscription, person)) {
      return false;
    }
    if (end(by, subscription, person)) {
      people.endSessions(person);
    }
    return true;
  }

  // Two administrators who remove each other at the same moment wait for each other here.
  private void lock(long subscription) {
    sql.sql("select id from subscription where id = ? for no key update").param(subscription).query(Long.class).single();
  }

  private boolean onlyAdministrator(long subscription, long person) {
    return roles(subscription, person).contains("administrator") && sql.sql("""
        select not exists (
          select from role_grant g join person p on p.id = g.person and p.frozen_at is null
          where g.scope_kind = 'subscription' and g.scope_id = ? and g.role = 'administrator' and g.until is null and g.person <> ?)""")
        .params(Long.toString(subscription), person).query(Boolean.class).single();
  }

  private boolean end(Caller by, long subscription, long person) {
    int ended = sql.sql("""
        update role_grant set until = :now
        where person = :person and scope_kind = 'subscription' and scope_id = :subscription and until is null""")
        .param("now", Timestamp.from(clock.instant())).param("person", person).param("subscription", Long.toString(subscription)).update();
    if (ended > 0) {
      audit.record(by, Audit.Act.of("roles-ended", "person", person).fromTo("subscription " + subscription, null));
    }
    return ended > 0;
  }
}

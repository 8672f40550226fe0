package org.candour.accounts;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.candour.audit.Audit;
import org.candour.shared.Caller;
import org.candour.shared.NotFound;
import org.candour.shared.Right;
import org.candour.shared.Shell;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A story of the subscription's scope that lies outside somebody's own part of it, opened because it could not wait.
 */
@Component
public class EmergencyAccess {

  /** How long a story stays open. */
  public static final Duration LASTS = Duration.ofHours(1);

  private final JdbcClient sql;
  private final Clock clock;
  private final Rights rights;
  private final Subscriptions subscriptions;
  private final PlatformRoles roles;
  private final PersonLetters letters;
  private final Audit audit;

  EmergencyAccess(JdbcClient sql, Clock clock, Rights rights, Subscriptions subscriptions, PlatformRoles roles,
      PersonLetters letters, Audit audit) {
    this.sql = sql;
    this.clock = clock;
    this.rights = rights;
    this.subscriptions = subscriptions;
    this.roles = roles;
    this.letters = letters;
    this.audit = audit;
  }

  /**
   * One that was opened: by whom, why, and until when.
   *
   * @param id its number
   * @param name of the person who opened it
   * @param story which one
   * @param reason in that person's words
   * @param since when it was opened
   * @param until when it closes by itself
   */
  public record OpenedStory(long id, String name, long story, String reason, Instant since, Instant until) {}

  /** The newest ones of a subscription. */
  public List<OpenedStory> of(long subscription, int atMost) {
    return sql.sql("""
        select e.id, p.name, e.story, e.reason, e.since, e.until from emergency_access e
        join person p on p.id = e.person
        where e.subscription = ? order by e.since desc, e.id desc limit ?""").params(subscription, atMost)
        .query(OpenedStory.class).list();
  }

  /**
   * Opens a story for an hour. Every administrator of the subscription is told at once, with the reason; where there is
   * none but the caller, whoever operates the region. It is never opened without anybody else hearing of it.
   *
   * @param reason in the caller's words; stays with the subscription and is shown to its administrators
   * @return whether it is open now: not where there is nobody to be told
   * @throws NotFound where the caller holds no right to it
   */
  @Transactional
  public boolean open(Caller.Person by, long story, String reason, Shell shell) {
    if (!by.may(Right.EMERGENCY)) {
      throw new NotFound("no emergency right");
    }
    List<Long> administrators = rights.holders(by.subscription(), Right.ADMINISTER);
    boolean alone = administrators.stream().allMatch(person -> person == by.id());
    List<Long> operators = alone
        ? roles.holding(Right.OPERATE, shell.region()).stream().filter(person -> person != by.id()).toList()
        : List.of();
    if (alone && operators.isEmpty()) {
      return false;
    }
    Instant now = clock.instant();
    long id = sql.sql("""
        insert into emergency_access (person, subscription, story, reason, since, until) values (?, ?, ?, ?, ?, ?)
        returning id""")
        .params(by.id(), by.subscription(), story, reason, Timestamp.from(now), Timestamp.from(now.plus(LASTS)))
        .query(Long.class).single();
    audit.record(by, Audit.Act.of("emergency-opened", "story", story).fromTo(null, "emergency " + id));
    letters.emergency(administrators, id, by, story, reason, shell);
    letters.emergencyToOperators(operators, id, by,
        subscriptions.byId(by.subscription()).map(Subscription::holder).orElse(""), story, reason, shell);
    return true;
  }
}

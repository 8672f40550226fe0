package org.candour.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.candour.audit.Audit;
import org.candour.shared.Caller;
import org.candour.shared.NotFound;
import org.candour.shared.Right;
import org.candour.shared.Shell;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A story of the subscription's scope that lies outside somebody's own part of it, opened because it could not wait.
 */
@Component
public class EmergencyAccess {

  /** How long a story stays open. */
  public static final Duration LASTS = Duration.ofHours(1);

  private final EmergencyAccessStore store;
  private final Clock clock;
  private final Rights rights;
  private final PlatformRoles roles;
  private final RoleLetters letters;
  private final Audit audit;

  EmergencyAccess(EmergencyAccessStore store, Clock clock, Rights rights, PlatformRoles roles, RoleLetters letters,
      Audit audit) {
    this.store = store;
    this.clock = clock;
    this.rights = rights;
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
    return store.of(subscription, atMost);
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
    long id = store.insert(by.subscription(), by.id(), story, reason, now);
    audit.record(by, Audit.Act.of("emergency-opened", "story", story).fromTo(null, "emergency " + id));
    RoleLetters.Opened opened = new RoleLetters.Opened(id, by, story, reason);
    letters.emergency(administrators, opened, shell);
    letters.emergencyToOperators(operators, opened, shell);
    return true;
  }
}

package org.candour.alert;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.candour.access.Rights;
import org.candour.mail.LetterCheck;
import org.candour.mail.Recipient;
import org.candour.regions.Region;
import org.candour.shared.Right;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** When a letter about a story leaves: whose turn it is, in whose working hours, and not in anybody's quiet hours. */
@Component
public class DeliveryTime implements LetterCheck {

  /** From this criticality on a story is hard to read: told in working hours, to who leads there first. */
  public static final int HARD = 3;
  private static final Duration HEAD_START = Duration.ofMinutes(30);

  /** That the person of {@code i} may read the story {@code s} on behalf of its subscription, as serious as it is. */
  static final String IN_REACH = Rights.reaches("i.person", "i.subscription", Right.READ_SCOPE, "s");

  private final DeliveryTimeStore store;
  private final Clock clock;

  DeliveryTime(DeliveryTimeStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * When somebody wants no letters. From and to may lie on both sides of midnight; equal ones mean no hours, only
   * weekends.
   *
   * @param person who wants it so
   * @param fromTime when the hours begin, where the region's people live
   * @param toTime when they end
   * @param weekends whether Saturdays and Sundays are quiet as a whole
   * @param unless a story of this criticality and more breaks it, or null
   */
  public record Quiet(long person, LocalTime fromTime, LocalTime toTime, boolean weekends, @Nullable Integer unless) {

    /** Whether there are hours of the day; weekends alone are written down with the same time twice. */
    public boolean hours() {
      return !fromTime.equals(toTime);
    }

    /** Whether any letter waits because of it. */
    public boolean isAny() {
      return hours() || weekends;
    }

    /** The first moment at or after this one that is not quiet. */
    Instant loud(Instant moment, Region region) {
      ZonedDateTime at = moment.atZone(region.zone());
      for (int i = 0; i < 12 && !at.equals(ends(at)); i++) {
        at = ends(at);
      }
      return at.toInstant();
    }

    private ZonedDateTime ends(ZonedDateTime at) {
      if (weekends && at.getDayOfWeek().getValue() > 5) {
        return at.toLocalDate().plusDays(8 - at.getDayOfWeek().getValue()).atStartOfDay(at.getZone());
      }
      LocalTime time = at.toLocalTime();
      boolean over = fromTime.isAfter(toTime);
      boolean inside = hours() && (over
          ? !time.isBefore(fromTime) || time.isBefore(toTime)
          : !time.isBefore(fromTime) && time.isBefore(toTime));
      return !inside
          ? at
          : at.toLocalDate().plusDays(over && !time.isBefore(fromTime) ? 1 : 0).atTime(toTime).atZone(at.getZone());
    }
  }

  public Optional<Quiet> quiet(long person) {
    return Optional.ofNullable(quiet(List.of(person)).get(person));
  }

  Map<Long, Quiet> quiet(Collection<Long> people) {
    return store.quiet(people).stream().collect(Collectors.toMap(Quiet::person, q -> q));
  }

  /** Sets when somebody wants no letters. */
  @Transactional
  public void setQuiet(Quiet quiet) {
    store.setQuiet(quiet);
  }

  /** A letter about stories leaves only to who may read them now, as serious as they are now. */
  @Override
  public boolean stillTold(Recipient recipient, @Nullable Long subscription, String subjectKind, long subject) {
    if (!recipient.kind().equals("person") || subscription == null
        || !subjectKind.equals("story") && !subjectKind.equals("digest")) {
      return true;
    }
    String held = subjectKind.equals("digest")
        ? "select i.person, i.subscription, i.story from digest_item i where i.digest = :subject"
        : "select :person::bigint as person, :subscription::bigint as subscription, :subject::bigint as story";
    return store.stillTold(clock.instant(), subscription, recipient, subject, held);
  }

  /** When a letter to this person leaves. {@code led} says that somebody who leads there is told too. */
  Instant leaves(AlertRecipients.Told to, int criticality, boolean led, Region region, @Nullable Quiet quiet) {
    Instant now = clock.instant();
    Instant turn = now;
    if (criticality >= HARD) {
      turn = region.working(now);
      turn = led && !to.lead() ? region.working(turn.plus(HEAD_START)) : turn;
    }
    return quiet == null || quiet.unless != null && to.sees() && criticality >= quiet.unless
        ? turn
        : quiet.loud(turn, region);
  }
}

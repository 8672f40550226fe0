package org.candour.alert;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.candour.access.Rights;
import org.candour.finding.SavedQueryMatcher;
import org.candour.finding.StaffQuery;
import org.candour.shared.RegionId;
import org.candour.shared.Right;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whom a story is told to. Alerts over services are matched by one statement; those that ask for more are kept in the
 * matcher of this node, which reads what changed before each story. The last word has the database: nobody is told of
 * what their right to read does not reach.
 */
@Component
class AlertRecipients {

  // A transaction that began earlier may commit a change later: each look goes back a little.
  private static final Duration OVERLAP = Duration.ofMinutes(2);
  private static final Duration NEWS = Duration.ofDays(60);

  private final AlertRecipientStore store;
  private final Clock clock;
  private final SavedQueryMatcher matcher;
  private final Set<Long> kept = new HashSet<>();
  private Instant followed = Instant.EPOCH;

  AlertRecipients(AlertRecipientStore store, Clock clock, SavedQueryMatcher matcher) {
    this.store = store;
    this.clock = clock;
    this.matcher = matcher;
  }

  /**
   * Somebody to be told of a story, on behalf of one subscription.
   *
   * @param person who is told
   * @param subscription on behalf of which one
   * @param alert the alert that asked for it
   * @param stop the secret part of the address that stops that alert, or hands the standing in back
   * @param absent for whom they stand in, where the alert is that of a colleague; else null
   * @param delivery how: at once, else the sooner of what their alerts say
   * @param lead whether one of the story's services is their own and they lead there
   * @param sees whether they may see its criticality
   * @param hard whether it is hard to read, and they may know
   */
  record Told(long person, long subscription, long alert, String stop, @Nullable String absent, String delivery,
      boolean lead, boolean sees, boolean hard) {

    Told daily() {
      return new Told(person, subscription, alert, stop, absent, "daily", lead, sees, hard);
    }
  }

  /**
   * Everybody to be told of a public story. Who is away is not told, who stands in for them is. One row a person: as
   * soon as any of their alerts says, and on behalf of a provider or commissioner before others, since only those make
   * it heard. What a wish says of criticality, or of what staff call a story, counts only for who may see this story's.
   */
  List<Told> of(long story) {
    return of(story, null);
  }

  /** The same, of those alerts alone that were there when the story became public. */
  List<Told> sincePublication(long story) {
    List<Told> told = of(story);
    Set<Long> there = Set.copyOf(store.sincePublication(told, story));
    return told.stream().filter(t -> there.contains(t.alert)).toList();
  }

  /**
   * Stories of the last two months that nobody has heard, among those that this alert of a provider or commissioner
   * covers; the newest alone.
   */
  List<Long> unheard(long alert) {
    return store.unheard(alert, clock.instant().minus(NEWS));
  }

  /** The same, where only one person is asked about. */
  List<Told> of(long story, @Nullable Long person) {
    Timestamp now = Timestamp.from(clock.instant());
    return store.of(others(story), now, person, story);
  }

  /** That a right of who wants to be told reaches the story, which stands in their row. */
  static String reaches(Right right) {
    return Rights.reaches("w.person", "w.subscription", right, "w");
  }

  private synchronized Long[] others(long story) {
    follow();
    return matcher.matching(story).stream().filter(kept::contains).toArray(Long[]::new);
  }

  private void follow() {
    Instant now = clock.instant();
    store.follow(followed).forEach(row -> {
      if (row.runs()) {
        matcher.keep(row.id(),
            StaffQuery.parse(new RegionId(row.region()), row.subscription(), row.person(), row.query()));
        kept.add(row.id());
      } else {
        matcher.forget(row.id());
        kept.remove(row.id());
      }
    });
    followed = now.minus(OVERLAP);
  }
}

package org.candour.alert;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.candour.mail.Letter;
import org.candour.mail.Outbox;
import org.candour.regions.Region;
import org.candour.regions.Regions;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Stories that wait for somebody's daily or weekly letter. Only who has news is looked at. */
@Component
public class Digests {

  static final int AT_ONCE = 200;

  private final DigestStore store;
  private final Clock clock;
  private final DeliveryTime delivery;
  private final Regions regions;
  private final NotificationLetters letters;
  private final Outbox outbox;
  private final TransactionTemplate transaction;
  private final ApplicationEventPublisher events;

  Digests(DigestStore store, Clock clock, DeliveryTime delivery, Regions regions, NotificationLetters letters,
      Outbox outbox, TransactionTemplate transaction, ApplicationEventPublisher events) {
    this.store = store;
    this.clock = clock;
    this.delivery = delivery;
    this.regions = regions;
    this.letters = letters;
    this.outbox = outbox;
    this.transaction = transaction;
    this.events = events;
  }

  /**
   * A story of a digest, as its reader gets it.
   *
   * @param digest the number of the letter in which it stands
   * @param person who gets it
   * @param subscription on behalf of which one
   * @param stop the secret part of the address that stops the alert, or hands the standing in back; may be empty
   * @param absent for whom the reader stands in, where the alert is that of a colleague; else null
   * @param region the id of the story's region
   * @param story its number
   * @param language of title and body
   * @param title of the story; empty where it has none
   * @param body of the story, whole
   * @param services the names of what it is about, with semicolons between them
   * @param hard whether it is hard to read, and the reader may know
   */
  record Item(long digest, long person, long subscription, String stop, @Nullable String absent, String region,
      long story, String language, String title, String body, String services, boolean hard) {}

  /**
   * Puts a story on the lists of those who are told of it later. Who is on one already stays where they are; who was
   * written to about it is told.
   */
  void wait(long story, List<AlertRecipients.Told> later, Region region) {
    if (later.isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    Timestamp daily = Timestamp.from(region.nextOpening(now, false));
    Timestamp weekly = Timestamp.from(region.nextOpening(now, true));
    store.wait(later, daily, weekly, story);
  }

  /**
   * A story that is not public any more is on nobody's list and in no letter that waits: what else such a letter holds
   * is written anew. Gives who was told of it by a digest that left.
   */
  List<Long> takeOff(long story) {
    // Waits for a round that is writing letters: what it has claimed is found by the next statement.
    store.deleteWaiting(story);
    notLeft(store.digestsWith(story));
    store.deleteWaiting(story);
    return store.readersOf(story);
  }

  /** What these digests hold waits for the next ones, where they have not left. */
  private void notLeft(List<Long> digests) {
    store.notLeft(outbox.cancel("digest", "digest", digests).toArray(Long[]::new));
  }

  /** What a digest held that did not leave waits for the next one. */
  void writeAnew(long digest) {
    store.writeAnew(digest);
  }

  /**
   * A story of which these people are told at once is on their lists no more. Gives whom a digest that left has told
   * already.
   */
  List<Long> takeOffFor(long story, List<Long> people) {
    Long[] those = people.toArray(Long[]::new);
    notLeft(store.takeOffFor(story, those));
    store.deleteWaitingFor(story, those);
    return store.readersAmong(story, those);
  }

  /** What waits because of one alert is on nobody's list. Gives whose list held which story. */
  List<Waiting> takeOffFor(long alert) {
    return store.deleteWaitingOfAlert(alert);
  }

  /** What waits for who stood in, because of the alerts of a colleague who was away, is on their list no more. */
  List<Waiting> takeOffFor(long absent, long deputy, long subscription) {
    return store.deleteWaitingInSubscription(absent, subscription, deputy);
  }

  /** A story on somebody's list. */
  record Waiting(long story, long person) {}

  /** The stories of one digest. */
  List<Long> stories(long digest) {
    return store.stories(digest);
  }

  /** Writes the letters that are due. Gives how many digests that were. */
  public int makeDue() {
    int made = 0;
    // Until nothing is due: a round may hold few people who have many stories each.
    for (int round = 1; round > 0; made += round) {
      Integer some = transaction.execute(status -> make());
      round = some == null ? 0 : some;
    }
    return made;
  }

  private int make() {
    Timestamp now = Timestamp.from(clock.instant());
    List<Long> digests = claim(now);
    List<Item> items = items(digests, now);
    leaveOut(digests, items);
    Map<Long, DeliveryTime.Quiet> quiet = delivery.quiet(items.stream().map(Item::person).distinct().toList());
    outbox.add(items.stream().collect(Collectors.groupingBy(Item::digest, LinkedHashMap::new, Collectors.toList()))
        .entrySet().stream()
        .map(e -> held(letters.digest(e.getKey(), e.getValue()), quiet.get(e.getValue().getFirst().person())))
        .toList());
    return digests.size();
  }

  private Letter held(Letter digest, DeliveryTime.@Nullable Quiet quiet) {
    return quiet == null ? digest : digest.after(quiet.loud(clock.instant(), regions.get(digest.region())));
  }

  /** What is in no letter was told to nobody: others may be told instead. */
  private void leaveOut(List<Long> digests, List<Item> items) {
    List<Untold> untold = store.leaveOut(items, digests);
    untold.forEach(events::publishEvent);
  }

  /** Somebody was to be told of a story on behalf of a subscription, and may not be any more. */
  record Untold(long story, long person, long subscription) {}

  /** New digests of some people, which hold all that is due for them: no other round can take the same story again. */
  private List<Long> claim(Timestamp now) {
    return store.claim(now);
  }

  /** What is public still and within reach still, newest first. */
  private List<Item> items(List<Long> digests, Timestamp now) {
    return store.items(now, digests);
  }
}

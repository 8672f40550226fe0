package org.candour.hearing;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** For one story who was told and opened it, by role group and never by name: sent, waiting, come back, opened. */
@Component
public class DeliveryReceipts {

  private final DeliveryReceiptStore store;
  private final Clock clock;

  DeliveryReceipts(DeliveryReceiptStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * One role group of one organisation.
   *
   * @param holder of the subscription
   * @param roleGroup a code such as {@code service-manager}, or {@code other}
   * @param sent how many letters were handed over and did not come back
   * @param waiting how many are still to leave
   * @param back how many came back, or could not be handed over
   * @param away to how many an automatic answer came
   * @param opened whether somebody of the group marked the story as read, or somebody of the organisation where of whom
   * was not kept
   * @param readAt since when the organisation has marked it as read, as everybody reads it; null where it has not
   */
  public record ToldGroup(String holder, String roleGroup, long sent, long waiting, long back, long away,
      boolean opened, @Nullable Instant readAt) {}

  /**
   * For which services of a public story the organisations stand that were told of it or read it: service numbers by
   * subscription.
   */
  public Map<Long, Set<Long>> services(long story) {
    return store.services(story).stream().collect(Collectors.groupingBy(DeliveryReceiptStore.Stands::subscription,
        Collectors.mapping(DeliveryReceiptStore.Stands::service, Collectors.toSet())));
  }

  /** Everybody of one subscription. */
  public List<ToldGroup> of(long story, long subscription) {
    return told(story, " and l.subscription = :subscription", subscription);
  }

  /** Every organisation's. */
  public List<ToldGroup> of(long story) {
    return told(story, "", 0);
  }

  private List<ToldGroup> told(long story, String which, long subscription) {
    return store.told(clock.instant(), subscription, story, which);
  }
}

package org.candour.access;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.candour.shared.Caller;
import org.candour.shared.Right;
import org.springframework.stereotype.Component;

/**
 * What members may do, and over which stories. Rights add up and nothing takes one away: a story is reached where any
 * role that runs holds the right over one of its services and its criticality, or where it was opened in an emergency.
 */
@Component
public class Rights {

  /** What an emergency opens; never to act on it in anybody's name. */
  private static final List<Right> OPENED = List.of(Right.READ_SCOPE, Right.SEE_CRITICALITY, Right.SEE_AUTHOR);

  // Asked of one person after the other. Joined, or in an "exists", the rights of all members are worked out first.
  private static final String ONE = """
      ((select true from %s one where one.person = %s and one.subscription = %s%s limit 1) is not null)""";

  private final RightStore store;
  private final Clock clock;

  Rights(RightStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * The condition that somebody belongs to a subscription at the moment {@code now}: has any right there and is not
   * frozen.
   *
   * @param person the column with their number, or the parameter
   * @param subscription the same, of the subscription
   */
  public static String belongs(String person, String subscription) {
    return ONE.formatted("staff_right_at(:now)", person, subscription, "");
  }

  /** The condition that somebody holds a right in a subscription at the moment {@code now}, wherever it reaches. */
  public static String holds(String person, String subscription, Right right) {
    return ONE.formatted("staff_right_at(:now)", person, subscription, permits(right));
  }

  /**
   * The condition that a right which somebody holds in a subscription at the moment {@code now} reaches a public story.
   * What was opened in an emergency is not in it: nobody acts on that, or is told of it.
   *
   * @param story what the question calls the story, of which it has {@code id} and {@code criticality}
   */
  public static String reaches(String person, String subscription, Right right, String story) {
    return ONE.formatted("staff_story_right(:now, " + story + ".id, " + story + ".criticality)", person, subscription,
        permits(right));
  }

  private static String permits(Right right) {
    return " and one.permit = '" + right.code() + "'";
  }

  /** How far a right of this person reaches in the subscription that is active. */
  public StoryReach reach(Caller.Person caller, Right right) {
    return caller.may(right) || OPENED.contains(right)
        ? reach(caller.id(), caller.subscription(), right)
        : StoryReach.NONE;
  }

  /** How far a right of a person reaches in a subscription at this moment. */
  public StoryReach reach(long person, long subscription, Right right) {
    Timestamp now = Timestamp.from(clock.instant());
    List<StoryReach.ReachPart> parts = store.reach(person, subscription, right, now);
    return new StoryReach(parts, OPENED.contains(right) ? opened(person, subscription, now) : List.of());
  }

  /** Who holds a right in these subscriptions at this moment, by subscription; those where nobody does are left out. */
  public Map<Long, List<Long>> holders(Collection<Long> subscriptions, Right right) {
    return store.holders(subscriptions, right, clock.instant()).stream().collect(Collectors.groupingBy(
        RightStore.Holder::subscription, Collectors.mapping(RightStore.Holder::person, Collectors.toList())));
  }

  /** Who holds a right in this subscription at this moment. */
  public List<Long> holders(long subscription, Right right) {
    return holders(List.of(subscription), right).getOrDefault(subscription, List.of());
  }

  private List<Long> opened(long person, long subscription, Timestamp now) {
    return store.opened(person, subscription, now);
  }
}

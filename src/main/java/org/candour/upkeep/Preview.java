package org.candour.upkeep;

import java.util.List;
import org.candour.directory.ChangePlan;
import org.candour.directory.Service;

/**
 * What a change would touch, before anything is done.
 *
 * @param plan the change
 * @param stories public stories that stand at the services concerned or below them
 * @param below services that go along
 * @param followed alerts, and subscriptions, that will cover those who go on too
 * @param losing subscriptions that lose reach, and over what
 * @param gaining subscriptions that gain reach, and over what
 * @param alerts how many alerts lose or gain
 * @param figures services whose figures will differ
 * @param moreFigures how many further services beside those in {@code figures}
 * @param ended services that end with it; their addresses go on leading to their pages
 * @param placed who stands under whom from then on
 */
record Preview(ChangePlan plan, long stories, long below, FollowedBy followed, List<Reached> losing,
    List<Reached> gaining, AlertCount alerts, List<FigureChange> figures, long moreFigures, List<EndedScope> ended,
    List<Placed> placed) {

  /** How much follows the ended to whoever goes on. */
  record FollowedBy(long subscriptions, long alerts, long people, long contacts) {}

  /** A subscription with the names of what it gains or loses. */
  record Reached(long subscription, String holder, List<String> services) {}

  record AlertCount(long losing, long gaining) {}

  /** A service whose totals will be larger or smaller. */
  record FigureChange(Service service, boolean more) {}

  /** A service that ends, with its codes and the names of those who go on. */
  record EndedScope(Service service, List<String> codes, List<String> successors) {}

  /** A service that goes along to another place; {@code under} is a name, or null for the top. */
  record Placed(String name, @org.jspecify.annotations.Nullable String under) {}
}

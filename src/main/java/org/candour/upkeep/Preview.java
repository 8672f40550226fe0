package org.candour.upkeep;

import java.util.List;
import org.candour.directory.Plan;
import org.candour.directory.Service;

/**
 * What a change would touch, before anything is done.
 *
 * @param stories public stories that stand at the services concerned or below them
 * @param below services that go along
 * @param followed alerts, and subscriptions, that will cover those who go on too
 * @param losing subscriptions that lose reach, and over what
 * @param figures services whose figures will differ
 * @param ended services that end with it; their addresses go on leading to their pages
 */
record Preview(Plan plan, long stories, long below, Followed followed, List<Reached> losing, List<Reached> gaining,
    Alerts alerts, List<Figures> figures, long moreFigures, List<Ended> ended, List<Placed> placed) {

  /** How much follows the ended to whoever goes on. */
  record Followed(long subscriptions, long alerts, long people, long contacts) {}

  /** A subscription with the names of what it gains or loses. */
  record Reached(long subscription, String holder, List<String> services) {}

  record Alerts(long losing, long gaining) {}

  /** A service whose totals will be larger or smaller. */
  record Figures(Service service, boolean more) {}

  /** A service that ends, with its codes and the names of those who go on. */
  record Ended(Service service, List<String> codes, List<String> successors) {}

  /** A service that goes along to another place; {@code under} is a name, or null for the top. */
  record Placed(String name, @org.jspecify.annotations.Nullable String under) {}
}

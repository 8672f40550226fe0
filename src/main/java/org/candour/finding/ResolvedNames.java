package org.candour.finding;

import java.time.ZoneId;
import java.util.List;
import org.candour.places.Places;
import org.jspecify.annotations.Nullable;

/**
 * The names in a query as they were looked up.
 *
 * @param services numbers, or null for all; empty where no such service is known
 * @param zone in which the days of the query begin and end
 * @param place the place that is near, or null
 * @param conditions every name of the condition, or null; empty where it is not known
 * @param everywhere whether stories of every region count, since a scope says which
 * @param lost whether something was named that is not known, so that nothing can be found
 */
record ResolvedNames(@Nullable List<Long> services, ZoneId zone, Places.@Nullable Place place,
    @Nullable List<String> conditions, boolean everywhere, boolean lost) {

  static ResolvedNames plain(ZoneId zone) {
    return new ResolvedNames(null, zone, null, null, false, false);
  }

  ResolvedNames inEveryRegion() {
    return new ResolvedNames(services, zone, place, conditions, true, lost);
  }
}

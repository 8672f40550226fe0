package org.candour.lookup;

import java.util.Collection;
import java.util.List;
import org.candour.places.Places;
import org.candour.shared.RegionId;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for, and where.
 *
 * @param region where whoever asks is reading
 * @param typed what somebody typed; may be empty where {@code near} is given
 * @param alone this region alone; else it only comes first
 * @param tops only these and everything below them, or null
 * @param ended whether closed services and placeholders are found
 * @param near where somebody is
 * @param atMost how many results
 * @param far where nothing is near, the nearest that is far away; whoever wants it says how far
 */
public record LookupRequest(RegionId region, String typed, boolean alone, @Nullable List<Long> tops,
    EndedServices ended, Places.@Nullable Place near, int atMost, boolean far) {

  /** Whether closed services and placeholders are found. */
  public enum EndedServices {
    /** Open services only. */
    NEVER,
    /** Closed ones too where their own name is what was typed, behind the open ones; no placeholders. */
    BY_NAME,
    /** All that there is, for whoever looks after the directory. */
    ALWAYS
  }

  public static LookupRequest in(RegionId region, String typed, int atMost) {
    return new LookupRequest(region, typed, false, null, EndedServices.NEVER, null, atMost, false);
  }

  LookupRequest alone(EndedServices which) {
    return new LookupRequest(region, typed, true, tops, which, near, atMost, far);
  }

  LookupRequest below(Collection<Long> some) {
    return new LookupRequest(region, typed, alone, List.copyOf(some), ended, near, atMost, far);
  }

  public LookupRequest with(EndedServices which) {
    return new LookupRequest(region, typed, alone, tops, which, near, atMost, far);
  }

  public LookupRequest near(Places.Place place) {
    return new LookupRequest(region, typed, alone, tops, ended, place, atMost, far);
  }

  public LookupRequest widely() {
    return new LookupRequest(region, typed, alone, tops, ended, near, atMost, true);
  }
}

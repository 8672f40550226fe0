package org.candour.story;

import java.time.Clock;
import java.time.Instant;
import org.candour.directory.Region;
import org.candour.directory.Regions;
import org.candour.shared.RegionId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * When an approved story becomes public: after the region's delay, and not before what its author wants it to wait for.
 */
@Component
class ReleaseTime {

  private final Regions regions;
  private final Clock clock;

  ReleaseTime(Regions regions, Clock clock) {
    this.regions = regions;
    this.clock = clock;
  }

  /** Null while it waits for its author and no day is named. */
  @Nullable
  Instant of(Story story) {
    return story.waitsForAuthor() ? leaving(story) : soonest(story);
  }

  Instant soonest(Story story) {
    return clock.instant().plus(regions.get(new RegionId(story.region())).releaseDelay());
  }

  /** The morning of the day from which it need not wait, where the author named one. */
  private @Nullable Instant leaving(Story story) {
    if (story.leaveOn() == null) {
      return null;
    }
    Region region = regions.get(new RegionId(story.region()));
    Instant day = story.leaveOn().atTime(region.opens()).atZone(region.zone()).toInstant();
    return day.isAfter(soonest(story)) ? day : soonest(story);
  }
}

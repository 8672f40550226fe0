package org.candour.story;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.candour.audit.Audit;
import org.candour.audit.Audit.Act;
import org.candour.audit.PublicTrail;
import org.candour.decision.DueClock;
import org.candour.decision.DueClocks;
import org.candour.jobs.ClusterJob;
import org.candour.regions.Region;
import org.candour.regions.Regions;
import org.candour.shared.Caller;
import org.candour.shared.NotFound;
import org.candour.shared.RegionId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * When an approved story becomes public: after the region's delay, and not before what its author wants it to wait for.
 */
@Component
public class StoryRelease {

  private static final Logger LOG = LoggerFactory.getLogger(StoryRelease.class);

  private static final String RELEASE = "release";

  private final StoryStore store;
  private final DueClocks clocks;
  private final Regions regions;
  private final Audit audit;
  private final PublicTrail trail;
  private final ApplicationEventPublisher events;

  StoryRelease(StoryStore store, DueClocks clocks, Regions regions, Audit audit, PublicTrail trail,
      ApplicationEventPublisher events) {
    this.store = store;
    this.clocks = clocks;
    this.regions = regions;
    this.audit = audit;
    this.trail = trail;
    this.events = events;
  }

  @Bean
  static ClusterJob releaseStories(StoryRelease stories) {
    return new ClusterJob("story-release", Duration.ofSeconds(1), () -> {
      for (long id : stories.due(200)) {
        try {
          stories.release(id);
        } catch (RuntimeException e) {
          LOG.error("story {} could not be released: {}", id, e.getClass().getName());
        }
      }
    });
  }

  /**
   * Lets a story become public once the region's delay is over, and what its author wants it to wait for has come.
   * {@code decision} is the moderator's review step.
   */
  void approve(Caller by, Story story, long decision) {
    store.move(story, StoryStatus.APPROVED, decision);
    set(story, story.version(), of(story));
    audit.record(by,
        Act.of("story-approved", "story", story.id()).version(story.version()).fromTo(story.state(), "approved"));
  }

  /** The author says yes to how it reads now, or that they have left this care. A second time changes nothing. */
  @Transactional
  public void free(Caller.Author by, long id) {
    Story story = store.lockOwn(by, id);
    if (story.waitsForAuthor() && (story.status() == StoryStatus.APPROVED || "left".equals(story.waitsFor()))) {
      store.free(id, clocks.moment());
      if (story.status() == StoryStatus.APPROVED) {
        set(story, story.version(), soonest(story));
      }
      audit.record(by, Act.of("story-freed", "story", id).version(story.version())
          .because(Objects.requireNonNull(story.waitsFor())));
    }
  }

  /** The approved stories whose time has come, the longest due first; {@link #release} makes each public. */
  public List<Long> due(int atMost) {
    return clocks.due("story", RELEASE, atMost);
  }

  /** Publishes one approved story whose time has come. False where somebody was faster or it was pulled. */
  @Transactional
  public boolean release(long id) {
    Story story = locked(id);
    if (story.status() != StoryStatus.APPROVED || !clocks.take("story", id, story.version(), RELEASE)) {
      return false;
    }
    store.move(story, StoryStatus.PUBLISHED, null);
    store.publish(id, story.version(), clocks.moment());
    audit.record(Caller.NOBODY,
        Act.of("story-published", "story", id).version(story.version()).because("decision-" + story.decision()));
    trail.changed("story", id);
    events.publishEvent(new StoryPublished(id, story.region(), story.version()));
    return true;
  }

  /** Says anew when it becomes public, where it is decided already. */
  void reset(Story story) {
    if (story.status() == StoryStatus.APPROVED) {
      set(story, story.version(), of(story));
    }
  }

  /** What a moderator made of it since it was decided becomes public at the moment that was set. */
  void follow(Story story, int version) {
    if (story.status() == StoryStatus.APPROVED) {
      set(story, version, story.releaseAt());
    }
  }

  /** It does not become public by itself any more. */
  void stop(Story story) {
    clocks.stop("story", story.id(), RELEASE);
  }

  private void set(Story story, int version, @Nullable Instant at) {
    if (at == null) {
      stop(story);
    } else {
      clocks.set(new DueClock("story", story.id(), version, RELEASE, at));
    }
  }

  /** Null while it waits for its author and no day is named. */
  private @Nullable Instant of(Story story) {
    return story.waitsForAuthor() ? leaving(story) : soonest(story);
  }

  private Instant soonest(Story story) {
    return clocks.moment().plus(regions.get(new RegionId(story.region())).releaseDelay());
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

  private Story locked(long id) {
    return store.lock(id).orElseThrow(() -> new NotFound("story " + id));
  }
}

package org.candour.moderation;

import java.time.Clock;
import org.candour.story.StoryPublished;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * The public log says what was done with a story from the moment at which it is public, and with that day: earlier ones
 * are its author's.
 */
@Component
class LogDay {

  private final ReviewStore store;
  private final Clock clock;

  LogDay(ReviewStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  @ApplicationModuleListener
  void on(StoryPublished event) {
    store.isPublic(event.story(), clock.instant());
  }
}

package org.candour.response;

import java.time.Clock;
import java.util.List;
import org.candour.audit.Audit;
import org.candour.audit.Audit.Act;
import org.candour.shared.Caller;
import org.candour.story.Stories;
import org.candour.story.Story;
import org.candour.story.StoryEnded;
import org.candour.story.StoryStatus;
import org.candour.story.StoryWithdrawn;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** What hangs on a story ends with it: answers and replies that are not public when it goes for good never will be. */
@Component
class StoryEndings {

  /** Where its author took the story back; where a moderator refused it after it had been public. */
  private static final String TAKEN_BACK = "author";
  private static final String REFUSED = "story-refused";

  private final Stories stories;
  private final ResponseStore store;
  private final CoWritingLetters letters;
  private final Clock clock;
  private final Audit audit;
  private final ApplicationEventPublisher events;

  StoryEndings(Stories stories, ResponseStore store, CoWritingLetters letters, Clock clock, Audit audit,
      ApplicationEventPublisher events) {
    this.stories = stories;
    this.store = store;
    this.letters = letters;
    this.clock = clock;
    this.audit = audit;
    this.events = events;
  }

  @ApplicationModuleListener
  void on(StoryWithdrawn event) {
    withStory(event.story());
  }

  /** Pulled, it may come back, and so may what hangs on it; refused after that, it is over. */
  @ApplicationModuleListener
  void on(StoryEnded event) {
    withStory(event.story());
  }

  private void withStory(long id) {
    Story story = stories.get(id);
    List<Response> all = isOver(story) ? store.ofStory(id) : List.of();
    all.stream().flatMap(r -> store.lock(r.id()).stream()).filter(r -> r.status().mayBecome(ResponseStatus.REJECTED))
        .forEach(response -> withStory(response, story));
  }

  /** Whether nothing more becomes public under it. */
  static boolean isOver(Story story) {
    return story.status() == StoryStatus.WITHDRAWN || story.status() == StoryStatus.REJECTED;
  }

  /** Ends with its story; what was pulled before keeps its own reason. */
  void withStory(Response response, Story story) {
    String why = story.status() == StoryStatus.WITHDRAWN ? TAKEN_BACK : REFUSED;
    store.move(response, ResponseStatus.REJECTED);
    if (response.endedWhy() == null) {
      store.end(response.id(), why, clock.instant());
    }
    letters.takeBack("answered-for", "response", response.id());
    audit.record(Caller.NOBODY, Act.of("response-ended", "response", response.id()).because(why)
        .fromTo(response.state(), ResponseStatus.REJECTED.code()));
    events.publishEvent(new ResponseEnded(response.id(), response.kind()));
  }

  /** Is stopped by an administrator of its organisation. */
  void stopped(Caller by, Response response) {
    store.move(response, ResponseStatus.DELETED);
    letters.takeBack("answered-for", "response", response.id());
    audit.record(by,
        Act.of("response-stopped", "response", response.id()).fromTo(response.state(), ResponseStatus.DELETED.code()));
    events.publishEvent(new ResponseEnded(response.id(), response.kind()));
  }
}

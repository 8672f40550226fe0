package org.candour.response;

import java.time.Clock;
import org.candour.audit.Audit;
import org.candour.audit.Audit.Act;
import org.candour.shared.Caller;
import org.candour.story.StoryWithdrawn;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** What hangs on a story ends with it: answers and replies that are not public when their author takes it back never will be. */
@Component
class Endings {

  private static final String WHY = "author";

  private final ResponseStore store;
  private final CoWritingLetters letters;
  private final Clock clock;
  private final Audit audit;
  private final ApplicationEventPublisher events;

  Endings(ResponseStore store, CoWritingLetters letters, Clock clock, Audit audit, ApplicationEventPublisher events) {
    this.store = store;
    this.letters = letters;
    this.clock = clock;
    this.audit = audit;
    this.events = events;
  }

  @ApplicationModuleListener
  void on(StoryWithdrawn event) {
    store.ofStory(event.story()).stream().flatMap(r -> store.lock(r.id()).stream()).filter(r -> r.status().mayBecome(ResponseStatus.REJECTED))
        .forEach(this::withStory);
  }

  /** Ends with its story, which its author took back. */
  void withStory(Response response) {
    store.move(response, ResponseStatus.REJECTED);
    store.end(response.id(), WHY, clock.instant());
    letters.takeBack("answered-for", "response", response.id());
    audit.record(Caller.NOBODY, Act.of("response-ended", "response", response.id()).because(WHY).fromTo(response.state(), ResponseStatus.REJECTED.code()));
    events.publishEvent(new ResponseEnded(response.id(), response.kind()));
  }

  /** Is stopped by an administrator of its organisation. */
  void stopped(Caller by, Response response) {
    store.move(response, ResponseStatus.DELETED);
    letters.takeBack("answered-for", "response", response.id());
    audit.record(by, Act.of("response-stopped", "response", response.id()).fromTo(response.state(), ResponseStatus.DELETED.code()));
    events.publishEvent(new ResponseEnded(response.id(), response.kind()));
  }
}

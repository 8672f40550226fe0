package org.candour.response;

import java.time.Clock;
import java.util.Set;
import org.candour.audit.Audit;
import org.candour.audit.Audit.Act;
import org.candour.audit.PublicTrail;
import org.candour.decision.Decidable;
import org.candour.decision.Decision;
import org.candour.decision.Edit;
import org.candour.decision.Subject;
import org.candour.shared.Caller;
import org.candour.shared.NotFound;
import org.candour.shared.Stale;
import org.candour.story.Audience;
import org.candour.story.Stories;
import org.candour.story.StoryVersion;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a moderator's decision does to what was written. */
@Component
public class ResponseDecisions implements Decidable {

  private final ResponseStore store;
  private final Stories stories;
  private final Audience audience;
  private final Clock clock;
  private final Audit audit;
  private final PublicTrail trail;
  private final ApplicationEventPublisher events;

  ResponseDecisions(ResponseStore store, Stories stories, Audience audience, Clock clock, Audit audit,
      PublicTrail trail, ApplicationEventPublisher events) {
    this.store = store;
    this.stories = stories;
    this.audience = audience;
    this.clock = clock;
    this.audit = audit;
    this.trail = trail;
    this.events = events;
  }

  @Override
  public Set<String> kinds() {
    return Set.of("response", "update", "reply");
  }

  @Override
  public Subject subject(long id) {
    return subject(found(id));
  }

  private static Subject subject(Response response) {
    return Subject.of(response.id(), response.version(), response.status() == ResponseStatus.PUBLISHED);
  }

  private Response found(long id) {
    return store.find(id).orElseThrow(() -> new NotFound("response " + id));
  }

  @Override
  @Transactional
  public Subject edit(Caller.Person by, long id, int revision, Edit edit) {
    ResponseEdit made = (ResponseEdit) edit;
    // Story before response: in the order in which everybody else locks them.
    stories.unlessWithdrawn(found(id).story());
    Response response = locked(id);
    boolean words = !response.body().equals(made.body());
    if (response.revision() != revision || (words && !response.status().mayBecome(ResponseStatus.PUBLISHED))) {
      throw new Stale(response + " was changed by somebody else");
    }
    if (words) {
      int version = response.version() + 1;
      store.insertVersion(id,
          new StoryVersion(version, null, made.body(), "person", clock.instant(), made.reason(), made.note()), by.id());
      audit.record(by, Act.of("response-edited", "response", id).version(version).because(made.reason()));
    }
    return subject(locked(id));
  }

  @Override
  @Transactional
  public boolean decide(Caller.Person by, long id, Edit edit, Decision decision, long step) {
    Response response = found(id);
    switch (decision.act()) {
      case PUBLISH -> publish(by, response, step, (ResponseEdit) edit);
      case HOLD -> hold(by, response, decision.why());
      case REJECT -> reject(by, response, decision.why());
      case PULL -> pull(by, response, decision.why());
      case SAVE, KEEP -> {}
    }
    return decision.act().settles();
  }

  private void publish(Caller by, Response response, long decision, ResponseEdit edit) {
    if (stories.whilePublic(response.story()).isEmpty()) {
      throw new Stale("the story is not public");
    }
    store.move(response, ResponseStatus.PUBLISHED);
    store.publish(response.id(), response.version(), clock.instant());
    audit.record(by, Act.of("response-published", "response", response.id()).version(response.version())
        .because("decision-" + decision));
    if (!edit.keepClaim() && response.changeState() != null) {
      store.withdrawClaim(response.id());
      audit.record(by, Act.of("change-withdrawn", "response", response.id()).because(edit.reason()));
    } else if (response.changeFulfils() != null) {
      fulfil(by, response.changeFulfils(), response.id());
    }
    if (!response.isReply()) {
      if (response.subscription() != null) {
        audience.answered(response.story(), response.subscription(), response.person());
      }
      audience.raise(response.story(), store.progress(response.story()));
    }
    trail.changed("story", response.story());
    events.publishEvent(new ResponsePublished(response.id(), response.story(), response.kind()));
  }

  /** A planned change is made. Not where another update was faster, or the plan was taken off meanwhile. */
  private void fulfil(Caller by, long planned, long update) {
    boolean stands = store.find(planned)
        .filter(p -> p.status() == ResponseStatus.PUBLISHED && "planned".equals(p.changeState())).isPresent();
    if (stands) {
      store.moveChange(planned, ChangeStatus.MADE, clock.instant(), update);
      audit.record(by, Act.of("change-made", "response", planned).fromTo("planned", "made"));
    }
  }

  private void hold(Caller by, Response response, String reason) {
    // Held already: only the reason and the note are new.
    if (response.status() != ResponseStatus.HELD) {
      store.move(response, ResponseStatus.HELD);
      audit.record(by, Act.of("response-held", "response", response.id()).because(reason));
    }
  }

  private void reject(Caller by, Response response, String reason) {
    store.move(response, ResponseStatus.REJECTED);
    store.end(response.id(), reason, clock.instant());
    audit.record(by, Act.of("response-rejected", "response", response.id()).because(reason));
    events.publishEvent(new ResponseRefused(response.id(), response.story(), response.kind()));
  }

  private void pull(Caller by, Response response, String reason) {
    stories.unlessWithdrawn(response.story());
    store.move(response, ResponseStatus.PULLED);
    store.end(response.id(), reason, clock.instant());
    audit.record(by, Act.of("response-pulled", "response", response.id()).because(reason));
    store.madeTrueBy(response.id()).ifPresent(planned -> {
      store.moveChange(planned, ChangeStatus.PLANNED, null, null);
      audit.record(by, Act.of("change-made", "response", planned).fromTo("made", "planned"));
    });
    audience.lower(response.story(), store.progress(response.story()));
    trail.changed("story", response.story());
    events.publishEvent(new ResponseRefused(response.id(), response.story(), response.kind()));
  }

  private Response locked(long id) {
    return store.lock(id).orElseThrow(() -> new NotFound("response " + id));
  }
}

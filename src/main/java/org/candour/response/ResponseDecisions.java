package org.candour.response;

import java.time.Clock;
import org.candour.audit.Audit;
import org.candour.audit.Audit.Act;
import org.candour.audit.PublicTrail;
import org.candour.shared.Caller;
import org.candour.shared.NotFound;
import org.candour.shared.Stale;
import org.candour.story.Audience;
import org.candour.story.Stories;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a moderator's decision does to what was written. */
@Component
public class ResponseDecisions {

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

  /**
   * A moderator's version of the text. The writer's own stays.
   *
   * @throws Stale when the response was changed since, or everybody can read it
   */
  @Transactional
  public Response moderate(Caller by, long id, int revision, String body, String reason, String note) {
    // Story before response: in the order in which everybody else locks them.
    stories.unlessWithdrawn(store.find(id).orElseThrow(() -> new NotFound("response " + id)).story());
    Response response = locked(id);
    boolean words = !response.body().equals(body);
    if (response.revision() != revision || (words && !response.status().mayBecome(ResponseStatus.PUBLISHED))) {
      throw new Stale(response + " was changed by somebody else");
    }
    if (words) {
      store.insertVersion(id, response.version() + 1, body, "person", by.person().orElseThrow().id(), clock.instant(),
          reason, note);
      audit.record(by, Act.of("response-edited", "response", id).version(response.version() + 1).because(reason));
    }
    return locked(id);
  }

  /**
   * Shows the response to everybody.
   *
   * @param keepClaim whether its claim of change becomes public too; if not, that there was one stays on record
   * @param reason why the claim does not, as a code
   */
  @Transactional
  public void publish(Caller by, Response response, long decision, boolean keepClaim, String reason) {
    if (stories.whilePublic(response.story()).isEmpty()) {
      throw new Stale("the story is not public");
    }
    store.move(response, ResponseStatus.PUBLISHED);
    store.publish(response.id(), response.version(), clock.instant());
    audit.record(by, Act.of("response-published", "response", response.id()).version(response.version())
        .because("decision-" + decision));
    if (!keepClaim && response.changeState() != null) {
      store.withdrawClaim(response.id());
      audit.record(by, Act.of("change-withdrawn", "response", response.id()).because(reason));
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

  @Transactional
  public void hold(Caller by, Response response, String reason) {
    store.move(response, ResponseStatus.HELD);
    audit.record(by, Act.of("response-held", "response", response.id()).because(reason));
  }

  @Transactional
  public void reject(Caller by, Response response, String reason) {
    store.move(response, ResponseStatus.REJECTED);
    store.end(response.id(), reason, clock.instant());
    audit.record(by, Act.of("response-rejected", "response", response.id()).because(reason));
    events.publishEvent(new ResponseRefused(response.id(), response.story(), response.kind()));
  }

  @Transactional
  public void pull(Caller by, Response response, String reason) {
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

package org.candour.response;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.candour.accounts.People;
import org.candour.accounts.Person;
import org.candour.accounts.Rights;
import org.candour.accounts.Subscriptions;
import org.candour.audit.Audit;
import org.candour.audit.Audit.Act;
import org.candour.audit.PublicTrail;
import org.candour.shared.Caller;
import org.candour.shared.NotFound;
import org.candour.shared.Stale;
import org.candour.story.Audience;
import org.candour.story.Stories;
import org.candour.story.Story;
import org.candour.story.StoryStatus;
import org.candour.story.StoryVersion;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The door of the room: writing, taking back, and what a moderator's decision does to what was written. */
@Component
public class Responses {

  /** How long the writer may edit or delete before a moderator sees it. */
  public static final Duration OWN_TIME = Duration.ofMinutes(30);

  private final ResponseStore store;
  private final Stories stories;
  private final Audience audience;
  private final People people;
  private final Subscriptions subscriptions;
  private final Rights rights;
  private final Clock clock;
  private final Audit audit;
  private final PublicTrail trail;
  private final ApplicationEventPublisher events;

  Responses(ResponseStore store, Stories stories, Audience audience, People people, Subscriptions subscriptions, Rights rights,
      Clock clock, Audit audit, PublicTrail trail, ApplicationEventPublisher events) {
    this.store = store;
    this.stories = stories;
    this.audience = audience;
    this.people = people;
    this.subscriptions = subscriptions;
    this.rights = rights;
    this.clock = clock;
    this.audit = audit;
    this.trail = trail;
    this.events = events;
  }

  /**
   * A member's answer to a public story in scope. The second of an organisation is an update.
   *
   * @param once the form's own key: sent twice, it makes one answer
   * @throws NotFound where the story is not public or not in reach of the caller's right to answer
   */
  @Transactional
  public long submit(Caller.Person by, long story, String body, @Nullable Claim claim, String once) {
    if (!audience.covers(story, rights.reach(by, Rights.RESPOND))) {
      throw new NotFound("not in scope");
    }
    Person person = people.byId(by.id()).orElseThrow();
    String organisation = subscriptions.byId(by.subscription()).orElseThrow().holder();
    String kind = store.hasPublished(story, by.subscription()) ? "update" : "response";
    Instant now = clock.instant();
    Optional<Long> id = store.insert(story, kind, null, new ResponseStore.Writer(by.subscription(), person, null, person.name(), organisation,
        people.ownServices(person.id())), "submitted", stories.get(story).language(), now, now.plus(OWN_TIME), once);
    if (id.isEmpty()) {
      return store.sentWith(once).filter(r -> Objects.equals(r.person(), by.id()) && r.story() == story).map(Response::id)
          .orElseThrow(() -> new NotFound("somebody else's form"));
    }
    store.insertVersion(id.get(), 1, body, "person", by.id(), now, null, null);
    store.setClaim(id.get(), checked(claim, story, by.subscription()), now);
    audit.record(by, Act.of("response-submitted", "response", id.get()).version(1));
    return id.get();
  }

  /** The changes that the caller's organisation planned on a story and has not said to be made: what an update can fulfil. */
  public List<Response> planned(Caller.Person by, long story) {
    return store.planned(story, by.subscription());
  }

  private @Nullable Claim checked(@Nullable Claim claim, long story, @Nullable Long subscription) {
    boolean foreign = claim != null && claim.fulfils() != null && (subscription == null || claim.status() != ChangeStatus.MADE
        || store.planned(story, subscription).stream().noneMatch(r -> claim.fulfils().equals(r.id())));
    if (foreign) {
      throw new NotFound("no planned change of this organisation");
    }
    return claim;
  }

  /**
   * The author's reply to what stands on the story's page. It goes to the desk at once.
   *
   * @param once the form's own key: sent twice, it makes one reply
   */
  @Transactional
  public void reply(Caller.Author by, long story, @Nullable Long answers, String body, String once) {
    Story own = Optional.ofNullable(stories.own(by.id(), story)).filter(s -> s.status() == StoryStatus.PUBLISHED)
        .orElseThrow(() -> new NotFound("not this author's public story"));
    Instant now = clock.instant();
    Optional<Long> id = store.insert(story, "reply", answers, new ResponseStore.Writer(null, null, by.id(), own.screenName(), "", List.of()),
        "waiting", own.language(), now, now, once);
    if (id.isPresent()) {
      store.insertVersion(id.get(), 1, body, "author", by.id(), now, null, null);
      audit.record(by, Act.of("reply-submitted", "response", id.get()).version(1));
      events.publishEvent(new ResponseSubmitted(id.get(), story, "reply"));
    }
  }

  /** The writer's own, as long as they may answer for the organisation that they wrote it for. */
  public Response own(Caller.Person by, long id) {
    return store.find(id).filter(r -> Objects.equals(r.person(), by.id()) && Objects.equals(r.subscription(), by.subscription()))
        .filter(r -> by.may("respond") && r.status() != ResponseStatus.DELETED)
        .orElseThrow(() -> new NotFound("not this person's response"));
  }

  @Transactional
  public void edit(Caller.Person by, long id, int revision, String body, @Nullable Claim claim) {
    Response response = editable(by, id);
    if (response.revision() != revision) {
      throw new Stale(response + " was changed in another window");
    }
    if (!response.body().equals(body)) {
      store.insertVersion(id, response.version() + 1, body, "person", by.id(), clock.instant(), null, null);
    }
    store.setClaim(id, checked(claim, response.story(), response.subscription()), clock.instant());
    store.touch(id);
    audit.record(by, Act.of("response-edited", "response", id).version(response.version() + 1));
  }

  @Transactional
  public void delete(Caller.Person by, long id) {
    store.move(editable(by, id), ResponseStatus.DELETED);
    audit.record(by, Act.of("response-deleted", "response", id));
  }

  /** The writer gives the rest of the thirty minutes away. */
  @Transactional
  public void sendNow(Caller.Person by, long id) {
    toDesk(editable(by, id));
  }

  private Response editable(Caller.Person by, long id) {
    own(by, id);
    Response response = locked(id);
    if (response.status() != ResponseStatus.SUBMITTED || !clock.instant().isBefore(response.moderateAt())) {
      throw new Stale(response + " is with a moderator now");
    }
    return response;
  }

  /** Those whose thirty minutes are over. */
  public List<Long> due(int atMost) {
    return store.due(clock.instant(), atMost);
  }

  @Transactional
  public void toDesk(long id) {
    Response response = locked(id);
    if (response.status() == ResponseStatus.SUBMITTED && !response.moderateAt().isAfter(clock.instant())) {
      toDesk(response);
    }
  }

  private void toDesk(Response response) {
    store.move(response, ResponseStatus.WAITING);
    events.publishEvent(new ResponseSubmitted(response.id(), response.story(), response.kind()));
  }

  /**
   * A moderator's version of the text. The writer's own stays.
   *
   * @throws Stale when the response was changed since, or everybody can read it
   */
  @Transactional
  public Response moderate(Caller by, long id, int revision, String body, String reason, String note) {
    // Story before response: in the order in which everybody else locks them.
    stories.unlessWithdrawn(get(id).story());
    Response response = locked(id);
    boolean words = !response.body().equals(body);
    if (response.revision() != revision || (words && !response.status().mayBecome(ResponseStatus.PUBLISHED))) {
      throw new Stale(response + " was changed by somebody else");
    }
    if (words) {
      store.insertVersion(id, response.version() + 1, body, "person", by.person().orElseThrow().id(), clock.instant(), reason, note);
      audit.record(by, Act.of("response-edited", "response", id).version(response.version() + 1).because(reason));
    }
    return locked(id);
  }

  /**
   * Shows the response to everybody.
   *
   * @param keepClaim whether its claim of change becomes public too; if not, that there was one stays on record
   * @param reason    why the claim does not, as a code
   */
  @Transactional
  public void publish(Caller by, Response response, long decision, boolean keepClaim, String reason) {
    if (stories.whilePublic(response.story()).isEmpty()) {
      throw new Stale("the story is not public");
    }
    store.move(response, ResponseStatus.PUBLISHED);
    store.publish(response.id(), response.version(), clock.instant());
    audit.record(by, Act.of("response-published", "response", response.id()).version(response.version()).because("decision-" + decision));
    if (!keepClaim && response.changeState() != null) {
      store.withdrawClaim(response.id());
      audit.record(by, Act.of("change-withdrawn", "response", response.id()).because(reason));
    } else if (response.changeFulfils() != null) {
      fulfil(by, response.changeFulfils(), response.id());
    }
    if (!response.isReply()) {
      audience.raise(response.story(), store.progress(response.story()));
    }
    trail.changed("story", response.story());
    events.publishEvent(new ResponsePublished(response.id(), response.story(), response.kind()));
  }

  /** A planned change is made. Not where another update was faster, or the plan was taken off meanwhile. */
  private void fulfil(Caller by, long planned, long update) {
    boolean stands = store.find(planned).filter(p -> p.status() == ResponseStatus.PUBLISHED && "planned".equals(p.changeState())).isPresent();
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

  /**
   * The response as moderators see it.
   *
   * @throws NotFound where there is none
   */
  public Response get(long id) {
    return store.find(id).orElseThrow(() -> new NotFound("response " + id));
  }

  /** The response while it is published; it cannot be taken off before the caller's transaction ends. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<Response> whilePublic(long id) {
    return store.lock(id).filter(r -> r.status() == ResponseStatus.PUBLISHED);
  }

  /** Everything on a story that was not deleted, whatever its state; for those who may see it. */
  public List<Response> ofStory(long story) {
    return store.ofStory(story);
  }

  public List<StoryVersion> versions(long id) {
    return store.versions(id);
  }

  private Response locked(long id) {
    return store.lock(id).orElseThrow(() -> new NotFound("response " + id));
  }
}

package org.candour.response;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.candour.access.Rights;
import org.candour.audit.Audit;
import org.candour.audit.Audit.Act;
import org.candour.people.People;
import org.candour.people.PersonAccount;
import org.candour.shared.Caller;
import org.candour.shared.NotFound;
import org.candour.shared.Right;
import org.candour.shared.Stale;
import org.candour.story.Audience;
import org.candour.story.Stories;
import org.candour.story.Story;
import org.candour.story.StoryStatus;
import org.candour.story.StoryVersion;
import org.candour.subscriptions.Subscriptions;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The door of the room: writing, editing and taking back, up to the moment when a moderator gets it. */
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
  private final Colleagues colleagues;
  private final CoWritingLetters letters;
  private final StoryEndings endings;
  private final Clock clock;
  private final Audit audit;
  private final ApplicationEventPublisher events;

  Responses(ResponseStore store, Stories stories, Audience audience, People people, Subscriptions subscriptions,
      Rights rights, Colleagues colleagues, CoWritingLetters letters, StoryEndings endings, Clock clock, Audit audit,
      ApplicationEventPublisher events) {
    this.store = store;
    this.stories = stories;
    this.audience = audience;
    this.people = people;
    this.subscriptions = subscriptions;
    this.rights = rights;
    this.colleagues = colleagues;
    this.letters = letters;
    this.endings = endings;
    this.clock = clock;
    this.audit = audit;
    this.events = events;
  }

  /**
   * An answer under the same name to the same story was sent and is not with a moderator yet: that one can be changed.
   */
  public static final class Another extends Stale {
    Another(String why) {
      super(why);
    }
  }

  /**
   * A member's answer to a public story in scope. The second of an organisation is an update.
   *
   * @param once the form's own key: sent twice, it makes one answer
   * @throws NotFound where the story is not public or not in reach of the caller's right to answer
   */
  @Transactional
  public long submit(Caller.Person by, long story, String body, @Nullable Claim claim, String once) {
    if (!audience.covers(story, rights.reach(by, Right.RESPOND))) {
      throw new NotFound("not in scope");
    }
    return enter(by, by.id(), null, new NewAnswer(story, body, claim, once));
  }

  /**
   * An answer in the name of a colleague, who gets it by letter and may change, delete or send it like one of their
   * own.
   *
   * @throws NotFound where the story is not public or not in reach of the caller's right to answer for others
   * @throws Stale where the colleague cannot answer this story at this moment, or has never been here
   */
  @Transactional
  public long submitFor(Caller.Person by, long colleague, NewAnswer answer) {
    long story = answer.story();
    if (!audience.covers(story, rights.reach(by, Right.RESPOND))
        || !audience.covers(story, rights.reach(by, Right.RESPOND_FOR))) {
      throw new NotFound("not in scope");
    }
    boolean may = colleague != by.id() && colleagues.among(by.subscription(), story, List.of(colleague)).stream()
        .anyMatch(Colleagues.Colleague::known);
    if (!may) {
      throw new Stale("a colleague who cannot answer story " + story);
    }
    return enter(by, colleague, by.id(), answer);
  }

  private long enter(Caller.Person by, long bearer, @Nullable Long sender, NewAnswer answer) {
    long story = answer.story();
    PersonAccount person = people.byId(bearer).orElseThrow();
    String organisation = subscriptions.byId(by.subscription()).orElseThrow().holder();
    String kind = store.hasPublished(story, by.subscription()) ? "update" : "response";
    Instant now = clock.instant();
    Optional<Long> same = sameWords(by, bearer, answer);
    if (same.isPresent()) {
      return same.get();
    }
    Optional<Long> id = store.insert(
        new ResponseStore.NewResponse(story, kind, null, ResponseStatus.SUBMITTED, stories.get(story).language(),
            now.plus(OWN_TIME)),
        new ResponseStore.Writer(by.subscription(), person, null, person.name(), organisation,
            people.ownServices(person.id()), sender),
        now, answer.once());
    if (id.isEmpty()) {
      return store.sentWith(answer.once())
          .filter(r -> Objects.equals(r.person(), bearer) && Objects.equals(r.sentBy(), sender) && r.story() == story)
          .map(Response::id).orElseThrow(() -> new NotFound("somebody else's form"));
    }
    store.insertVersion(id.get(), new StoryVersion(1, null, answer.body(), "person", now, null, null), by.id());
    store.setClaim(id.get(), checked(answer.claim(), story, by.subscription()), now);
    audit.record(by, Act.of("response-submitted", "response", id.get()).version(1).fromTo(null,
        sender == null ? null : "for person " + bearer));
    if (sender != null) {
      stories.whilePublic(story).ifPresent(s -> letters.sentFor(get(id.get()), s));
    }
    return id.get();
  }

  /** Two windows, or two presses: the same words are one answer; other words change the one that is there. */
  private Optional<Long> sameWords(Caller.Person by, long bearer, NewAnswer answer) {
    Optional<Response> there = store.stillOwn(answer.story(), by.subscription(), bearer, answer.once());
    if (there.isPresent() && !there.get().body().equals(answer.body())) {
      throw new Another("another answer of theirs to story " + answer.story() + " is not with a moderator yet");
    }
    return there.map(Response::id);
  }

  /**
   * The changes that the caller's organisation planned on a story and has not said to be made: what an update can
   * fulfil.
   */
  public List<Response> planned(Caller.Person by, long story) {
    return store.planned(story, by.subscription());
  }

  private @Nullable Claim checked(@Nullable Claim claim, long story, @Nullable Long subscription) {
    boolean foreign =
        claim != null && claim.fulfils() != null && (subscription == null || claim.status() != ChangeStatus.MADE
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
    Story own = stories.own(by, story);
    if (own.status() != StoryStatus.PUBLISHED) {
      throw new NotFound(own + " is not public");
    }
    Instant now = clock.instant();
    Optional<Long> id = store.insert(
        new ResponseStore.NewResponse(story, "reply", answers, ResponseStatus.WAITING, own.language(), now),
        new ResponseStore.Writer(null, null, by.id(), own.screenName(), "", List.of(), null), now, once);
    if (id.isPresent()) {
      store.insertVersion(id.get(), new StoryVersion(1, null, body, "author", now, null, null), by.id());
      audit.record(by, Act.of("reply-submitted", "response", id.get()).version(1));
      events.publishEvent(new ResponseSubmitted(id.get(), story, "reply"));
    }
  }

  /**
   * The writer's own, as long as they may answer for the organisation that they wrote it for; also theirs who sent it
   * for them.
   */
  public Response own(Caller.Person by, long id) {
    return store.find(id).filter(r -> Objects.equals(r.subscription(), by.subscription())).filter(
        r -> Objects.equals(r.person(), by.id()) || (Objects.equals(r.sentBy(), by.id()) && by.may(Right.RESPOND_FOR)))
        .filter(r -> by.may(Right.RESPOND) && r.status() != ResponseStatus.DELETED)
        .orElseThrow(() -> new NotFound("not this person's response"));
  }

  @Transactional
  public void edit(Caller.Person by, long id, int revision, String body, @Nullable Claim claim) {
    Response response = editable(by, id);
    if (response.revision() != revision) {
      throw new Stale(response + " was changed in another window");
    }
    if (!response.body().equals(body)) {
      store.insertVersion(id,
          new StoryVersion(response.version() + 1, null, body, "person", clock.instant(), null, null), by.id());
    }
    store.setClaim(id, checked(claim, response.story(), response.subscription()), clock.instant());
    store.touch(id);
    audit.record(by, Act.of("response-edited", "response", id).version(response.version() + 1));
    Story story = stories.get(response.story());
    if (!Objects.equals(response.person(), by.id()) && story.status() == StoryStatus.PUBLISHED) {
      letters.sentFor(get(id), story);
    }
  }

  @Transactional
  public void delete(Caller.Person by, long id) {
    store.move(editable(by, id), ResponseStatus.DELETED);
    letters.takeBack("answered-for", "response", id);
    audit.record(by, Act.of("response-deleted", "response", id));
  }

  /** The writer gives the rest of the thirty minutes away. */
  @Transactional
  public void sendNow(Caller.Person by, long id) {
    Response response = editable(by, id);
    if (store.isLeft(id, clock.instant())) {
      throw new Stale("whose name " + response + " bears is gone");
    }
    toDesk(response);
  }

  private Response editable(Caller.Person by, long id) {
    own(by, id);
    Response response = locked(id);
    if (response.status() != ResponseStatus.SUBMITTED || !clock.instant().isBefore(response.moderateAt())) {
      throw new Stale(response + " is with a moderator now");
    }
    return response;
  }

  /** Those whose thirty minutes are over; not those whose writer is gone, which wait. */
  public List<Long> due(int atMost) {
    return store.due(clock.instant(), atMost);
  }

  @Transactional
  public void toDesk(long id) {
    Response response = locked(id);
    if (response.status() == ResponseStatus.SUBMITTED && !response.moderateAt().isAfter(clock.instant())
        && !store.isLeft(id, clock.instant())) {
      toDesk(response);
    }
  }

  private void toDesk(Response response) {
    Story story = stories.get(response.story());
    if (StoryEndings.isOver(story)) {
      endings.withStory(response, story);
      return;
    }
    store.move(response, ResponseStatus.WAITING);
    events.publishEvent(new ResponseSubmitted(response.id(), response.story(), response.kind()));
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

package org.candour.response;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Answers that were sent and are not public yet, whose writer cannot answer for the organisation any more: removed,
 * frozen, or without the right. They belong to the organisation: its administrators see them, stop them or send them in
 * their own name. One that has not reached the desk waits, for them or for its writer to come back.
 */
@Component
public class LeftAnswers {

  private static final int MOST = 100;

  private final ResponseStore store;
  private final StoryEndings endings;
  private final Audience audience;
  private final Rights rights;
  private final People people;
  private final Clock clock;
  private final Audit audit;
  private final CoWritingLetters letters;

  LeftAnswers(ResponseStore store, StoryEndings endings, Audience audience, Rights rights, People people, Clock clock,
      Audit audit, CoWritingLetters letters) {
    this.letters = letters;
    this.store = store;
    this.endings = endings;
    this.audience = audience;
    this.rights = rights;
    this.people = people;
    this.clock = clock;
    this.audit = audit;
  }

  /** What is due and whose writer is gone waits from now on. Whose writer is there again has thirty minutes more. */
  @Transactional
  public void park() {
    store.park(clock.instant(), clock.instant().plus(Responses.OWN_TIME));
  }

  /** Those that wait and of which no administrator was told yet; not while their story is not public. */
  public List<Long> untold() {
    return store.parkedUntold(MOST);
  }

  /** Tells the administrators in reach of its story that one waits for them: once each time that it begins to wait. */
  @Transactional
  public void tell(long id) {
    Optional<Response> parked = store.lock(id).filter(this::isLeft);
    Long subscription = parked.map(Response::subscription).orElse(null);
    if (parked.isPresent() && subscription != null) {
      Response response = parked.get();
      List<Long> administrators = rights.holders(subscription, Right.ADMINISTER).stream()
          .filter(person -> audience.covers(response.story(), rights.reach(person, subscription, Right.ADMINISTER)))
          .toList();
      letters.left(response, administrators);
      // Where there is nobody, whoever becomes one is told.
      if (!administrators.isEmpty()) {
        store.parkedTold(id, clock.instant());
      }
    }
  }

  /**
   * One in a list; without a title where its story is not public.
   *
   * @param id its number
   * @param language of the title; null where the story is not public
   * @param title of the story; null where it is not public
   * @param writerName of whoever left
   * @param state submitted, waiting or held
   * @param submittedAt when it was sent
   */
  public record LeftAnswer(long id, @Nullable String language, @Nullable String title, String writerName, String state,
      Instant submittedAt) {}

  /** Those that the caller may see to, the newest first; none for who administers nothing. */
  public List<LeftAnswer> of(Caller.Person by) {
    return by.may(Right.ADMINISTER)
        ? store.left(by.subscription(), rights.reach(by, Right.ADMINISTER), clock.instant(), MOST)
        : List.of();
  }

  /** Whether whoever's name an answer bears cannot answer for the organisation any more. */
  public boolean isLeft(Response response) {
    return response.person() != null && store.isLeft(response.id(), clock.instant());
  }

  /**
   * One that the caller may see to.
   *
   * @throws NotFound where it is none of theirs, or its writer is there
   */
  public Response get(Caller.Person by, long id) {
    return theirs(by, store.find(id));
  }

  private Response theirs(Caller.Person by, Optional<Response> found) {
    return found
        .filter(r -> r.subscription() != null && r.subscription() == by.subscription() && by.may(Right.ADMINISTER))
        .filter(r -> r.status().mayBecome(ResponseStatus.DELETED) && isLeft(r)
            && audience.covers(r.story(), rights.reach(by, Right.ADMINISTER)))
        .orElseThrow(() -> new NotFound("no answer that somebody left"));
  }

  /** Ends one for good. Nobody outside the organisation has seen it but a moderator. */
  @Transactional
  public void stop(Caller.Person by, long id) {
    endings.stopped(by, theirs(by, store.lock(id)));
  }

  /**
   * From here on it bears the caller's name and is theirs. What had not reached the desk has its thirty minutes anew.
   *
   * @throws Stale where the caller may not answer the story themselves
   */
  @Transactional
  public void takeOver(Caller.Person by, long id) {
    Response response = theirs(by, store.lock(id));
    if (!audience.covers(response.story(), rights.reach(by, Right.RESPOND))) {
      throw new Stale("who takes it over cannot answer it");
    }
    PersonAccount person = people.byId(by.id()).orElseThrow();
    if (store.stillOwn(response.story(), by.subscription(), by.id(), "").isPresent()) {
      throw new Stale("an answer of one's own waits there already");
    }
    store.setBearer(id, person, people.ownServices(person.id()), clock.instant().plus(Responses.OWN_TIME));
    audit.record(by,
        Act.of("response-taken-over", "response", id).fromTo("person " + response.person(), "person " + by.id()));
  }
}

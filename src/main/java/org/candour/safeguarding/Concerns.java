package org.candour.safeguarding;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.candour.audit.Audit;
import org.candour.audit.Audit.Act;
import org.candour.shared.Caller;
import org.candour.shared.NotFound;
import org.candour.shared.RegionId;
import org.candour.shared.Right;
import org.candour.shared.Slice;
import org.candour.shared.Stale;
import org.candour.story.Stories;
import org.candour.story.Story;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The door of the room: an author raises a concern, who looks after concerns takes each step. */
@Component
public class Concerns {

  static final int PAGE = 50;

  private final ConcernStore store;
  private final Stories stories;
  private final ConcernLetters letters;
  private final Audit audit;
  private final Clock clock;

  Concerns(ConcernStore store, Stories stories, ConcernLetters letters, Audit audit, Clock clock) {
    this.store = store;
    this.stories = stories;
    this.letters = letters;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * What worries an author.
   *
   * @param kind what it is about, as a code
   * @param words in which they say it; may be empty
   * @param speak whether they want to be spoken to
   * @param once the key of the form
   */
  public record NewConcern(String kind, String words, boolean speak, String once) {}

  /** What somebody did about it: {@code looked}, {@code noted} or {@code closed}, and what stands with that. */
  record NewStep(String act, String done, String note) {}

  /**
   * An author says that something is wrong. Who looks after concerns is written to in the same transaction. The same
   * form sent again raises nothing new.
   *
   * @throws NotFound where the story is another's
   */
  @Transactional
  public void raise(Caller.Author by, long story, NewConcern concern) {
    Story own = stories.own(by, story);
    Optional<Long> raised = store.raise(own, concern, clock.instant());
    raised.ifPresent(id -> {
      audit.record(by, Act.of("concern-raised", "concern", id).because(concern.kind));
      letters.waits(id, new RegionId(own.region()));
    });
  }

  /** What the author of a story raised, with what they are told about it: the newest first. Ask only for its author. */
  public List<Concern> ofStory(long story) {
    return store.ofStory(story);
  }

  Slice<Concern> list(RegionId region, boolean closed, int page) {
    List<Concern> items = store.list(region, closed, page);
    long total = store.count(region, closed);
    return new Slice<>(items, page, PAGE, total);
  }

  /**
   * One concern, in a region where the caller looks after concerns.
   *
   * @throws NotFound for anybody else
   */
  Concern get(Caller by, long id) {
    return store.get(id).filter(c -> by.mayIn(Right.SAFEGUARD, new RegionId(c.region())))
        .orElseThrow(() -> new NotFound("concern " + id));
  }

  /** What was done, the first first. */
  public List<Concern.ConcernStep> steps(long concern) {
    return store.steps(concern);
  }

  /**
   * Somebody looks at it, notes what was done, or closes it.
   *
   * @throws Stale where somebody else was faster, or it is closed
   */
  @Transactional
  void step(Caller.Person by, long id, int revision, NewStep step) {
    Concern concern = get(by, id);
    // Who notes something has looked at it.
    String state = step.act.equals("noted") ? "looked" : step.act;
    Instant now = clock.instant();
    int moved = store.move(state, id, revision);
    if (moved == 0) {
      throw new Stale(concern + " was changed by somebody else");
    }
    store.insertStep(id, by, step, now);
    audit.record(by,
        Act.of("concern-" + step.act, "concern", id).because(concern.kind()).fromTo(concern.state(), state));
  }
}

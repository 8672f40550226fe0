package org.candour.tagging;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.candour.audit.Audit;
import org.candour.audit.Audit.Act;
import org.candour.audit.StaffTrail;
import org.candour.shared.Caller;
import org.candour.shared.NotFound;
import org.candour.shared.Stale;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What members call a story: for themselves (private), or for everybody in their subscription (shared). Never public:
 * what an organisation says in public are {@link PublicTags}.
 */
@Component
public class StaffTags {

  public static final int LENGTH = 40;
  /** As many of one visibility as a rule may ever let onto a story. */
  public static final int MOST = 100;

  private final StaffTagStore store;
  private final Clock clock;
  private final Audit audit;
  private final StaffTrail trail;
  private final ApplicationEventPublisher events;

  StaffTags(StaffTagStore store, Clock clock, Audit audit, StaffTrail trail, ApplicationEventPublisher events) {
    this.store = store;
    this.clock = clock;
    this.audit = audit;
    this.trail = trail;
    this.events = events;
  }

  /** A tag as those see it who may. */
  public record StaffTag(long id, String tag, boolean shared) {}

  /** The tags of a story that this person may see, shared ones first. */
  public List<StaffTag> of(Caller.Person person, long story) {
    return store.of(person, story);
  }

  /** Every tag that this person may see on any story, for them to choose from. */
  public List<StaffTag> all(Caller.Person person, int atMost) {
    return store.all(atMost, person);
  }

  /**
   * Puts a tag on a story in scope, once. False where there are too many already.
   *
   * @throws NotFound where the story is not in scope
   */
  @Transactional
  public boolean add(Caller.Person person, long story, String tag, boolean shared) {
    wantCovered(person, story);
    if (!room(person, story, shared)) {
      return false;
    }
    int done = store.add(clock.instant(), person, shared, tag, story);
    if (done > 0) {
      changed(person, story, "staff-tag-added", shared);
    }
    return true;
  }

  /**
   * Puts tags on a story that came by a link, shared in the subscription that made it; only where its scope covers the
   * story, and as many as a rule lets onto it.
   *
   * @param person who wished it when the link was made
   */
  @Transactional
  public void share(long subscription, long person, long story, List<String> tags) {
    int done = store.share(subscription, person, story, tags, clock.instant());
    if (done > 0) {
      changed(Caller.NOBODY, story, "staff-tag-added", true);
    }
  }

  /**
   * Takes a tag off again: one's own, or one that one's subscription shares. What is off already stays off.
   *
   * @throws NotFound where the story is not in scope
   */
  @Transactional
  public void remove(Caller.Person person, long story, long tag) {
    wantCovered(person, story);
    List<Boolean> shared = store.remove(person, story, tag);
    shared.forEach(s -> changed(person, story, "staff-tag-removed", s));
  }

  /**
   * Shares a tag of one's own with everybody in the subscription, or makes a shared one one's own. False where there
   * are too many of them already. What one may not see stays as it is.
   *
   * @throws NotFound where the story is not in scope
   */
  @Transactional
  public boolean show(Caller.Person person, long story, long tag, boolean shared) {
    wantCovered(person, story);
    Optional<StaffTag> there =
        of(person, story).stream().filter(t -> t.id() == tag && t.shared() != shared).findFirst();
    if (there.isPresent() && !room(person, story, shared)) {
      return false;
    }
    there.ifPresent(t -> {
      remove(person, story, tag);
      add(person, story, t.tag(), shared);
    });
    return true;
  }

  /** Whether one more of a kind may be put on a story. */
  boolean room(Caller.Person person, long story, boolean shared) {
    return of(person, story).stream().filter(t -> t.shared() == shared).count() < most(shared ? "shared" : "private");
  }

  /**
   * How many tags of a visibility one story may carry: of one person (private), of one organisation (shared, public).
   */
  public int most(String visibility) {
    return store.most(visibility);
  }

  /** How many of each visibility, as {@link #most}. */
  public Map<String, Integer> rules() {
    Map<String, Integer> rules = new LinkedHashMap<>();
    store.rules().forEach(r -> rules.put(r.visibility(), r.most()));
    return rules;
  }

  /**
   * Says how many tags of a visibility one story may carry from now on, 0 to {@link #MOST}; those that are there stay.
   *
   * @param before what stood there when it was decided
   * @throws Stale where somebody else changed it meanwhile
   */
  @Transactional
  public void rule(Caller.Person by, String visibility, int before, int most) {
    if (store.rule(most, visibility, before) == 0) {
      throw new Stale("rule of " + visibility);
    }
    audit.record(by, Act.of("staff-tag-rule-changed", "staff-tag-rule", 0).because(visibility).fromTo(before, most));
  }

  private void wantCovered(Caller.Person person, long story) {
    if (!store.wantCovered(person, story)) {
      throw new NotFound("story " + story + " is not in scope");
    }
  }

  private void changed(Caller by, long story, String act, boolean shared) {
    audit.record(by, Act.of(act, "story", story).because(shared ? "shared" : "private"));
    trail.changed("story", story);
    events.publishEvent(new StaffTagged(story));
  }
}

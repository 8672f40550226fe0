package org.candour.story;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.candour.audit.Audit;
import org.candour.audit.Audit.Act;
import org.candour.shared.Caller;
import org.candour.shared.NotFound;
import org.candour.shared.Stale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What an author changes of what they said beside their story. The trail says that they did and of which part, not
 * their words.
 */
@Component
public class StoryDetails {

  /** What may be taken out by itself. */
  public static final List<String> WISHES = List.of("hopes", "hear-from");

  private final StoryStore store;
  private final StoryDetailStore asides;
  private final StoryRelease release;
  private final Audit audit;
  private final Clock clock;

  StoryDetails(StoryStore store, StoryDetailStore asides, StoryRelease release, Audit audit, Clock clock) {
    this.store = store;
    this.asides = asides;
    this.release = release;
    this.audit = audit;
    this.clock = clock;
  }

  /** What an author would like to happen and whom they would most like to hear from; empty where they said nothing. */
  public record Wishes(String hopes, String hearFrom) {

    static final Wishes NONE = new Wishes("", "");
  }

  /**
   * What staff who can answer may read: nothing while the story is not public, or where a moderator keeps it from them.
   */
  public Wishes shown(long story) {
    return asides.shown(story).orElse(Wishes.NONE);
  }

  /** Whether a moderator keeps the wishes from staff. */
  public boolean isWithheld(long story) {
    return asides.isWithheld(story);
  }

  /**
   * A moderator keeps the wishes from staff, or lets them read them again. Once is as good as twice. Other words of the
   * author's are looked at anew and not kept back.
   */
  @Transactional
  public void withhold(Caller.Person by, long story, boolean withheld) {
    long there = store.lock(story).map(Story::id).orElseThrow(() -> new NotFound("story " + story));
    if (asides.isWithheld(there) != withheld) {
      asides.withhold(there, withheld ? clock.instant() : null);
      audit.record(by, Act.of(withheld ? "wishes-withheld" : "wishes-shown", "story", there));
    }
  }

  /** Whether new wishes can be said now: as long as a moderator reads them with the decision that is still to come. */
  public static boolean mayWish(Story story) {
    return story.status().wordsMayChange();
  }

  /** Whether the author can say now when it may be public: as long as it is not. */
  public static boolean mayWait(Story story) {
    return switch (story.status()) {
      case WAITING, HELD, APPROVED -> true;
      case PUBLISHED, REJECTED, PULLED, WITHDRAWN -> false;
    };
  }

  /**
   * Other wishes. What a moderator decides on a page from before does not count then.
   *
   * @throws Stale where a moderator has decided meanwhile: staff read what nobody else has read before
   */
  @Transactional
  public void wish(Caller.Author by, long id, String hopes, String hearFrom) {
    Story story = store.lockOwn(by, id);
    StoryDetail was = asides.of(id);
    List<String> changed = WISHES.stream()
        .filter(w -> w.equals("hopes") ? !was.hopes().equals(hopes) : !was.hearFrom().equals(hearFrom)).toList();
    if (!mayWish(story)) {
      throw new Stale(story + " was decided on meanwhile");
    }
    if (!changed.isEmpty()) {
      asides.wish(id, hopes, hearFrom);
      store.touch(id);
      audit.record(by, Act.of("wishes-changed", "story", id).because(String.join(" ", changed)));
    }
  }

  /** Takes one of the wishes out, at any time: staff see it no more. A second time changes nothing. */
  @Transactional
  public void takeOut(Caller.Author by, long id, String which) {
    store.lockOwn(by, id);
    StoryDetail was = asides.of(id);
    boolean hopes = which.equals("hopes");
    if (WISHES.contains(which) && !(hopes ? was.hopes() : was.hearFrom()).isEmpty()) {
      asides.wish(id, hopes ? "" : was.hopes(), hopes ? was.hearFrom() : "");
      audit.record(by, Act.of("wish-taken-out", "story", id).because(which));
    }
  }

  /**
   * The author says anew when it may be public.
   *
   * @param waitsFor their {@code yes}, or that they have {@code left}; null for as soon as a moderator has read it
   * @throws Stale where it is public, or will not be
   */
  @Transactional
  public void waitFor(Caller.Author by, long id, @Nullable String waitsFor, @Nullable LocalDate leaveOn) {
    Story story = store.lockOwn(by, id);
    if (!mayWait(story)) {
      throw new Stale(story + " cannot wait any more");
    }
    boolean same = Objects.equals(story.waitsFor(), waitsFor) && Objects.equals(story.leaveOn(), leaveOn)
        && story.freeAt() == null;
    if (!same) {
      asides.waitFor(id, waitsFor, leaveOn);
      release.reset(store.lockOwn(by, id));
      audit.record(by,
          Act.of("story-waits", "story", id).fromTo(said(story.waitsFor(), story.leaveOn()), said(waitsFor, leaveOn)));
    }
  }

  private static String said(@Nullable String waitsFor, @Nullable LocalDate leaveOn) {
    return (waitsFor == null ? "soon" : waitsFor) + (leaveOn == null ? "" : " " + leaveOn);
  }

}

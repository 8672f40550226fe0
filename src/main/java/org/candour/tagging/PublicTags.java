package org.candour.tagging;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.candour.access.StoryReach;
import org.candour.shared.Caller;
import org.candour.shared.NotFound;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What an organisation says about a story in public, beside its author's own tags and apart from them. Only words of
 * the vocabulary, which are read before they are there: so nothing unread becomes public. It speaks for the
 * organisation and stays when whoever put it leaves.
 */
@Component
public class PublicTags {

  /** What a tag says: good, could be better, how it felt, or only what the story is about. */
  public static final List<String> QUESTIONS = List.of("good", "improve", "feel", "neutral");
  private static final String FEELINGS = "emotion";

  private final PublicTagStore store;
  private final Clock clock;
  private final TagVocabulary vocabulary;
  private final StaffTags staffTags;
  private final PublicTagTrail trail;

  PublicTags(PublicTagStore store, Clock clock, TagVocabulary vocabulary, StaffTags staffTags, PublicTagTrail trail) {
    this.store = store;
    this.clock = clock;
    this.vocabulary = vocabulary;
    this.staffTags = staffTags;
    this.trail = trail;
  }

  /** A public tag with the organisation that says it. */
  public record PublicTag(long id, String tag, String question, String organisation) {}

  /**
   * What a moderator took off, and why.
   *
   * @param id its number
   * @param tag the word
   * @param organisation that had said it
   * @param reason a code
   * @param at when
   */
  public record TakenOff(long id, String tag, String organisation, String reason, Instant at) {}

  /**
   * What somebody wants to say about a story in public.
   *
   * @param typed a word of the vocabulary or another name of one
   * @param question one of {@link #QUESTIONS}
   * @param instead a private or shared tag that becomes it, or 0
   */
  public record TagWish(String typed, String question, long instead) {}

  /** Why a tag cannot be public. */
  public enum TagRefusal {
    UNKNOWN, A_FEELING, NO_FEELING, SAYS_WHICH, CRITICISES, TOO_MANY, TAKEN_OFF
  }

  /** Those of one organisation, by name. */
  public List<PublicTag> of(long subscription, long story) {
    return store.of(story, subscription);
  }

  /** Those of every organisation, for who moderates. */
  public List<PublicTag> all(long story) {
    return store.all(story);
  }

  public List<TakenOff> takenOff(long subscription, long story) {
    return takenOff(story).stream().filter(t -> t.subscription == subscription).map(Gone::shown).toList();
  }

  /** What moderators took off this story, whoever had put it there. */
  public List<TakenOff> allTakenOff(long story) {
    return takenOff(story).stream().map(Gone::shown).toList();
  }

  /**
   * A tag that a moderator took off.
   *
   * @param id of the row
   * @param subscription whose it was
   * @param tag the word
   * @param organisation the name of whose it was
   * @param reason why, as a code
   * @param at when
   */
  record Gone(long id, long subscription, String tag, String organisation, String reason, Instant at) {

    TakenOff shown() {
      return new TakenOff(id, tag, organisation, reason, at);
    }
  }

  private List<Gone> takenOff(long story) {
    return store.takenOff(story);
  }

  /** Whether it is a word of the vocabulary or another name of one. */
  public boolean isWord(String typed) {
    return vocabulary.find(typed).isPresent();
  }

  /** At most three words of the vocabulary that may be meant by one that is not. */
  public List<String> close(String typed) {
    return SimilarTags.of(typed, vocabulary.snapshot().words());
  }

  /**
   * Says something about a story in public, once; said again it may say it of something else.
   *
   * @param reach what the caller may answer
   * @throws NotFound where the story is not in reach
   */
  @Transactional
  public Optional<TagRefusal> put(Caller.Person by, StoryReach reach, long story, TagWish wish) {
    wantReached(reach, story);
    Optional<TagWord> word = vocabulary.find(wish.typed());
    if (word.isEmpty()) {
      return Optional.of(TagRefusal.UNKNOWN);
    }
    Optional<TagRefusal> refusal = refusal(word.get(), wish.question());
    if (refusal.isPresent()) {
      return refusal;
    }
    // Two colleagues at once count one after the other.
    store.put(story, by);
    List<PublicTag> there = of(by.subscription(), story);
    String tag = word.get().word();
    if (there.stream().noneMatch(t -> t.tag.equals(tag)) && there.size() >= staffTags.most("public")) {
      return Optional.of(TagRefusal.TOO_MANY);
    }
    if (takenOff(by.subscription(), story).stream().anyMatch(t -> t.tag.equals(tag))) {
      return Optional.of(TagRefusal.TAKEN_OFF);
    }
    staffTags.of(by, story).stream().filter(t -> t.id() == wish.instead())
        .forEach(t -> staffTags.remove(by, story, wish.instead()));
    int done = store.insert(clock.instant(), by, wish.question(), tag, story);
    if (done > 0) {
      trail.changed(by, story, "staff-tag-added", "public");
    }
    return Optional.empty();
  }

  /** What the vocabulary knows of a word is not said otherwise. */
  private static Optional<TagRefusal> refusal(TagWord word, String question) {
    boolean feeling = word.grp().equals(FEELINGS);
    if (feeling != question.equals("feel")) {
      return Optional.of(feeling ? TagRefusal.A_FEELING : TagRefusal.NO_FEELING);
    }
    if (question.equals("neutral") && word.polarity() != 0) {
      return Optional.of(TagRefusal.SAYS_WHICH);
    }
    return question.equals("good") && word.polarity() < 0 ? Optional.of(TagRefusal.CRITICISES) : Optional.empty();
  }

  /**
   * Takes one of the own organisation off; with {@code keep} it becomes one that colleagues share. False where they
   * share too many already. What is off already stays off.
   */
  @Transactional
  public boolean remove(Caller.Person by, StoryReach reach, long story, long tag, boolean keep) {
    wantReached(reach, story);
    if (keep && !staffTags.room(by, story, true)) {
      return false;
    }
    List<String> taken = store.remove(tag, story, by);
    if (!taken.isEmpty()) {
      trail.changed(by, story, "staff-tag-removed", "public");
      taken.stream().filter(t -> keep).forEach(t -> staffTags.add(by, story, t, true));
    }
    return true;
  }

  /**
   * A moderator takes one off, whosever it is. Gives whether it was there. The organisation reads why, and cannot put
   * it there again.
   */
  @Transactional
  public boolean takeOff(Caller.Person moderator, long story, long tag, String reason) {
    List<PublicTagStore.Taken> taken = store.delete(tag, story);
    for (PublicTagStore.Taken each : taken) {
      store.insertTakenOff(story, each, reason, clock.instant());
      trail.changed(moderator, story, "staff-tag-taken-off", reason);
    }
    return !taken.isEmpty();
  }

  /** A moderator lets an organisation say again what was taken off. It is not said by that. */
  @Transactional
  public void allowAgain(Caller.Person moderator, long story, long takenOff) {
    if (store.allowAgain(takenOff, story) > 0) {
      trail.allowedAgain(moderator, story);
    }
  }

  private void wantReached(StoryReach reach, long story) {
    if (reach.isNothing() || !store.wantReached(reach, story)) {
      throw new NotFound("story " + story + " is not in reach");
    }
  }
}

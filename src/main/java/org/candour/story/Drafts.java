package org.candour.story;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.candour.accounts.Authors;
import org.candour.shared.PlainText;
import org.candour.shared.RegionId;
import org.candour.shared.Token;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Stories while they are being told. */
@Component
class Drafts {

  /** A draft on somebody's own device waits this long; on a shared one it dies with the visit. */
  static final Duration OWN = Duration.ofDays(30);
  static final Duration SHARED = Duration.ofHours(2);
  private static final Duration RECEIPT = Duration.ofHours(1);

  private final DraftStore store;
  private final Stories stories;
  private final Authors authors;
  private final Clock clock;

  Drafts(DraftStore store, Stories stories, Authors authors, Clock clock) {
    this.store = store;
    this.stories = stories;
    this.authors = authors;
    this.clock = clock;
  }

  /** Begins a draft. Gives the token that finds it again. */
  String begin(RegionId region, String language, boolean shared) {
    String token = Token.fresh();
    store.insert(token, region, language, shared, clock.instant());
    return token;
  }

  Optional<Draft> find(String token) {
    return token.length() > 64 ? Optional.empty() : store.find(token, false);
  }

  void keep(Draft draft) {
    store.update(draft, clock.instant());
  }

  void forget(String token) {
    store.delete(token);
  }

  /**
   * Makes the story, once: who sends the same draft again gets the same story. Gives the draft with its story's number
   * and, where there is no address that is safe to write to, the card that leads back.
   */
  @Transactional
  Draft send(String token) {
    Draft draft = store.find(token, true).orElseThrow();
    if (draft.story() != null) {
      return draft;
    }
    long author = draft.author() == null ? authors.reach(null, null) : draft.author();
    boolean reachable = authors.addressOf(author).isPresent() && Boolean.TRUE.equals(draft.mailOk());
    Authors.Card card = reachable ? null : authors.giveCard(author);
    long story = stories.submit(new NewStory(draft.region(), draft.language(), author, reachable,
        Objects.requireNonNull(draft.role()), draft.screenName(), title(draft), draft.body(), tags(draft), draft.services(),
        draft.serviceWords(), Boolean.TRUE.equals(draft.ongoing()), "web"));
    store.sent(token, story, card == null ? null : card.number(), card == null ? null : card.passphrase(), clock.instant());
    return store.find(token, false).orElseThrow();
  }

  int clear() {
    Instant now = clock.instant();
    return store.deleteOld(now.minus(RECEIPT), now.minus(SHARED), now.minus(OWN));
  }

  /** Left blank, the title is the story's own beginning; a moderator may find a better one. */
  private static String title(Draft draft) {
    return draft.title().isBlank() ? PlainText.opening(draft.body(), 60) : draft.title();
  }

  static List<Tag> tags(Draft draft) {
    List<Tag> tags = new ArrayList<>();
    tags.addAll(Tag.of("good", draft.good()));
    tags.addAll(Tag.of("improve", draft.improve()));
    tags.addAll(Tag.of("feel", draft.feel()));
    return tags;
  }
}

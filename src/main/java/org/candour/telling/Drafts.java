package org.candour.telling;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.candour.accounts.Authors;
import org.candour.directory.Region;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.candour.shared.RegionId;
import org.candour.shared.Token;
import org.candour.story.NewStory;
import org.candour.story.Stories;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Stories while they are being told. */
@Component
class Drafts {

  /**
   * A draft on somebody's own device waits this long. On a shared one it is forgotten when its author finishes or leaves;
   * for who only closes the window, nobody can find it any more, and it is gone after two hours.
   */
  static final Duration OWN = Duration.ofDays(30);
  static final Duration SHARED = Duration.ofHours(2);
  private static final Duration RECEIPT = Duration.ofHours(1);

  private final DraftStore store;
  private final Stories stories;
  private final Authors authors;
  private final Whereabouts whereabouts;
  private final Clock clock;

  Drafts(DraftStore store, Stories stories, Authors authors, Whereabouts whereabouts, Clock clock) {
    this.store = store;
    this.stories = stories;
    this.authors = authors;
    this.whereabouts = whereabouts;
    this.clock = clock;
  }

  /** What came of sending: a draft with its story, or the page that has something wrong with it. */
  record Sending(Draft draft, Step at, Problems problems) {}

  /** Begins a draft. Gives the token that finds it again. */
  String begin(RegionId region, String language, boolean shared, List<Long> named) {
    String token = Token.fresh();
    store.insert(token, region, language, shared, named, clock.instant());
    return token;
  }

  Optional<Draft> find(String token) {
    return token.length() > 64 ? Optional.empty() : store.find(token, false);
  }

  /** Whose device it is was answered anew. */
  @Transactional
  Optional<Draft> device(String token, boolean shared) {
    store.device(token, shared, clock.instant());
    return find(token);
  }

  /** Keeps what was answered on one page, and gives the draft as it is then. One that was sent already stays as it is. */
  @Transactional
  Optional<Draft> keep(String token, TellForm form) {
    Draft draft = store.find(token, true).orElse(null);
    if (draft == null || draft.story() != null) {
      return Optional.ofNullable(draft);
    }
    switch (form.answer(draft)) {
      case null -> { }
      case Answer.Contact contact -> reach(draft, contact);
      case Answer.Places places -> store.keep(token, new Answer.Places(whereabouts.kept(places.services(), draft.services()), places.words()), clock.instant());
      case Answer answer -> store.keep(token, answer, clock.instant());
    }
    return store.find(token, false);
  }

  private void reach(Draft draft, Answer.Contact contact) {
    @Nullable String address = contact.address().isEmpty() ? null : contact.address();
    @Nullable String postcode = contact.postcode().isEmpty() ? null : contact.postcode();
    @Nullable Long author = address == null && postcode == null ? null : authors.reach(draft.author(), address, postcode);
    boolean same = Objects.equals(draft.author(), author);
    store.reach(draft.token(), author, same ? draft.mailOk() : null, clock.instant());
    if (!same && draft.author() != null) {
      forgetSilent(List.of(draft.author()));
    }
  }

  /** Forgets a draft, and an author of whom nothing else is known. */
  @Transactional
  void forget(String token) {
    forgetSilent(store.delete(token));
  }

  /** Forgets those of these authors who have told nothing and are telling nothing. */
  private void forgetSilent(List<Long> some) {
    authors.forget(stories.withoutStory(store.withoutDraft(some)));
  }

  /**
   * Makes the story, once: who sends the same draft again gets the same story. Everything is looked at once more while
   * nobody else can change it, since another window may have. Where there is no address that is safe to write to, the draft
   * carries the card that leads back.
   *
   * @param often what is wrong with sending just now; asked only about a draft that lacks nothing
   */
  @Transactional
  Optional<Sending> send(String token, Region region, Function<Draft, Problems> often) {
    return store.find(token, true).map(draft -> {
      Optional<Sending> refused = draft.story() != null ? Optional.empty()
          : lacking(draft, region).or(() -> Optional.of(new Sending(draft, Step.CHECK, often.apply(draft))).filter(s -> s.problems().any()));
      return refused.orElseGet(() -> new Sending(draft.story() == null ? submit(draft) : draft, Step.CHECK, Problems.none()));
    });
  }

  private Optional<Sending> lacking(Draft draft, Region region) {
    boolean reachable = draft.author() != null && authors.addressOf(draft.author()).isPresent();
    return Arrays.stream(Step.values()).filter(step -> step != Step.CHECK && step != Step.CONTACT && (step != Step.SAFE || reachable))
        .map(step -> new Sending(draft, step, TellForm.stored(step, region).problems(draft)))
        .filter(s -> s.problems().any()).findFirst();
  }

  private Draft submit(Draft draft) {
    long author = draft.author() == null ? authors.reach(null, null) : draft.author();
    boolean reachable = authors.addressOf(author).isPresent() && Boolean.TRUE.equals(draft.mailOk());
    Authors.Card card = reachable ? null : authors.giveCard(author);
    long story = stories.submit(new NewStory(draft.region(), draft.language(), author, reachable,
        Objects.requireNonNull(draft.role()), draft.screenName(), title(draft), draft.body(), draft.tags(), draft.services(),
        draft.serviceWords(), Boolean.TRUE.equals(draft.ongoing()), "web"));
    store.sent(draft.token(), story, card == null ? null : card.number(), card == null ? null : card.passphrase(), clock.instant());
    return store.find(draft.token(), false).orElseThrow();
  }

  /** Deletes drafts that nobody came back to, and what was known of their authors. */
  @Transactional
  void clear() {
    Instant now = clock.instant();
    forgetSilent(store.deleteOld(now.minus(RECEIPT), now.minus(SHARED), now.minus(OWN)));
  }

  /** Left blank, the title is the story's own beginning; a moderator may find a better one. */
  private static String title(Draft draft) {
    return draft.title().isBlank() ? PlainText.opening(draft.body(), 60) : draft.title();
  }
}

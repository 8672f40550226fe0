package org.candour.telling;

import java.security.SecureRandom;
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
import org.candour.inviting.Invitation;
import org.candour.inviting.Invitations;
import org.candour.shared.Limits;
import org.candour.shared.Problems;
import org.candour.shared.RegionId;
import org.candour.shared.SecretToken;
import org.candour.story.Stories;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Stories while they are being told. */
@Component
class Drafts {

  /**
   * A draft on somebody's own device waits this long. On a shared one it is forgotten when its author finishes or
   * leaves; for who only closes the window, nobody can find it any more, and it is gone after two hours.
   */
  static final Duration OWN = Duration.ofDays(30);
  static final Duration SHARED = Duration.ofHours(2);
  /** After so long without a word, an own device asks for the code. */
  static final Duration LOCKS = Duration.ofMinutes(15);

  /** How long before it locks a page says so, where script can. */
  static final Duration WARNS = Duration.ofMinutes(2);

  private static final Duration RECEIPT = Duration.ofHours(1);

  private final DraftStore store;
  private final Stories stories;
  private final Authors authors;
  private final ServicePicker whereabouts;
  private final QuestionRules way;
  private final Invitations invitations;
  private final PasswordEncoder encoder;
  private final Limits limits;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  Drafts(DraftStore store, Stories stories, Authors authors, ServicePicker whereabouts, QuestionRules way,
      Invitations invitations, PasswordEncoder encoder, Limits limits, Clock clock) {
    this.store = store;
    this.stories = stories;
    this.authors = authors;
    this.whereabouts = whereabouts;
    this.way = way;
    this.invitations = invitations;
    this.encoder = encoder;
    this.limits = limits;
    this.clock = clock;
  }

  /** What came of sending: a draft with its story, or the page that has something wrong with it. */
  record Sending(Draft draft, TellStep at, Problems problems) {}

  /**
   * Begins a draft. Gives the token that finds it again.
   *
   * @param code of an own device, or null for one that others use too
   * @param invitation the link by which its author came, or null
   */
  @Transactional
  String begin(RegionId region, String language, String route, @Nullable String code, @Nullable Invitation invitation,
      List<Long> named) {
    String token = SecretToken.fresh();
    store.insert(token, region, language, route, invitation == null ? null : invitation.id(), named, clock.instant());
    if (invitation != null) {
      invitations.begun(invitation);
    }
    device(token, code);
    return token;
  }

  /**
   * The draft that a page or a cookie names. None while somebody keeps it for its author: they come by
   * {@link AssistedDrafts}; and none for a page that was left.
   */
  Optional<Draft> find(String key) {
    return key.length() > 100
        ? Optional.empty()
        : store.find(Draft.token(key), false).filter(d -> !d.aid().isKept() && !d.isLeft(key, clock.instant()));
  }

  /** Whose device it is was answered anew. */
  @Transactional
  Optional<Draft> device(String token, @Nullable String code) {
    byte[] key = new byte[32];
    random.nextBytes(key);
    store.device(token, code == null ? null : encoder.encode(code), code == null ? null : key, clock.instant());
    return find(token);
  }

  /** Whether it wants its code before it shows anything. */
  boolean isLocked(Draft draft) {
    return draft.lock() != null
        && (draft.lock().lockedAt() != null || !draft.touchedAt().plus(LOCKS).isAfter(clock.instant()));
  }

  /** From now on it wants its code, whatever the page says that still shows it. */
  void lock(Draft draft) {
    store.lock(draft.token(), clock.instant());
  }

  /** Opens a draft with its code. False for another code. */
  @Transactional
  boolean unlock(Draft draft, String code) {
    boolean fits = draft.lock() != null && code.length() <= TellRules.LONGEST_CODE
        && encoder.matches(code, draft.lock().codeHash());
    if (fits) {
      store.unlock(draft.token(), clock.instant());
    }
    return fits;
  }

  /**
   * Keeps what was answered on one page, and gives the draft as it is then. One that was sent already stays as it is.
   */
  @Transactional
  Optional<Draft> keep(String token, TellForm form) {
    Draft draft = store.find(token, true).orElse(null);
    if (draft == null || draft.sent() != null) {
      return Optional.ofNullable(draft);
    }
    if (form.isMachine()) {
      store.machine(token, clock.instant());
    }
    switch (form.answer(draft)) {
      case null -> store.touch(token, clock.instant());
      case TellAnswer.Contact contact -> reach(draft, contact);
      case TellAnswer.ChosenServices places -> store.keep(token,
          new TellAnswer.ChosenServices(whereabouts.kept(places.services(), draft.places().services()), places.words()),
          clock.instant());
      case TellAnswer answer -> store.keep(token, answer, clock.instant());
    }
    return store.find(token, false);
  }

  /** What its author has before them now. */
  void at(Draft draft, TellStep step) {
    store.at(draft.token(), step);
  }

  /** The author sees what the privacy check finds. */
  void looked(Draft draft) {
    // Nothing came from the author, and the page that shows it is made from this draft.
    store.looked(draft.token(), draft.touchedAt());
  }

  private void reach(Draft draft, TellAnswer.Contact contact) {
    @Nullable String address = contact.address().isEmpty() ? null : contact.address();
    @Nullable String postcode = contact.postcode().isEmpty() ? null : contact.postcode();
    @Nullable Long author =
        address == null && postcode == null ? null : authors.reach(draft.author(), address, postcode);
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
   * nobody else can change it, since another window may have. Where there is no address that is safe to write to, the
   * draft carries the card that leads back.
   *
   * @param often what is wrong with sending just now; asked only about a draft that lacks nothing
   */
  @Transactional
  Optional<Sending> send(String token, Region region, Function<Draft, Problems> often) {
    return store.find(token, true).map(draft -> {
      Optional<Sending> refused = draft.sent() != null
          ? Optional.empty()
          : lacking(draft, region).or(() -> Optional.of(new Sending(draft, TellStep.CHECK, often.apply(draft)))
              .filter(s -> s.problems().any()));
      return refused
          .orElseGet(() -> new Sending(draft.sent() == null ? submit(draft) : draft, TellStep.CHECK, Problems.none()));
    });
  }

  /** The first page on which something is missing or wrong, of those that are asked. */
  Optional<Sending> lacking(Draft draft, Region region) {
    return Arrays.stream(TellStep.values())
        .filter(step -> step != TellStep.CHECK && step != TellStep.CONTACT && way.asks(step, draft))
        .map(step -> new Sending(draft, step, TellRules.problems(step, draft, region, clock)))
        .filter(s -> s.problems().any()).findFirst();
  }

  private Draft submit(Draft draft) {
    boolean addressed = way.hasAddress(draft);
    boolean reachable = addressed && Boolean.TRUE.equals(draft.mailOk());
    // A card opens all that its author told, and anybody can type any address: with a card goes nothing but this story.
    long author =
        draft.author() == null || (addressed && !reachable) ? authors.reach(null, postcode(draft)) : draft.author();
    Authors.AuthorCard card = reachable ? null : authors.giveCard(author);
    long story = stories.submit(DraftConversion.story(draft, author, reachable, way, tooQuick(draft)));
    if (draft.invitation() != null) {
      invitations.sent(draft.invitation(), story, draft.known().isRecognisable());
    }
    store.sent(draft.token(),
        new Draft.Sent(story, card == null ? null : card.number(), card == null ? null : card.passphrase()),
        clock.instant());
    return store.find(draft.token(), false).orElseThrow();
  }

  private @Nullable String postcode(Draft draft) {
    return draft.author() == null ? null : authors.postcodeOf(draft.author()).orElse(null);
  }

  /** Nobody reads and answers all these pages in so short a time. It refuses nothing: see the floods of the desk. */
  private boolean tooQuick(Draft draft) {
    return draft.startedAt().plus(limits.quickest()).isAfter(clock.instant());
  }

  /** Deletes drafts that nobody came back to, and what was known of their authors. */
  @Transactional
  void clear() {
    Instant now = clock.instant();
    forgetSilent(store.deleteOld(now.minus(RECEIPT), now.minus(SHARED), now.minus(OWN)));
  }
}

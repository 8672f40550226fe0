package org.candour.telling;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.candour.audit.Audit;
import org.candour.audit.Audit.Act;
import org.candour.people.Authors;
import org.candour.questions.ContactQuestion.Contact;
import org.candour.questions.Draft;
import org.candour.questions.Question;
import org.candour.questions.Questionnaire;
import org.candour.questions.TellForm;
import org.candour.questions.TellStep;
import org.candour.shared.Caller;
import org.candour.story.Stories;
import org.jspecify.annotations.Nullable;
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

  private static final Duration RECEIPT = Duration.ofHours(1);

  private final DraftStore store;
  private final Questionnaire questionnaire;
  private final Stories stories;
  private final Authors authors;
  private final Audit audit;
  private final Clock clock;

  Drafts(DraftStore store, Questionnaire questionnaire, Stories stories, Authors authors, Audit audit, Clock clock) {
    this.store = store;
    this.questionnaire = questionnaire;
    this.stories = stories;
    this.authors = authors;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * The draft that a page or a cookie names. None while somebody keeps it for its author: they come by
   * {@link HelpedDrafts} or {@link PaperDrafts}; and none for a page that was left.
   */
  Optional<Draft> find(String key) {
    return key.length() > 100
        ? Optional.empty()
        : store.find(Draft.token(key), false).filter(d -> !d.aid().isKept() && !d.isLeft(key, clock.instant()));
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
      store.machine(token);
    }
    Question.@Nullable Answer answer = questionnaire.read(form, draft).orElse(null);
    switch (answer) {
      case null -> store.touch(token);
      case Contact contact -> reach(draft, contact);
      default -> store.keep(token, form.step(), answer);
    }
    return store.find(token, false);
  }

  /** What its author has before them now. */
  void at(Draft draft, TellStep step) {
    store.at(draft.token(), step);
  }

  /** The author sees what the privacy check finds. */
  void looked(Draft draft) {
    store.looked(draft.token());
  }

  private void reach(Draft draft, Contact contact) {
    @Nullable String address = contact.address().isEmpty() ? null : contact.address();
    @Nullable String postcode = contact.postcode().isEmpty() ? null : contact.postcode();
    @Nullable Long author =
        address == null && postcode == null ? null : authors.reach(draft.author(), address, postcode);
    boolean same = Objects.equals(draft.author(), author);
    store.reach(draft.token(), author, same);
    if (!same && draft.author() != null) {
      forgetSilent(List.of(draft.author()));
    }
  }

  /** Forgets a draft, and an author of whom nothing else is known. */
  @Transactional
  void forget(String token) {
    forgetSilent(store.delete(token));
  }

  /** Somebody who wrote it down deletes what was written so far; a story that was sent stays. */
  @Transactional
  void end(Caller.Person by, Draft draft) {
    forget(draft.token());
    audit.record(by,
        Act.of("draft-ended", "draft", draft.aid().number()).because(draft.sent() == null ? "discarded" : "sent"));
  }

  /** Forgets those of these authors who have told nothing and are telling nothing. */
  private void forgetSilent(List<Long> some) {
    authors.forget(stories.withoutStory(store.withoutDraft(some)));
  }

  /** Deletes drafts that nobody came back to, and what was known of their authors. */
  @Transactional
  void clear() {
    Instant now = clock.instant();
    forgetSilent(store.deleteOld(now.minus(RECEIPT), now.minus(SHARED), now.minus(OWN)));
  }
}

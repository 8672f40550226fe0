package org.candour.response;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.candour.audit.Audit;
import org.candour.audit.Audit.Act;
import org.candour.response.CoWritingLetters.AskedColleague;
import org.candour.response.Colleagues.Colleague;
import org.candour.response.ResponseDraft.DraftPart;
import org.candour.response.ResponseDrafts.OpenedDraft;
import org.candour.shared.Caller;
import org.candour.shared.NotFound;
import org.candour.shared.Right;
import org.candour.shared.Stale;
import org.candour.story.Story;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What colleagues do with an answer that is being written: change it, remark on it, say that it is ready, send it.
 * Every change is a version of its own, so that nobody's words are lost to a colleague's.
 */
@Component
public class CoWriting {

  /** How many colleagues can be asked to read one answer. */
  public static final int MOST_READERS = 10;

  private final ResponseDrafts drafts;
  private final ResponseDraftStore store;
  private final CoWritingLetters letters;
  private final Colleagues colleagues;
  private final Responses responses;
  private final Clock clock;
  private final Audit audit;

  CoWriting(ResponseDrafts drafts, ResponseDraftStore store, CoWritingLetters letters, Colleagues colleagues,
      Responses responses, Clock clock, Audit audit) {
    this.drafts = drafts;
    this.store = store;
    this.letters = letters;
    this.colleagues = colleagues;
    this.responses = responses;
    this.clock = clock;
    this.audit = audit;
  }

  /**
   * What somebody hands in on the page of a draft.
   *
   * @param seen the version that the page showed
   * @param remark empty for none
   * @param ready whether a reader is content with it
   */
  public record HandedAnswer(int seen, DraftText text, String remark, boolean ready) {}

  /**
   * Keeps changed words, a remark, and that a reader is content. Who only remarks never collides with whoever changes
   * words.
   *
   * @throws Stale where somebody changed the words since, or the draft is not open any more; nothing was kept
   * @throws NotFound where the story is not public any more, or out of reach
   */
  @Transactional
  public ResponseDraft keep(Caller.Person by, long id, HandedAnswer handed) {
    OpenedDraft opened = locked(by, id);
    if (opened.part() == DraftPart.HEIR) {
      throw new NotFound("not taken over");
    }
    ResponseDraft draft = opened.draft();
    Story story = drafts.reached(by, draft.story());
    Instant now = clock.instant();
    int version = changed(by, draft, handed, now);
    boolean said = !handed.remark().isEmpty() && store.remarks(id).stream().reduce((before, last) -> last)
        .filter(last -> last.person() == by.id() && last.body().equals(handed.remark())).isEmpty();
    if (said) {
      store.remark(id, by.id(), version, handed.remark(), now);
      audit.record(by, Act.of("draft-remarked", "response-draft", id).version(version));
    }
    ResponseDraft.Asking asking =
        opened.part() == DraftPart.READER && handed.ready() ? drafts.asking(draft, by.id()).orElse(null) : null;
    boolean content = asking != null && (asking.readyVersion() == null || asking.readyVersion() != version);
    if (asking != null && content) {
      store.ready(asking.id(), version, now);
      audit.record(by, Act.of("draft-ready", "response-draft", id).version(version));
    }
    if (opened.part() == DraftPart.READER && (version > draft.version() || said || content)) {
      store.news(id, now).ifPresent(news -> letters.news(draft, story, news));
    }
    return store.find(id).orElseThrow();
  }

  /** The version that stands afterwards; for who changed nothing, the one that they saw. */
  private int changed(Caller.Person by, ResponseDraft draft, HandedAnswer handed, Instant now) {
    if (draft.text().equals(handed.text())) {
      return draft.version();
    }
    boolean untouched =
        store.version(draft.id(), handed.seen()).filter(v -> v.text().equals(handed.text())).isPresent();
    if (untouched) {
      return handed.seen();
    }
    if (handed.seen() != draft.version()) {
      throw new Stale(draft + " was changed by somebody else");
    }
    store.insertVersion(draft.id(), draft.version() + 1, by.id(), handed.text(), now);
    audit.record(by, Act.of("draft-changed", "response-draft", draft.id()).version(draft.version() + 1));
    return draft.version() + 1;
  }

  /**
   * Asks colleagues to read. Who was asked and has not said "ready" is not asked again; who was ready before the words
   * changed is.
   *
   * @throws Stale where one of them cannot answer this story, or there would be too many
   */
  @Transactional
  public void ask(Caller.Person by, long id, Collection<Long> persons, String note) {
    ResponseDraft draft = written(by, id);
    Story story = drafts.reached(by, draft.story());
    Set<Long> may = colleagues.among(by.subscription(), draft.story(), persons).stream().map(Colleague::person)
        .collect(Collectors.toSet());
    List<ResponseDraft.Asking> there = store.askings(id, clock.instant());
    long more = may.stream().filter(p -> there.stream().noneMatch(a -> a.person() == p)).count();
    if (may.contains(by.id()) || !may.containsAll(persons) || there.size() + more > MOST_READERS) {
      throw new Stale("not colleagues who may read " + draft);
    }
    for (long person : may) {
      Optional<ResponseDraft.Asking> before = there.stream().filter(a -> a.person() == person).findFirst();
      if (before.isEmpty() || (before.get().readyVersion() != null && before.get().readyVersion() != draft.version())) {
        before.ifPresent(a -> store.endAsking(a.id(), clock.instant()));
        long asking = store.ask(id, person, by.id(), note, clock.instant());
        letters.ask(draft, story, new AskedColleague(asking, person, by.name(), note));
        audit.record(by,
            Act.of("draft-asked", "response-draft", id).version(draft.version()).fromTo(null, "person " + person));
      }
    }
  }

  /**
   * The writer sends it: from here on it is an answer like any other, with its thirty minutes. Sent twice, it is one
   * answer.
   *
   * @throws Stale where a colleague changed the words since
   * @throws NotFound where the story is not public any more, or out of reach
   */
  @Transactional
  public long send(Caller.Person by, long id, HandedAnswer handed, @Nullable Claim claim) {
    OpenedDraft opened = drafts.opened(by, store.lock(id));
    if (opened.part() == DraftPart.WRITER && opened.draft().response() != null) {
      return opened.draft().response();
    }
    ResponseDraft draft = written(by, id);
    if (changed(by, draft, handed, clock.instant()) < draft.version()) {
      throw new Stale(draft + " was changed by a colleague");
    }
    long response = responses.submit(by, draft.story(), handed.text().body(), claim, draft.sendOnce());
    end(by, draft, "sent", response);
    audit.record(by, Act.of("draft-sent", "response-draft", id).fromTo(null, "response " + response));
    return response;
  }

  /** The writer wants it no more. Its words are gone for good; that there was one stays in the audit. */
  @Transactional
  public void throwAway(Caller.Person by, long id) {
    ResponseDraft draft = written(by, id);
    end(by, draft, "thrown-away", null);
    store.blank(id);
    audit.record(by, Act.of("draft-thrown-away", "response-draft", id));
  }

  private void end(Caller.Person by, ResponseDraft draft, String state, @Nullable Long response) {
    Instant now = clock.instant();
    store.askings(draft.id(), now).forEach(a -> letters.takeBack("draft-asked", "draft-asking", a.id()));
    store.seen(draft.id(), now).forEach(news -> letters.takeBack("draft-read", "draft-news", news));
    store.move(draft.id(), state, response, now);
  }

  /** An administrator goes on with what a colleague who cannot answer any more has begun. */
  @Transactional
  public void takeOver(Caller.Person by, long id) {
    OpenedDraft opened = locked(by, id);
    if (opened.part() == DraftPart.WRITER) {
      return;
    }
    ResponseDraft draft = opened.draft();
    drafts.reached(by, draft.story());
    if (!by.may(Right.ADMINISTER) || !store.isLeft(id, clock.instant())) {
      throw new Stale("its writer is there");
    }
    drafts.asking(draft, by.id()).ifPresent(a -> store.endAsking(a.id(), clock.instant()));
    store.setWriter(id, by.id());
    audit.record(by,
        Act.of("draft-taken-over", "response-draft", id).fromTo("person " + draft.writer(), "person " + by.id()));
  }

  private ResponseDraft written(Caller.Person by, long id) {
    OpenedDraft opened = locked(by, id);
    if (opened.part() != DraftPart.WRITER) {
      throw new NotFound("not the writer of " + opened.draft());
    }
    return opened.draft();
  }

  private OpenedDraft locked(Caller.Person by, long id) {
    OpenedDraft opened = drafts.opened(by, store.lock(id));
    if (!opened.draft().isOpen()) {
      throw new Stale(opened.draft() + " is not written any more");
    }
    return opened;
  }
}

package org.candour.response;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.candour.access.Rights;
import org.candour.audit.Audit;
import org.candour.audit.Audit.Act;
import org.candour.response.ResponseDraft.DraftPart;
import org.candour.shared.Caller;
import org.candour.shared.NotFound;
import org.candour.shared.Right;
import org.candour.shared.SecretToken;
import org.candour.shared.Slice;
import org.candour.story.Audience;
import org.candour.story.Stories;
import org.candour.story.Story;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Answers that are being written, and who may see one: its writer, colleagues who were asked to read it, and an
 * administrator where its writer cannot answer any more. Nobody else ever does.
 */
@Component
public class ResponseDrafts {

  /** How many versions a page shows. */
  public static final int VERSIONS = 10;
  /** What nobody touched for so long is being written no more, as far as the author is told. */
  private static final Duration FRESH = Duration.ofDays(14);

  private final ResponseDraftStore store;
  private final CoWritingLetters letters;
  private final Stories stories;
  private final Audience audience;
  private final Rights rights;
  private final Clock clock;
  private final Audit audit;

  ResponseDrafts(ResponseDraftStore store, CoWritingLetters letters, Stories stories, Audience audience, Rights rights,
      Clock clock, Audit audit) {
    this.store = store;
    this.letters = letters;
    this.stories = stories;
    this.audience = audience;
    this.rights = rights;
    this.clock = clock;
    this.audit = audit;
  }

  /** A draft, and what the caller is to it. */
  public record OpenedDraft(ResponseDraft draft, DraftPart part) {}

  /**
   * Puts an answer aside.
   *
   * @param once the form's own key: sent twice, it makes one draft
   * @throws NotFound where the story is not public or not in reach of the caller's right to answer
   */
  @Transactional
  public long begin(Caller.Person by, long story, DraftText text, String once) {
    reached(by, story);
    Instant now = clock.instant();
    Optional<Long> id = store.insert(by, story, once, SecretToken.fresh(), now);
    if (id.isEmpty()) {
      return store.keptWith(once).filter(d -> d.writer() == by.id() && d.story() == story).map(ResponseDraft::id)
          .orElseThrow(() -> new NotFound("somebody else's form"));
    }
    store.insertVersion(id.get(), 1, by.id(), text, now);
    audit.record(by, Act.of("draft-begun", "response-draft", id.get()).version(1));
    return id.get();
  }

  /**
   * The draft for those who may see it: its writer, who was asked to read it, and where its writer cannot answer any
   * more an administrator whose reach holds the story.
   */
  public OpenedDraft get(Caller.Person by, long id) {
    return opened(by, store.find(id));
  }

  OpenedDraft opened(Caller.Person by, Optional<ResponseDraft> found) {
    ResponseDraft draft = found.filter(d -> d.subscription() == by.subscription() && by.may(Right.RESPOND))
        .orElseThrow(() -> new NotFound("no such draft"));
    if (draft.writer() == by.id()) {
      return new OpenedDraft(draft, DraftPart.WRITER);
    }
    if (asking(draft, by.id()).isPresent()) {
      return new OpenedDraft(draft, DraftPart.READER);
    }
    boolean heir =
        draft.isOpen() && by.may(Right.ADMINISTER) && audience.covers(draft.story(), rights.reach(by, Right.ADMINISTER))
            && store.isLeft(draft.id(), clock.instant());
    if (!heir) {
      throw new NotFound("somebody else's draft");
    }
    return new OpenedDraft(draft, DraftPart.HEIR);
  }

  /** The writer has looked: what comes from now on is news again. */
  @Transactional
  public void look(Caller.Person by, OpenedDraft opened) {
    if (opened.part == DraftPart.WRITER) {
      store.seen(opened.draft.id(), clock.instant())
          .forEach(news -> letters.takeBack("draft-read", "draft-news", news));
    }
  }

  /** The story, which stays public while the caller's transaction runs. */
  Story reached(Caller.Person by, long story) {
    return stories.whilePublic(story).filter(s -> audience.covers(story, rights.reach(by, Right.RESPOND)))
        .orElseThrow(() -> new NotFound("not in scope"));
  }

  Optional<ResponseDraft.Asking> asking(ResponseDraft draft, long person) {
    return store.askings(draft.id(), clock.instant()).stream().filter(a -> a.person() == person).findFirst();
  }

  /** Who was asked to read it, and whether they are content. */
  public List<ResponseDraft.Asking> askings(OpenedDraft opened) {
    return store.askings(opened.draft.id(), clock.instant());
  }

  /** Whether its writer cannot answer any more: whoever was asked to read it does not wait for them. */
  public boolean isLeft(OpenedDraft opened) {
    return opened.part != DraftPart.WRITER && store.isLeft(opened.draft.id(), clock.instant());
  }

  /** What was remarked, the oldest first. */
  public List<ResponseDraft.Remark> remarks(OpenedDraft opened) {
    return store.remarks(opened.draft.id());
  }

  /** The newest versions, the newest first; one more than a page shows, to compare the last of them with. */
  public List<ResponseDraft.Version> versions(OpenedDraft opened) {
    return store.versions(opened.draft.id(), VERSIONS + 1);
  }

  /** What this person wrote last. */
  public Optional<ResponseDraft.Version> lastOf(Caller.Person by, OpenedDraft opened) {
    return store.lastOf(opened.draft.id(), by.id());
  }

  /** The newest that the caller is writing on this story. */
  public Optional<Long> own(Caller.Person by, long story) {
    return store.own(story, by.subscription(), by.id());
  }

  /**
   * Those that concern the caller: their own, those that they were asked to read, and those that they may take over.
   */
  public Slice<ResponseDraft.DraftRow> of(Caller.Person by, int page, int size) {
    return store.listed(by, rights.reach(by, Right.ADMINISTER), clock.instant(), page, size);
  }

  /**
   * Whether an answer to a story is being written at this moment, by whomever: what its author may know of it, and no
   * more. One that nobody has touched for two weeks counts no longer, so that nobody waits for what was forgotten.
   */
  public boolean isBeingWritten(long story) {
    return store.isWritten(story, clock.instant().minus(FRESH));
  }
}

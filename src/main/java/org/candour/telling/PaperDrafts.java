package org.candour.telling;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.candour.audit.Audit;
import org.candour.audit.Audit.Act;
import org.candour.questions.Draft;
import org.candour.regions.Region;
import org.candour.shared.Caller;
import org.candour.shared.NotFound;
import org.candour.shared.RegionId;
import org.candour.shared.SecretToken;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Letters and calls that the team writes down. */
@Component
class PaperDrafts {

  /** A letter that lay around for longer came from somewhere else. */
  static final int OLDEST_DAYS = 366;

  private final AssistedDraftStore store;
  private final DraftSubmission submission;
  private final TellLimits limits;
  private final Audit audit;

  PaperDrafts(AssistedDraftStore store, DraftSubmission submission, TellLimits limits, Audit audit) {
    this.store = store;
    this.submission = submission;
    this.limits = limits;
    this.audit = audit;
  }

  /**
   * Begins to write down a letter or a call. Gives its number.
   *
   * @param route {@code paper} or {@code phone}
   */
  @Transactional
  long keyIn(Caller.Person by, RegionId region, String language, String route, LocalDate receivedOn) {
    long number = store.insert(by.id(), SecretToken.fresh(),
        new AssistedDraftStore.Begun(region, language, route, receivedOn, null, List.of()));
    audit.record(by, Act.of("keying-begun", "draft", number).because(route));
    return number;
  }

  /**
   * A letter or call that the caller writes down.
   *
   * @throws NotFound for anybody else
   */
  Draft keyed(Caller.Person by, RegionId region, long number) {
    return store.keyed(by.id(), region, number).orElseThrow(() -> new NotFound("draft " + number));
  }

  List<Draft> keyed(Caller.Person by, RegionId region) {
    return store.keyed(by.id(), region);
  }

  /** Sends what was written down. No limit by network: a whole team sits in one. */
  @Transactional
  Optional<DraftSubmission.Sending> send(Caller.Person by, Draft draft, Region region) {
    Optional<DraftSubmission.Sending> sending = submission.send(draft.token(), region, limits::often);
    sending.map(s -> s.draft().sent()).filter(s -> draft.sent() == null)
        .ifPresent(sent -> audit.record(by, Act.of("story-keyed-in", "story", sent.story()).because(draft.route())));
    return sending;
  }
}

package org.candour.telling;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.candour.access.Rights;
import org.candour.audit.Audit;
import org.candour.audit.Audit.Act;
import org.candour.directory.Services;
import org.candour.questions.Draft;
import org.candour.shared.Caller;
import org.candour.shared.NotFound;
import org.candour.shared.RegionId;
import org.candour.shared.Right;
import org.candour.shared.SecretToken;
import org.candour.telling.AssistedDraftStore.HandOverCode;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Stories that staff help with until they hand over. Who helped is in the trail alone. */
@Component
class HelpedDrafts {

  /** How long the code opens what was handed over. */
  static final Duration WAITS = Duration.ofMinutes(30);

  private static final int CODE = 10;

  private final AssistedDraftStore store;
  private final Drafts drafts;
  private final Services directory;
  private final Rights rights;
  private final Audit audit;
  private final Clock clock;

  HelpedDrafts(AssistedDraftStore store, Drafts drafts, Services directory, Rights rights, Audit audit, Clock clock) {
    this.store = store;
    this.drafts = drafts;
    this.directory = directory;
    this.rights = rights;
    this.audit = audit;
    this.clock = clock;
  }

  /** Begins to help somebody tell about this service, which is one of {@link #within}. Gives its number. */
  @Transactional
  long help(Caller.Person by, RegionId region, String language, long service) {
    long number = store.insert(by.id(), SecretToken.fresh(),
        new AssistedDraftStore.Begun(region, language, "helped", null, by.subscription(), List.of(service)));
    audit.record(by, Act.of("help-begun", "draft", number));
    return number;
  }

  /** The services at the top of those with whose stories the caller may help. */
  List<Long> tops(Caller.Person by) {
    return rights.reach(by, Right.HELP_TELL).tops();
  }

  /** Those of these services with whose stories the caller may help, in their order. */
  List<Long> within(Caller.Person by, List<Long> services) {
    return directory.within(services, tops(by));
  }

  /**
   * A story with which the caller helps, and which was not handed over.
   *
   * @throws NotFound for anybody else, and from the hand-over on
   */
  Draft helped(Caller.Person by, long number) {
    return store.helped(by.id(), by.subscription(), number).orElseThrow(() -> new NotFound("draft " + number));
  }

  List<Draft> helped(Caller.Person by) {
    return store.helped(by.id(), by.subscription());
  }

  /**
   * What the author goes on with: the code, how long it opens the story, and when the story is deleted where nobody
   * takes it.
   */
  record Handing(String code, Instant codeUntil, Instant until) {}

  /**
   * Gives it out of the caller's hands for good. Gives the code by which its author goes on, once; none where it is
   * gone.
   */
  @Transactional
  Optional<Handing> handOver(Caller.Person by, Draft draft) {
    String code = SecretToken.drawn(SecretToken.CLEAR, CODE);
    Instant now = clock.instant();
    boolean done =
        store.handOver(by.id(), draft.aid().number(), SecretToken.fresh(), new HandOverCode(code, now.plus(WAITS)));
    if (done) {
      audit.record(by, Act.of("help-handed-over", "draft", draft.aid().number()));
    }
    return Optional.of(new Handing(code, now.plus(WAITS), now.plus(Drafts.SHARED))).filter(c -> done);
  }

  /** What the caller handed over and nobody has taken: that it waits, and nothing of it. */
  List<AssistedDraftStore.Handed> handed(Caller.Person by) {
    return store.handed(by.id(), by.subscription());
  }

  /**
   * Another code for what the caller handed over, as long as nobody has taken it; the one before opens nothing any
   * more. It lives no longer by that.
   *
   * @throws NotFound where it was taken, is deleted, or is another's
   */
  @Transactional
  Handing renew(Caller.Person by, long number) {
    String code = SecretToken.drawn(SecretToken.CLEAR, CODE);
    AssistedDraftStore.Handed handed =
        store.renew(by.id(), by.subscription(), number, new HandOverCode(code, clock.instant().plus(WAITS)))
            .orElseThrow(() -> new NotFound("draft " + number));
    audit.record(by, Act.of("help-code-renewed", "draft", number));
    return new Handing(code, handed.codeUntil(), handed.until());
  }

  /** A code as it was made, however it was copied. */
  static String code(String typed) {
    return typed.length() > 40 ? "" : typed.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
  }

  /** A code as it is read from a screen. */
  static String spelled(String code) {
    return code.substring(0, CODE / 2) + "-" + code.substring(CODE / 2);
  }

  /** What a code opens, where it does. */
  Optional<AssistedDraftStore.Waiting> waiting(String code) {
    return store.waiting(code(code));
  }

  /** Its author takes it over: from now on it is as on a device that others use too. */
  @Transactional
  Optional<Draft> take(String code) {
    String token = SecretToken.fresh();
    return store.take(code(code), token) ? drafts.find(token) : Optional.empty();
  }
}

package org.candour.telling;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.candour.accounts.Rights;
import org.candour.audit.Audit;
import org.candour.audit.Audit.Act;
import org.candour.directory.Regions;
import org.candour.directory.Services;
import org.candour.shared.Caller;
import org.candour.shared.Limits;
import org.candour.shared.NotFound;
import org.candour.shared.Problems;
import org.candour.shared.RegionId;
import org.candour.shared.Right;
import org.candour.shared.SecretToken;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Stories in somebody else's hands: letters and calls that the team writes down, and stories that staff help with until
 * they hand over. Who helped is in the trail alone.
 */
@Component
class AssistedDrafts {

  /** How long the code opens what was handed over. */
  static final Duration WAITS = Duration.ofMinutes(30);
  /** A letter that lay around for longer came from somewhere else. */
  static final int OLDEST_DAYS = 366;

  private static final int CODE = 10;

  private final AssistedDraftStore store;
  private final Drafts drafts;
  private final QuestionRules way;
  private final Regions regions;
  private final Services directory;
  private final Rights rights;
  private final Limits limits;
  private final Audit audit;
  private final Clock clock;

  AssistedDrafts(AssistedDraftStore store, Drafts drafts, QuestionRules way, Regions regions, Services directory,
      Rights rights, Limits limits, Audit audit, Clock clock) {
    this.store = store;
    this.drafts = drafts;
    this.way = way;
    this.regions = regions;
    this.directory = directory;
    this.rights = rights;
    this.limits = limits;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Begins to write down a letter or a call. Gives its number.
   *
   * @param route {@code paper} or {@code phone}
   */
  @Transactional
  long keyIn(Caller.Person by, RegionId region, String language, String route, LocalDate receivedOn) {
    long number = store.insert(by.id(), SecretToken.fresh(),
        new AssistedDraftStore.Begun(region, language, route, receivedOn, null, List.of()), clock.instant());
    audit.record(by, Act.of("keying-begun", "draft", number).because(route));
    return number;
  }

  /** Begins to help somebody tell about this service, which is one of {@link #within}. Gives its number. */
  @Transactional
  long help(Caller.Person by, RegionId region, String language, long service) {
    long number = store.insert(by.id(), SecretToken.fresh(),
        new AssistedDraftStore.Begun(region, language, "helped", null, by.subscription(), List.of(service)),
        clock.instant());
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

  /** What was written so far is deleted; a story that was sent stays. */
  @Transactional
  void end(Caller.Person by, Draft draft) {
    drafts.forget(draft.token());
    audit.record(by,
        Act.of("draft-ended", "draft", draft.aid().number()).because(draft.sent() == null ? "discarded" : "sent"));
  }

  /** Sends what was written down. No limit by network: a whole team sits in one. */
  @Transactional
  Optional<Drafts.Sending> send(Caller.Person by, Draft draft) {
    Optional<Drafts.Sending> sending = drafts.send(draft.token(), regions.get(draft.region()), this::often);
    sending.map(s -> s.draft().sent()).filter(s -> draft.sent() == null)
        .ifPresent(sent -> audit.record(by, Act.of("story-keyed-in", "story", sent.story()).because(draft.route())));
    return sending;
  }

  private Problems often(Draft draft) {
    boolean allowed = !way.hasAddress(draft) || limits.allow(Limits.Limit.TELL_AUTHOR, String.valueOf(draft.author()));
    return allowed ? Problems.none() : Problems.none().add("send", "telling.tell.often-address");
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
    boolean done = store.handOver(by.id(), draft.aid().number(), SecretToken.fresh(), code, now.plus(WAITS), now);
    if (done) {
      audit.record(by, Act.of("help-handed-over", "draft", draft.aid().number()));
    }
    return Optional.of(new Handing(code, now.plus(WAITS), now.plus(Drafts.SHARED))).filter(c -> done);
  }

  /** What the caller handed over and nobody has taken: that it waits, and nothing of it. */
  List<AssistedDraftStore.Handed> handed(Caller.Person by) {
    return store.handed(by.id(), by.subscription(), clock.instant().minus(Drafts.SHARED));
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
    Instant now = clock.instant();
    AssistedDraftStore.Handed handed =
        store.renew(by.id(), by.subscription(), number, code, now.plus(WAITS), now.minus(Drafts.SHARED))
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
    return store.waiting(code(code), clock.instant());
  }

  /** Its author takes it over: from now on it is as on a device that others use too. */
  @Transactional
  Optional<Draft> take(String code) {
    String token = SecretToken.fresh();
    return store.take(code(code), token, clock.instant()) ? drafts.find(token) : Optional.empty();
  }
}

package org.candour.telling;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.candour.inviting.Invitation;
import org.candour.inviting.Invitations;
import org.candour.questions.Draft;
import org.candour.shared.Limits;
import org.candour.shared.Limits.Limit;
import org.candour.shared.Problems;
import org.candour.shared.RegionId;
import org.candour.shared.SecretToken;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whose device a draft is on: where it is begun, how it locks itself, and what opens it. */
@Component
class DraftDevices {

  private static final int SHORTEST = 4;
  private static final int LONGEST = 40;

  private final DraftStore store;
  private final Drafts drafts;
  private final Invitations invitations;
  private final PasswordEncoder encoder;
  private final Limits limits;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  DraftDevices(DraftStore store, Drafts drafts, Invitations invitations, PasswordEncoder encoder, Limits limits,
      Clock clock) {
    this.store = store;
    this.drafts = drafts;
    this.invitations = invitations;
    this.encoder = encoder;
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * Where a story begins.
   *
   * @param invitation the link by which its author came, or null
   * @param services that it is about so far
   */
  record NewDraft(RegionId region, String language, @Nullable Invitation invitation, List<Long> services) {}

  /**
   * Begins a draft.
   *
   * @param code of an own device, or null for one that others use too
   */
  @Transactional
  Draft begin(NewDraft wanted, @Nullable String code) {
    String token = SecretToken.fresh();
    store.insert(token, wanted);
    if (wanted.invitation != null) {
      invitations.begun(wanted.invitation);
    }
    return device(token, code).orElseThrow();
  }

  /** Whose device it is was answered anew. */
  @Transactional
  Optional<Draft> device(String token, @Nullable String code) {
    byte[] key = new byte[32];
    random.nextBytes(key);
    store.device(token, code == null ? null : encoder.encode(code), code == null ? null : key);
    return drafts.find(token);
  }

  /** Whether it wants its code before it shows anything. */
  boolean isLocked(Draft draft) {
    return draft.lock() != null
        && (draft.lock().lockedAt() != null || !draft.touchedAt().plus(Draft.LOCKS).isAfter(clock.instant()));
  }

  /** From now on it wants its code, whatever the page says that still shows it. */
  void lock(Draft draft) {
    store.lock(draft.token());
  }

  /** What is wrong with a code that somebody chose: long enough that nobody guesses it in the few tries there are. */
  static Problems problems(String code) {
    Problems problems = Problems.none();
    if (code.isBlank()) {
      problems.add("code", "telling.code.none", SHORTEST);
    } else if (code.length() < SHORTEST || code.length() > LONGEST) {
      problems.add("code", "telling.code.length", SHORTEST, LONGEST);
    }
    return problems;
  }

  /** What came of a code that was typed: the draft is open, it was another code, or one try too many. */
  enum Opening {
    OPEN, WRONG, OFTEN
  }

  /** Tries to open a draft. */
  @Transactional
  Opening open(Draft draft, String code) {
    if (!limits.allow(Limit.DRAFT_CODE, draft.token())) {
      return Opening.OFTEN;
    }
    if (draft.lock() == null || code.length() > LONGEST || !encoder.matches(code, draft.lock().codeHash())) {
      return Opening.WRONG;
    }
    store.unlock(draft.token());
    limits.giveBack(Limit.DRAFT_CODE, draft.token());
    return Opening.OPEN;
  }
}

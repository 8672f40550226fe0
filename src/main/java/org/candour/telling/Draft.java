package org.candour.telling;

import java.time.Instant;
import org.candour.shared.RegionId;
import org.jspecify.annotations.Nullable;

/**
 * A story while it is being told: the answers so far. Address and postcode are not here: they went straight to {@code accounts}.
 *
 * @param token     the secret that finds it; only its hash is stored
 * @param touchedAt when something was last kept
 * @param machine   whether something was filled in that people do not see
 * @param lock      how it is kept from others who use the same device; null on one that is shared anyway
 * @param invitation the link by which its author came, or null
 * @param sent      what it became; null while it is being told
 */
record Draft(String token, RegionId region, String language, boolean sharedDevice, String route, Instant startedAt, Instant touchedAt, boolean machine, @Nullable Lock lock,
    @Nullable Long invitation, @Nullable Long author, @Nullable Boolean mailOk, Answer.Words words, Answer.Keywords keywords, Answer.Places places, Answer.When when,
    Answer.Role role, Answer.Ratings ratings, Answer.Wishes wishes, Answer.Complaint complaint, Answer.Name name, Answer.Age age,
    Answer.Known known, Answer.Publish publish, @Nullable Sent sent) {

  /**
   * A draft on somebody's own device.
   *
   * @param codeHash  of the code that its author chose
   * @param lockedAt  since when it wants the code
   * @param deviceKey what is typed there is kept under this key, which only an opened page is given
   */
  record Lock(String codeHash, @Nullable Instant lockedAt, String deviceKey) {}

  /** The story, and the card where there is no address that is safe to write to. */
  record Sent(long story, @Nullable String cardNumber, @Nullable String cardWords) {}

  /** Whether this care is still going on. */
  boolean ongoing() {
    return "now".equals(when.happened());
  }

  @Override
  public String toString() {
    return "Draft";
  }
}

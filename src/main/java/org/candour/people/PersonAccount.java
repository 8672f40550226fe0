package org.candour.people;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody with an account: a member of a subscription, a moderator, an operator. Never an author.
 *
 * @param id their number
 * @param name theirs
 * @param address the e-mail address as it is kept
 * @param passwordHash null until a password was chosen
 * @param totpSecret of the second factor, null where there is none
 * @param totpSince when the second factor was set up; null where there is none
 * @param jobTitle may be empty
 * @param roleGroup a code such as {@code service-manager}, or {@code other}
 * @param about what they say of themselves; may be empty
 * @param picture the id of the upload, or null
 * @param frozenAt since when they cannot sign in; null where they can
 * @param activeSubscription the one that they last chose, or null
 * @param stamp raised to end every session of theirs
 */
public record PersonAccount(long id, String name, String address, @Nullable String passwordHash,
    @Nullable String totpSecret, @Nullable Instant totpSince, String jobTitle, String roleGroup, String about,
    @Nullable String picture, @Nullable Instant frozenAt, @Nullable Long activeSubscription, int stamp) {

  @Override
  public String toString() {
    return "Person " + id;
  }
}

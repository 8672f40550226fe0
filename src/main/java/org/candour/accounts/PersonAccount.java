package org.candour.accounts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Somebody with an account: a member of a subscription, a moderator, an operator. Never an author. */
public record PersonAccount(long id, String name, String address, @Nullable String passwordHash,
    @Nullable String totpSecret, @Nullable Instant totpSince, String jobTitle, String roleGroup, String about,
    @Nullable String picture, @Nullable Instant frozenAt, @Nullable Long activeSubscription, int stamp) {

  @Override
  public String toString() {
    return "Person " + id;
  }
}

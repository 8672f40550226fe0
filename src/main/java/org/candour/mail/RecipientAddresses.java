package org.candour.mail;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a person can be reached: asked at the moment of sending, so that the ledger holds no address. One for each kind
 * of recipient.
 */
public interface RecipientAddresses {

  /**
   * The address, or nothing where the person has none, is frozen, is of another kind, or does not belong any more where
   * they would be told.
   *
   * @param subscription on behalf of which the person would be told, or null
   */
  Optional<String> addressOf(Recipient recipient, @Nullable Long subscription);
}

package org.candour.mail;

import java.util.Optional;

/** Where a person can be reached: asked at the moment of sending, so that the ledger holds no address. */
public interface Addresses {

  /** The address, or nothing where the person has none, is frozen, or asked not to be written to. */
  Optional<String> addressOf(Recipient recipient);
}

package org.candour.mail;

import java.util.Optional;

/** Where a person can be reached: asked at the moment of sending, so that the ledger holds no address. One for each kind of recipient. */
public interface Addresses {

  /** The address, or nothing where the person has none, is frozen, asked not to be written to, or is of another kind. */
  Optional<String> addressOf(Recipient recipient);
}

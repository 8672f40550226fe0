package org.candour.mail;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Where what could not be delivered goes.
 *
 * @param to the address of the mailbox that is read, or null: to the sender
 * @param tokensArrive whether that mailbox gets what is sent to the address with a token
 */
record ReturnPath(@Nullable String to, BooleanSupplier tokensArrive) {

  /**
   * The sender of one letter's envelope; null where there is none of its own. Without a token where those do not
   * arrive: servers refuse letters whose sender does not exist.
   */
  @Nullable
  String of(@Nullable String token) {
    if (to == null) {
      return null;
    }
    return token != null && tokensArrive.getAsBoolean()
        ? ReturnToken.address(to, token)
        : ReturnToken.plain(to).orElse(null);
  }
}

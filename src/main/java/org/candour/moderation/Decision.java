package org.candour.moderation;

import org.jspecify.annotations.Nullable;

/**
 * What a moderator decides.
 *
 * @param act publish, hold, reject, save or pull
 * @param reason a code; required for anything but plain publication
 * @param note what the author is told; never public
 */
public record Decision(String act, @Nullable Reason reason, String note) {}

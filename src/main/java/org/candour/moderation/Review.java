package org.candour.moderation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A thing on the desk.
 *
 * @param kind     story, response, reply, comment or post
 * @param flags    what the recognisers found: crisis, abuse, ongoing, recognisable, machine; and answered, until somebody decides
 * @param viewer   who has it open
 */
public record Review(long id, String kind, long subject, String region, String state, boolean pinned, List<String> flags,
    int revision, Instant openedAt, @Nullable Instant decidedAt, @Nullable Long viewer, @Nullable String viewerName,
    @Nullable Instant viewedAt) {

  /** The flags that bring a story to the top, and for which nobody refuses it together with others; as SQL. */
  static final String IN_NEED = "'{crisis,abuse,ongoing,recognisable}'::text[]";
}

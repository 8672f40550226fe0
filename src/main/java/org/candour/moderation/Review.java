package org.candour.moderation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A thing on the desk.
 *
 * @param id its number
 * @param kind story, response, reply, comment or post
 * @param subject the number of the thing
 * @param region the id of its region
 * @param state {@code open} or {@code decided}
 * @param pinned whether it stands at the top of the queue
 * @param flags what the recognisers found: crisis, abuse, ongoing, recognisable, machine; and answered, until somebody
 * decides
 * @param revision raised by every act; a decision made on an older one overwrites nothing
 * @param openedAt when it came to the desk, or came back
 * @param decidedAt when it was decided; null while it is open
 * @param viewer who has it open
 * @param viewerName what that moderator is called; null where nobody has it open
 * @param viewedAt when they opened it; likewise
 */
public record Review(long id, String kind, long subject, String region, String state, boolean pinned,
    List<String> flags, int revision, Instant openedAt, @Nullable Instant decidedAt, @Nullable Long viewer,
    @Nullable String viewerName, @Nullable Instant viewedAt) {

  /** The flags that bring a story to the top, and for which nobody refuses it together with others; as SQL. */
  static final String IN_NEED = "'{crisis,abuse,ongoing,recognisable}'::text[]";

  // Whoever opened something so long ago has gone to do something else.
  private static final Duration LOOKING = Duration.ofMinutes(20);

  /** What is shown of the flags: whether somebody is called so is asked anew each time, see {@link NamesakeCheck}. */
  List<String> noted() {
    return flags.stream().filter(flag -> !flag.equals(NamesakeCheck.FLAG)).toList();
  }

  /** The colleague of this person who has opened it a moment ago; nobody is told that they have it open themselves. */
  Optional<String> openBy(long person, Instant now) {
    boolean another = viewer != null && viewer != person && viewedAt != null && viewedAt.plus(LOOKING).isAfter(now);
    return another ? Optional.of(Objects.requireNonNullElse(viewerName, "")) : Optional.empty();
  }
}

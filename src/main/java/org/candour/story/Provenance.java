package org.candour.story;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How a story came to us. Kept for good; moderators see it.
 *
 * @param route {@code web}, a {@code paper} letter, a {@code phone} call, or {@code helped}: written together with
 * staff
 * @param receivedOn when the letter or call came
 * @param keyedBy who of the team wrote it down
 * @param helpedBy the subscription whose staff helped; who of them is not kept here
 * @param draft the number under which the trail knows what others did before it was sent; null where nobody did
 */
public record Provenance(String route, @Nullable LocalDate receivedOn, @Nullable Long keyedBy, @Nullable Long helpedBy,
    @Nullable Long draft) {

  /** Told by its author alone. */
  public static Provenance of(String route) {
    return new Provenance(route, null, null, null, null);
  }
}

package org.candour.subscriptions;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An organisation's scope of services, term and level.
 *
 * @param id its number
 * @param holder the name of whoever holds it
 * @param holderService the service that the holder is, or null where the directory has it not
 * @param kind one of {@link #KINDS}
 * @param level registration (free) or subscription
 * @param since the first day of its term
 * @param until the last day of its term; null where it has no end
 */
public record Subscription(long id, String holder, @Nullable Long holderService, String kind, String level,
    LocalDate since, @Nullable LocalDate until) {

  /** Who may hold one. Only providers and commissioners move a story's progress. */
  public static final List<String> KINDS = List.of("provider", "commissioner", "regulator", "charity", "university");
}

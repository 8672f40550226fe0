package org.candour.accounts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An organisation's scope of services, term and level.
 *
 * @param kind  provider, commissioner, regulator, charity or university
 * @param level registration (free) or subscription
 */
public record Subscription(long id, String holder, @Nullable Long holderService, String kind, String level, LocalDate since,
    @Nullable LocalDate until) {}

package org.candour.hearing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something to look after.
 *
 * @param id its number
 * @param kind story-unheard (no living recipient), story-unopened (told, and nobody opened it), mailbox-dead (a
 * member's letters come back), nobody-listens (services that no living member hears of)
 * @param story which one it is about, or null
 * @param holder the subscription's, or empty
 * @param name of the member whose mailbox it is, or empty
 * @param services how many nobody listens for
 * @param openedAt when it was found
 */
public record Task(long id, String kind, @Nullable Long story, String holder, String name, @Nullable Integer services,
    Instant openedAt) {}

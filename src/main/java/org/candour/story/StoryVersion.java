package org.candour.story;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One version of a text; never altered afterwards.
 *
 * @param number from 1; the first is what the author wrote
 * @param title null once it is blanked
 * @param body plain text; null once it is blanked
 * @param writer {@code author} or {@code person}
 * @param writtenAt when
 * @param reason why a moderator changed it, as a code
 * @param note what the moderator tells the author about it
 */
public record StoryVersion(int number, @Nullable String title, @Nullable String body, String writer, Instant writtenAt,
    @Nullable String reason, @Nullable String note) {}

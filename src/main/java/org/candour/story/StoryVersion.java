package org.candour.story;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One version of a text; never altered afterwards.
 *
 * @param reason why a moderator changed it, as a code
 * @param note what the moderator tells the author about it
 */
public record StoryVersion(int number, @Nullable String title, @Nullable String body, String writer, Instant writtenAt,
    @Nullable String reason, @Nullable String note) {}

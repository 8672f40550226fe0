package org.candour.story;

/**
 * A story became public; or one that was public already is filed under other services or tags, so that others are
 * concerned than before. Whoever listens may hear of the same story again.
 *
 * @param version of its words, which everybody reads now
 */
public record StoryPublished(long story, String region, int version) {}

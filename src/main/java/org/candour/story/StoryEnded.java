package org.candour.story;

/**
 * A story that the public could read is gone: pulled by a moderator, refused after that, or withdrawn by its author.
 */
public record StoryEnded(long story, String region, String how) {}

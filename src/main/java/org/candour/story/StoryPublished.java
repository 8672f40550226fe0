package org.candour.story;

/** The public can read a story from now on. */
public record StoryPublished(long story, String region, int version) {}

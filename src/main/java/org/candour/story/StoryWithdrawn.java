package org.candour.story;

/** An author took a story back, public or not. */
public record StoryWithdrawn(long story) {}

package org.candour.story;

/** An author sent a story. */
public record StorySubmitted(long story, String region) {}

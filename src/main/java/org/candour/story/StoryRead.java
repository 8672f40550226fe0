package org.candour.story;

/** A provider's or commissioner's member opened a story for the first time. */
public record StoryRead(long story, long subscription) {}

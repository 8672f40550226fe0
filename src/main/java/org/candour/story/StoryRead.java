package org.candour.story;

/** A member of a provider or commissioner marked a story as read, the first of their subscription. */
public record StoryRead(long story, long subscription) {}

package org.candour.story;

/** A public story is as critical now as it was not before. Carries ids only. */
public record StoryRated(long story) {}

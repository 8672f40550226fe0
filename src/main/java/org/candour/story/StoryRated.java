package org.candour.story;

/** How critical a public story is was changed. Carries ids only. */
public record StoryRated(long story) {}

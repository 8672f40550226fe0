package org.candour.tagging;

/** What an organisation says of a story in public has changed. */
public record PubliclyTagged(long story) {}

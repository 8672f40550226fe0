package org.candour.tagging;

/** What staff call a story has changed. */
public record StaffTagged(long story) {}

package org.candour.moderation;

/** A moderator decided: published, held, rejected or pulled. */
public record ReviewDecided(long review, long step, String kind, long subject, String act) {}

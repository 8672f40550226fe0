package org.candour.blog;

/** Somebody wrote a post; it waits for a moderator. */
public record PostSubmitted(long post) {}

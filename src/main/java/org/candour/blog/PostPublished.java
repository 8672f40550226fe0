package org.candour.blog;

/** A post is public. */
public record PostPublished(long post) {}

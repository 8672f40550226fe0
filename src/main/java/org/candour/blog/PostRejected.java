package org.candour.blog;

/** A post will never be public, or never again. */
public record PostRejected(long post) {}

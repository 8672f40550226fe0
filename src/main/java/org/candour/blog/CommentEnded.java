package org.candour.blog;

/** A comment ended with its post, without a decision on it. */
public record CommentEnded(long comment) {}

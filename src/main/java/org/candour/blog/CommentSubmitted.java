package org.candour.blog;

/** Somebody commented on a post. */
public record CommentSubmitted(long comment) {}

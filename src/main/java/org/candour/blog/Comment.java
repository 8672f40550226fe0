package org.candour.blog;

import java.time.Instant;

/** A comment as moderators see it. */
public record Comment(long id, long post, String postTitle, String region, String name, String state, int revision, String body,
    Instant submittedAt) {}

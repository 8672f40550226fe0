package org.candour.response;

/** An answer or reply ended without a decision on it: with its story, or stopped where its writer is gone. */
public record ResponseEnded(long response, String kind) {}

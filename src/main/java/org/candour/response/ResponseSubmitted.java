package org.candour.response;

/** A response, update or reply is ready for a moderator. */
public record ResponseSubmitted(long response, long story, String kind) {}

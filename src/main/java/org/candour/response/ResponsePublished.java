package org.candour.response;

/** The public can read a response, update or reply from now on. */
public record ResponsePublished(long response, long story, String kind) {}

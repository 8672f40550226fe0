package org.candour.response;

/** A moderator refused a response, update or reply, or took it off again. */
public record ResponseRefused(long response, long story, String kind) {}

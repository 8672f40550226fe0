package org.candour.directory;

/**
 * The directory has changed, and what services are found by with it ({@code public_service_find}).
 *
 * @param services how many of those that were there before have changed, those below them not counted
 */
public record TreeSettled(int services) {}

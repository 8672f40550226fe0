package org.candour.jobs;

import java.time.Duration;

/**
 * A piece of recurring work, done by one node at a time. A room declares one as a bean; {@link #run} must be safe to
 * repeat, since a killed node's work is done again by another.
 *
 * @param name unique, {@code room-what}
 * @param every how long after the end of one run the next begins
 */
public record ClusterJob(String name, Duration every, Runnable run) {}

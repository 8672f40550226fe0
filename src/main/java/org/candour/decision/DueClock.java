package org.candour.decision;

import java.time.Instant;

/**
 * Something that happens by itself at a moment, because of a decision on these very words.
 *
 * @param kind of the thing, as the desk calls it
 * @param id its number
 * @param version of its words; with other words it does not happen
 * @param what happens, as a code: {@code release}
 * @param at never before
 */
public record DueClock(String kind, long id, int version, String what, Instant at) {}

package org.candour.response;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A claim of change as it is written.
 *
 * @param status planned or made
 * @param what   required: a claim without a description is not taken
 * @param due    by when, for a planned one
 */
public record Claim(ChangeStatus status, String what, String who, @Nullable LocalDate due) {}

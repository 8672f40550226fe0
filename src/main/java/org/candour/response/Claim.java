package org.candour.response;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A claim of change as it is written.
 *
 * @param status planned or made
 * @param what required: a claim without a description is not taken
 * @param who who sees to it; may be empty
 * @param due by when, for a planned one
 * @param fulfils the earlier answer of the same organisation whose planned change this one says is made
 */
public record Claim(ChangeStatus status, String what, String who, @Nullable LocalDate due, @Nullable Long fulfils) {}

package org.candour.joining;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who would like to take part, as those see it who decide.
 *
 * @param organisation in the asker's words, where the directory has it not
 * @param subscription whose administrators decide, or null where operators do
 * @param reason a code, where it was declined
 */
record JoinRequest(long id, String region, @Nullable Long service, String organisation, String name, String address,
    String jobTitle, String roleGroup, String purpose, String approver, Instant tokenUntil, @Nullable Instant provenAt,
    String state, @Nullable Long subscription, @Nullable String reason) {}

package org.candour.joining;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who would like to take part, as those see it who decide.
 *
 * @param id its number
 * @param region the id of the region in which it was asked
 * @param service the organisation, where the directory has it
 * @param organisation in the asker's words, where the directory has it not
 * @param name of whoever asks
 * @param address their address at work
 * @param jobTitle what they do; may be empty
 * @param roleGroup a code such as {@code service-manager}
 * @param purpose {@code answer} or {@code listen}
 * @param approver a name or a job: who there may say yes; may be empty
 * @param tokenUntil until when the link that proves the address works
 * @param provenAt when the address was proven; null before
 * @param state {@code asked} (not proven), {@code waiting}, {@code approved} or {@code declined}
 * @param subscription whose administrators decide, or null where operators do
 * @param reason a code, where it was declined
 */
record JoinRequest(long id, String region, @Nullable Long service, String organisation, String name, String address,
    String jobTitle, String roleGroup, String purpose, String approver, Instant tokenUntil, @Nullable Instant provenAt,
    String state, @Nullable Long subscription, @Nullable String reason) {}

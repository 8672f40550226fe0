package org.candour.response;

import org.candour.decision.Edit;

/**
 * What a moderator makes of a response before deciding.
 *
 * @param keepClaim whether its claim of change becomes public too; if not, that there was one stays on record
 * @param reason why the words change or the claim does not become public, as a code; empty where neither is so
 * @param note what its writer is told about the change
 */
public record ResponseEdit(String body, boolean keepClaim, String reason, String note) implements Edit {}

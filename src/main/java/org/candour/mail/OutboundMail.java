package org.candour.mail;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of the ledger. */
public record OutboundMail(long id, String occasion, String subjectKind, long subjectId, String personKind,
    long personId, @Nullable Long subscription, String region, String messageId, String subjectLine,
    @Nullable String bodyText, @Nullable String bodyHtml, String state, int attempts, Instant createdAt,
    @Nullable Instant sentAt, @Nullable String lastError, @Nullable String stop, @Nullable String returnToken) {}

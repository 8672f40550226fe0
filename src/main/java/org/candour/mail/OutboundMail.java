package org.candour.mail;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of the ledger.
 *
 * @param id its number
 * @param occasion as in {@link Letter}
 * @param subjectKind what sort of thing it is about
 * @param subjectId the number of that thing
 * @param personKind as in {@link Recipient}
 * @param personId the number of whoever it is for
 * @param subscription on whose behalf they are told, or null
 * @param region the id of the region that it comes from
 * @param messageId fixed when it is entered, and never another
 * @param subjectLine what the mailbox shows
 * @param bodyText in plain text; null once it is purged
 * @param bodyHtml as a page; null once it is purged
 * @param state {@code waiting}, {@code sent}, {@code failed} or {@code cancelled}
 * @param attempts how often it was tried
 * @param createdAt when it was entered
 * @param sentAt when it was handed over; null before
 * @param lastError why it was not handed over the last time, or null
 * @param stop where one click stops letters of this kind, or null
 * @param returnToken what the return address carries, or null
 */
public record OutboundMail(long id, String occasion, String subjectKind, long subjectId, String personKind,
    long personId, @Nullable Long subscription, String region, String messageId, String subjectLine,
    @Nullable String bodyText, @Nullable String bodyHtml, String state, int attempts, Instant createdAt,
    @Nullable Instant sentAt, @Nullable String lastError, @Nullable String stop, @Nullable String returnToken) {}

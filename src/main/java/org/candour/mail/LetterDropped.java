package org.candour.mail;

import org.jspecify.annotations.Nullable;

/**
 * A letter was due and did not leave: who it was for may not be told of it any more, or has no address. Carries ids
 * only.
 *
 * @param occasion as in {@link Letter}
 * @param subjectKind what sort of thing it was about
 * @param subject the number of that thing
 * @param personKind as in {@link Recipient}
 * @param person the number of whoever it was for
 * @param subscription on whose behalf they were to be told, or null
 */
public record LetterDropped(String occasion, String subjectKind, long subject, String personKind, long person,
    @Nullable Long subscription) {}

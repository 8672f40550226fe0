package org.candour.mail;

import org.jspecify.annotations.Nullable;

/**
 * A letter was handed over. Carries ids only.
 *
 * @param occasion as in {@link Letter}
 * @param subjectKind what sort of thing it is about
 * @param subject the number of that thing
 * @param personKind as in {@link Recipient}
 * @param person the number of whoever it is for
 * @param subscription on whose behalf they are told, or null
 */
public record LetterSent(String occasion, String subjectKind, long subject, String personKind, long person,
    @Nullable Long subscription) {}

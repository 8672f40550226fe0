package org.candour.mail;

import org.jspecify.annotations.Nullable;

/** A letter was handed over. Carries ids only. */
public record LetterSent(String occasion, String subjectKind, long subject, String personKind, long person,
    @Nullable Long subscription) {}

package org.candour.mail;

import org.jspecify.annotations.Nullable;

/**
 * A letter was due and did not leave: who it was for may not be told of it any more, or has no address. Carries ids
 * only.
 */
public record LetterDropped(String occasion, String subjectKind, long subject, String personKind, long person,
    @Nullable Long subscription) {}

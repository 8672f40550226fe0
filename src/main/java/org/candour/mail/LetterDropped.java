package org.candour.mail;

/** A letter was due and did not leave: who it was for may not be told of it any more, or has no address. */
public record LetterDropped(String occasion, String subjectKind, long subject) {}

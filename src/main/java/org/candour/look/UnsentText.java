package org.candour.look;

/** Something that was typed and could not be taken, so that whoever wrote it can copy it. */
public record UnsentText(String label, String text) {}

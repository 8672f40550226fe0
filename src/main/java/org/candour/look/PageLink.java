package org.candour.look;

/** Words that lead somewhere. The address is complete: {@code shell.to(…)} has been asked. */
public record PageLink(String text, String href) {}

package org.candour.mail;

/** A letter came back for good: this recipient's mailbox takes none. */
public record MailboxDied(String personKind, long person) {}

/**
 * Mail, out and back: the ledger of letters, one row per occasion, subject and person; and what comes back for them,
 * read from a mailbox: bounces, automatic answers, and mailboxes that are dead.
 *
 * <p>
 * Owns {@code outbound_mail}, {@code failing_mailbox}, {@code dead_mailbox} and {@code return_probe}. Promises that
 * nothing is asked for twice, that each row has one fixed Message-ID, and that bodies are blanked after thirty days.
 * Does not know what a story is. Asks for addresses through {@link org.candour.mail.RecipientAddresses}, which the
 * rooms implement that know them. Two implementations of {@link org.candour.mail.MailTransport}: SMTP, and kept and
 * shown in a demo.
 */
@ApplicationModule(allowedDependencies = {"shared", "written", "jobs"})
@NullMarked
package org.candour.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

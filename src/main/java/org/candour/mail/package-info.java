/**
 * Outbound post: the ledger {@code outbound_mail}, one row per occasion, subject and person.
 *
 * <p>
 * Promises that nothing is asked for twice, that each row has one fixed Message-ID, and that bodies are blanked after
 * thirty days. Does not know what a story is. Asks for addresses through {@link org.candour.mail.RecipientAddresses},
 * which {@code accounts} implements. Two implementations of {@link org.candour.mail.MailTransport}: SMTP, and kept and
 * shown in a demo.
 */
@ApplicationModule(allowedDependencies = {"shared", "written", "jobs"})
@NullMarked
package org.candour.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

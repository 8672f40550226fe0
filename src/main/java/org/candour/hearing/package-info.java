/**
 * That no story goes unheard: for each, who was told and whether it arrived; tasks where nobody was, could be or cared
 * to; and asking again where nobody opened it.
 *
 * <p>
 * Owns {@code task}, {@code escalation*}. It sends through the ledger and judges by it; who is told is {@code alert}'s
 * to say.
 */
@ApplicationModule(allowedDependencies = {"shared", "audit", "mail", "jobs", "regions", "directory", "access", "story",
    "alert"})
@NullMarked
package org.candour.hearing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * How an organisation comes to take part: "we would like to", the approval, colleagues who ask by their work address,
 * the heads-up to who has not joined, and the desk that keeps in touch with all of them.
 *
 * <p>
 * Owns {@code join_request}, {@code work_domain}, {@code heads_up_contact} and {@code engagement_*}. Promises that
 * nobody becomes a member by typing an address, and that nothing here says who wrote a story or how critical it is.
 */
@ApplicationModule(allowedDependencies = {"shared", "written", "look", "audit", "mail", "jobs", "regions", "directory",
    "lookup", "people", "subscriptions", "access", "story", "alert", "report", "operate", "work", "members"})
@NullMarked
package org.candour.joining;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * Who hears of what: saved searches of members and their delivery, at once or in digests, outside quiet hours; and the
 * letters that stories and responses cause.
 *
 * <p>
 * Owns {@code alert*}, {@code digest*} and {@code quiet}. Alerts over services alone are matched by one statement,
 * those that ask for more by the matcher of this node; the ledger in {@code mail} makes a repeat harmless.
 */
@ApplicationModule(allowedDependencies = {"shared", "decision", "written", "look", "audit", "mail", "jobs", "regions",
    "directory", "people", "subscriptions", "access", "story", "response", "moderation", "places", "tagging", "index",
    "finding", "blog"})
@NullMarked
package org.candour.alert;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

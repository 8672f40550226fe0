/**
 * Who hears of what: alerts of members, and the letters that stories and responses cause.
 *
 * <p>
 * Owns {@code alert*}. Matching is one statement; the ledger in {@code mail} makes a repeat harmless.
 */
@ApplicationModule(allowedDependencies = {"shared", "decision", "written", "look", "audit", "mail", "jobs", "directory",
    "accounts", "story", "response", "moderation", "places", "tagging", "index", "finding", "blog"})
@NullMarked
package org.candour.alert;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * The desk: one queue, decisions with reasons, the public log.
 *
 * <p>
 * Owns {@code review*}. Decides; the rooms below carry out. Promises that nothing is public without a moderator's
 * decision and that a decision on a stale page overwrites nothing.
 */
@ApplicationModule(allowedDependencies = {"shared", "decision", "written", "look", "audit", "mail", "jobs", "files",
    "regions", "directory", "lookup", "texts", "people", "screening", "story", "inviting", "tagging", "response",
    "blog"})
@NullMarked
package org.candour.moderation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * Responses, updates, replies and the changes they claim; and answers while colleagues are writing them.
 *
 * <p>
 * Owns {@code response*} and {@code change}. Promises that its writer has thirty minutes, that a claim of change has a
 * description, and that nothing is public before a moderator has decided. An answer that is being written is seen by
 * its writer and by who was asked to read it; no view shows any of it.
 */
@ApplicationModule(allowedDependencies = {"shared", "decision", "written", "look", "audit", "mail", "jobs", "files",
    "regions", "texts", "people", "subscriptions", "access", "screening", "story"})
@NullMarked
package org.candour.response;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

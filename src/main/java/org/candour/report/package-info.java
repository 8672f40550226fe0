/**
 * Figures with their definitions, the rules for small numbers, and what people read, counted by day.
 *
 * <p>
 * Owns {@code view_*}.
 */
@ApplicationModule(allowedDependencies = {"shared", "written", "look", "audit", "jobs", "regions", "directory",
    "lookup", "access", "story", "response", "moderation", "places", "tagging", "index", "finding", "alert"})
@NullMarked
package org.candour.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

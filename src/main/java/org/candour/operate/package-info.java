/**
 * The operator's pages: health of the parts, tasks, people and roles of the platform, subscriptions, regions and what
 * they ask, the vocabulary; and what people write to us.
 *
 * <p>
 * Owns {@code message}.
 */
@ApplicationModule(allowedDependencies = {"shared", "written", "look", "audit", "mail", "jobs", "files", "regions",
    "directory", "lookup", "texts", "people", "subscriptions", "access", "screening", "story", "response", "blog",
    "moderation", "places", "tagging", "index", "finding", "alert", "hearing", "report", "culture"})
@NullMarked
package org.candour.operate;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * The public pages. Owns no truth; reads {@code public_…} views with a database role that can read nothing else.
 */
@ApplicationModule(allowedDependencies = {"shared", "written", "look", "audit", "mail", "jobs", "files", "regions",
    "directory", "lookup", "texts", "subscriptions", "access", "screening", "story", "response", "outcome", "blog",
    "moderation", "places", "tagging", "index", "finding", "alert", "report", "culture"})
@NullMarked
package org.candour.reading;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

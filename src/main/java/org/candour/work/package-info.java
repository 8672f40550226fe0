/**
 * The pages of an organisation: stories in scope and searching them, answering alone and together, alerts and quiet
 * hours, public tags, praise, posts, figures, levels, one's own profile.
 *
 * <p>
 * Owns no table; its members have a room of their own.
 */
@ApplicationModule(allowedDependencies = {"shared", "written", "look", "audit", "mail", "jobs", "files", "directory",
    "lookup", "texts", "people", "subscriptions", "access", "screening", "story", "praise", "response", "blog",
    "moderation", "places", "tagging", "index", "finding", "alert", "hearing", "report", "culture"})
@NullMarked
package org.candour.work;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

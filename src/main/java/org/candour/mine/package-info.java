/**
 * The author's pages: where your story is, what was changed and why, your reply, a concern, taking the story back.
 *
 * <p>
 * Owns no table.
 */
@ApplicationModule(allowedDependencies = {"shared", "written", "look", "audit", "mail", "jobs", "files", "regions",
    "directory", "texts", "people", "access", "screening", "story", "safeguarding", "praise", "response", "outcome",
    "blog", "moderation", "places", "tagging", "index", "finding", "alert", "hearing", "report", "culture"})
@NullMarked
package org.candour.mine;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

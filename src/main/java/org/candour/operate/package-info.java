/**
 * The operator's pages: people of the platform, mail, health of the parts.
 */
@ApplicationModule(allowedDependencies = {"shared", "written", "look", "audit", "mail", "jobs", "files", "directory",
    "lookup", "texts", "accounts", "screening", "story", "response", "blog", "moderation", "places", "tagging", "index",
    "finding", "alert", "hearing", "report", "culture"})
@NullMarked
package org.candour.operate;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

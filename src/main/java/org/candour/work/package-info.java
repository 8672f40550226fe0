/**
 * The pages of an organisation: stories in scope, answering, alerts, members, levels.
 */
@ApplicationModule(allowedDependencies = {"shared", "written", "look", "audit", "mail", "jobs", "files", "directory",
    "lookup", "texts", "accounts", "screening", "story", "praise", "response", "blog", "moderation", "places",
    "tagging", "index", "finding", "alert", "hearing", "report", "culture"})
@NullMarked
package org.candour.work;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

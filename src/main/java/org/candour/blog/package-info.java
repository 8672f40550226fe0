/**
 * Posts by members, with comments and a closing. Neither is public before a moderator has decided.
 */
@ApplicationModule(allowedDependencies = {"shared", "decision", "look", "audit", "mail", "jobs", "files", "directory",
    "texts", "accounts", "screening", "story"})
@NullMarked
package org.candour.blog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * Posts by members and by us, with moderated comments and a closing.
 */
@ApplicationModule(allowedDependencies = {"shared", "look", "audit", "mail", "jobs", "files", "directory", "texts", "accounts", "screening", "story"})
@NullMarked
package org.candour.blog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

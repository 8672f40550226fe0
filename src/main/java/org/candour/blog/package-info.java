/**
 * Posts by members, and comments on them until a post is closed. Neither is public before a moderator has decided.
 *
 * <p>
 * Owns {@code post*} and {@code comment*}.
 */
@ApplicationModule(allowedDependencies = {"shared", "decision", "look", "audit", "mail", "jobs", "files", "texts",
    "people", "subscriptions", "access", "screening", "story"})
@NullMarked
package org.candour.blog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * An organisation's members: who belongs, by which roles, over which part; lists of them from a spreadsheet; who stands
 * in for whom; what is opened in an emergency; and the answer to "who can see this, and why?".
 *
 * <p>
 * Owns {@code member_upload*}. What a role allows is decided in {@code accounts}; here it is given, shown and
 * explained.
 */
@ApplicationModule(allowedDependencies = {"shared", "written", "look", "audit", "jobs", "files", "mail", "regions",
    "directory", "lookup", "people", "subscriptions", "access", "story", "alert", "hearing"})
@NullMarked
package org.candour.members;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * Concerns of authors: that they were treated differently since they told, or that somebody tried to find out who they
 * are.
 *
 * <p>
 * Owns {@code concern*}. Promises that a concern reaches who holds the right {@code safeguard} and nobody else, no
 * organisation and no other moderator, that each step is kept, and that its author sees how far it has come.
 */
@ApplicationModule(allowedDependencies = {"shared", "written", "look", "audit", "mail", "regions", "directory",
    "access", "story"})
@NullMarked
package org.candour.safeguarding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

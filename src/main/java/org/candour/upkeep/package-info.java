/**
 * Keeping the directory alive: the operator's editor, previews of what a change touches, corrections that anyone
 * proposes, contacts, kinds of services.
 *
 * <p>
 * Owns {@code correction}. Promises that no scope and no alert loses anything that the preview did not name, and that
 * whoever goes on for another has its scopes and alerts from the same moment. Stands half a floor above {@code operate}
 * and {@code work}, whose navigation its pages carry.
 */
@ApplicationModule(allowedDependencies = {"shared", "written", "look", "audit", "mail", "jobs", "files", "regions",
    "directory", "lookup", "people", "subscriptions", "access", "alert", "operate", "work"})
@NullMarked
package org.candour.upkeep;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

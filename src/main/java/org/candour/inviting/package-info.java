/**
 * Invitation links: an organisation asks for stories about some of its services, on a screen or on paper, and sees how
 * often a link was followed, never by whom.
 *
 * <p>
 * Owns {@code invitation*}. By which link a story came stays with the story; only the organisation that asked and the
 * desk see it. What an organisation writes on a link is shown as its own words, in its name.
 */
@ApplicationModule(allowedDependencies = {"shared", "written", "look", "audit", "mail", "regions", "directory",
    "lookup", "access", "story", "tagging"})
@NullMarked
package org.candour.inviting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

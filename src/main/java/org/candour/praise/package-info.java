/**
 * Praise passed on to the member of staff concerned: a passage of a public story by letter to a colleague, or on a page
 * to print, and how often that was done.
 *
 * <p>
 * Owns {@code praise}. Promises that only words that stand in public are passed on and only while they do, that nobody
 * gets the same twice, and that a name typed for the printed page is kept nowhere.
 */
@ApplicationModule(allowedDependencies = {"shared", "written", "audit", "mail", "regions", "directory", "people",
    "subscriptions", "access", "story"})
@NullMarked
package org.candour.praise;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * Finding stories: the story query of everybody and of staff, what it means in the words of the index, and how it is
 * answered. The index answers with ids only; what is shown is loaded through {@code public_story}, so a withdrawn story
 * is gone at once.
 */
@ApplicationModule(allowedDependencies = {"shared", "written", "look", "regions", "directory", "lookup", "places",
    "subscriptions", "access", "tagging", "index"})
@NullMarked
package org.candour.finding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

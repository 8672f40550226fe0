/**
 * Finding stories: the story query and its index. The index answers with ids only; what is shown is loaded through
 * {@code public_story}, so a withdrawn story is gone at once.
 */
@ApplicationModule(allowedDependencies = {"shared", "look", "audit", "jobs", "directory", "accounts", "tagging", "story", "response"})
@NullMarked
package org.candour.finding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * Stories: versions, tags, what is said beside them, the table of allowed moves, who was told and who has read.
 *
 * <p>
 * Owns {@code story*}. Says {@code StorySubmitted}, {@code StoryPublished}, {@code StoryRated}, {@code StoryRead},
 * {@code StoryWithdrawn}, {@code StoryEnded}. Does not know moderation, responses or mail to staff.
 */
@ApplicationModule(allowedDependencies = {"shared", "decision", "written", "look", "audit", "mail", "jobs", "files",
    "regions", "texts", "access", "screening"})
@NullMarked
package org.candour.story;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * Telling: one question a page, from whose device this is to the receipt; drafts, and what becomes of them.
 *
 * <p>
 * A story may also be written down by the team from a letter or call, or begun together with staff who hand it over:
 * then nobody but its author reads on. Owns {@code telling_draft}. What is sent becomes a story by the door of
 * {@code story}; nothing here is ever public.
 */
@ApplicationModule(allowedDependencies = {"shared", "written", "look", "audit", "mail", "jobs", "regions", "directory",
    "lookup", "places", "people", "subscriptions", "access", "screening", "story", "inviting", "questions"})
@NullMarked
package org.candour.telling;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

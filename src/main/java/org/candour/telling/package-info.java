/**
 * Telling: one question a page, from whose device this is to the receipt; drafts, and what becomes of them.
 *
 * <p>Owns {@code telling_draft}. What is sent becomes a story by the door of {@code story}; nothing here is ever public.
 */
@ApplicationModule(allowedDependencies = {"shared", "look", "jobs", "directory", "lookup", "places", "accounts", "screening", "story", "inviting"})
@NullMarked
package org.candour.telling;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

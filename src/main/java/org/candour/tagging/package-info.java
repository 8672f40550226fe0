/**
 * Words for tags. The vocabulary says which group a tag belongs to (condition, procedure, part of the body, aspect of a
 * service, emotion …), whether it praises, and what else it is called; staff tags are what members call a story among
 * themselves. Names of the vocabulary are public, staff tags never are.
 *
 * <p>Owns {@code tag_word}, {@code tag_synonym}, {@code vocabulary_version} and {@code staff_tag}. What a story's author
 * and moderator tagged stands with the story.
 */
@ApplicationModule(allowedDependencies = {"shared", "audit"})
@NullMarked
package org.candour.tagging;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * Words for tags. The vocabulary says which group a tag belongs to (condition, procedure, part of the body, aspect of a
 * service, emotion …), whether it praises, and what else it is called; staff tags are what members call a story among
 * themselves, and what an organisation says about it in public. Private and shared staff tags are never public; public
 * ones are words of the vocabulary and no others.
 *
 * <p>
 * Owns {@code tag_word}, {@code tag_synonym}, {@code vocabulary_version}, {@code staff_tag}, {@code staff_tag_rule} and
 * {@code staff_tag_taken_off}. What a story's author and moderator tagged stands with the story.
 */
@ApplicationModule(allowedDependencies = {"shared", "audit", "access"})
@NullMarked
package org.candour.tagging;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

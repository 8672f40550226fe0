/**
 * What an author says after an answer: whether it helped, and how the matter stands.
 *
 * <p>
 * Owns {@code answer_help}, {@code story_outcome}. Promises that nothing is inferred from silence, that the public
 * reads only that a matter is settled and only where its author ticked that, and that what is not public takes part in
 * no number.
 */
@ApplicationModule(allowedDependencies = {"shared", "audit", "story", "response"})
@NullMarked
package org.candour.outcome;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

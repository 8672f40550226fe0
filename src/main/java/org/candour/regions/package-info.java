/**
 * Regions: what a place decides for itself: languages, hours, holidays, policies, whom to call in need, how to
 * complain, what is asked besides the story.
 *
 * <p>
 * Owns {@code region*}, {@code crisis_line*}, {@code complaint_step*}, {@code rating_*} and {@code age_range*}.
 */
@ApplicationModule(allowedDependencies = {"shared", "audit"})
@NullMarked
package org.candour.regions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

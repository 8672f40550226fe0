/**
 * Services and regions: the tree that everything hangs on, with codes, names per language and dates; how it changes,
 * and what it was before; what a region asks besides the story.
 *
 * <p>
 * Owns {@code region*}, {@code service*}, {@code crisis_line*}, {@code complaint_step*}, {@code rating_*} and
 * {@code age_range*}. {@link org.candour.directory.Services} is the door for everybody who looks services up,
 * {@link org.candour.directory.ServiceBulkLoad} for whoever brings many at once.
 */
@ApplicationModule(allowedDependencies = {"shared", "written", "audit", "jobs", "regions"})
@NullMarked
package org.candour.directory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

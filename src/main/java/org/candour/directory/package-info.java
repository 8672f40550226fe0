/**
 * Services and regions: the tree that everything hangs on, with codes, names per language and dates.
 *
 * <p>
 * Owns {@code region*}, {@code service*}, {@code crisis_line*}, {@code complaint_step*}.
 * {@link org.candour.directory.Services} is the door for everybody who looks services up,
 * {@link org.candour.directory.ServiceBulkLoad} for whoever brings many at once.
 */
@ApplicationModule(allowedDependencies = {"shared", "written", "audit", "jobs"})
@NullMarked
package org.candour.directory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * The timetable: recurring work that exactly one node does at a time, and the working hours of a region.
 */
@ApplicationModule(allowedDependencies = {"shared"})
@NullMarked
package org.candour.jobs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

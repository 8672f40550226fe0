/**
 * Where a place is that somebody names. Knows the middle of each British postcode district from a list of its own;
 * reads from the directory where services stand. Owns no table.
 */
@ApplicationModule(allowedDependencies = {"shared", "written"})
@NullMarked
package org.candour.places;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

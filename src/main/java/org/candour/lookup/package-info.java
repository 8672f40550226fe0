/**
 * Finding the service that somebody means: by name, with slips, by half of it or what it was called before, by town,
 * postcode, code or what stands above it, near a place, and down the tree.
 *
 * <p>
 * Owns no table: it keeps an index in memory, made from {@code public_service_find}, that every node follows for
 * itself. {@link org.candour.lookup.ServiceSearch} is the door.
 */
@ApplicationModule(allowedDependencies = {"shared", "written", "jobs", "directory", "places"})
@NullMarked
package org.candour.lookup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

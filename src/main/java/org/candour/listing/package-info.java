/**
 * The import of real directories, from files whose shape is described as data ({@code docs/directories.md}).
 *
 * <p>
 * Owns no table: what it reads goes into the directory in parcels. Promises that a bad row costs itself only, that an
 * import never deletes and that running it again changes nothing. {@link org.candour.listing.DirectoryImport} is the
 * door.
 */
@ApplicationModule(allowedDependencies = {"shared", "audit", "jobs", "regions", "directory"})
@NullMarked
package org.candour.listing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

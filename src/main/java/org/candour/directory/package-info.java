/**
 * Services and regions: the tree that everything hangs on, with codes, names per language and dates.
 *
 * <p>Owns {@code region*}, {@code service*}, {@code crisis_line*}. Imports real directories from files whose shape is
 * described as data ({@code docs/directories.md}). Promises that an import never deletes and that running it again
 * changes nothing. {@link org.candour.directory.DirectoryImport} is the door for files,
 * {@link org.candour.directory.Services} for everybody who looks services up.
 */
@ApplicationModule(allowedDependencies = {"shared", "audit", "jobs"})
@NullMarked
package org.candour.directory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * Services and regions: the tree that everything hangs on, with codes, names per language and dates.
 *
 * <p>Owns {@code region*}, {@code service*}, {@code crisis_line*}. Imports real directories from files whose shape is
 * described as data. Promises that an import never deletes and that running it again changes nothing.
 */
@ApplicationModule(allowedDependencies = {"shared", "audit", "jobs"})
@NullMarked
package org.candour.directory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

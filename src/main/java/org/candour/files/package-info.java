/**
 * What people hand in as files: pictures, made anew from their pixels so that nothing else they carried survives, and
 * spreadsheets, measured before they are unpacked.
 *
 * <p>
 * Owns {@code upload}.
 */
@ApplicationModule(allowedDependencies = {"shared"})
@NullMarked
package org.candour.files;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

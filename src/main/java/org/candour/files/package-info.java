/**
 * Uploads: pictures, made anew from their pixels so that nothing else they carried survives.
 */
@ApplicationModule(allowedDependencies = {"shared"})
@NullMarked
package org.candour.files;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

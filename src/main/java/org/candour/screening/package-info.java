/**
 * Recognisers: pure functions from a text to what a moderator or an author should look at.
 *
 * <p>
 * They flag and explain. Nothing here publishes, rejects or changes a word. Owns no table.
 */
@ApplicationModule(allowedDependencies = {"shared", "written"})
@NullMarked
package org.candour.screening;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

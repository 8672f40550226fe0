/**
 * Pages and notices written in Markdown, per language; files of the house, and no table.
 */
@ApplicationModule(allowedDependencies = {"shared"})
@NullMarked
package org.candour.texts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

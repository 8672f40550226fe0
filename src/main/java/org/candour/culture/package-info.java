/**
 * The nine levels: where an organisation sees itself, where it wants to be, and why.
 *
 * <p>
 * Owns {@code level}, {@code level_text} and {@code assessment}.
 */
@ApplicationModule(allowedDependencies = {"jobs", "shared", "look", "audit", "people", "report", "story", "response"})
@NullMarked
package org.candour.culture;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

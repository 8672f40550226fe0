/**
 * The nine levels: where an organisation sees itself, where it wants to be, and why.
 */
@ApplicationModule(allowedDependencies = {"jobs", "shared", "look", "audit", "directory", "accounts", "report", "story",
    "response"})
@NullMarked
package org.candour.culture;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

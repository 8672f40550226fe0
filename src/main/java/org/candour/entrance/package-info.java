/**
 * The way in for persons and authors: by password, by one-time link, with a second key; and the pages on which they set
 * them.
 *
 * <p>
 * Owns {@code known_device} and {@code address_change}; who somebody is and what proves it is kept in {@code accounts}.
 */
@ApplicationModule(allowedDependencies = {"shared", "look", "jobs", "mail", "people", "access"})
@NullMarked
package org.candour.entrance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

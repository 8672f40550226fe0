/**
 * Deciding: the acts, their reasons, what a thing has to offer so that the desk can decide on it, and the clocks of
 * what happens by itself later.
 *
 * <p>
 * Owns {@code due_clock}. Rooms that keep such things implement {@link org.candour.decision.Decidable}; the desk
 * carries out the same steps for each.
 */
@ApplicationModule(allowedDependencies = {"shared"})
@NullMarked
package org.candour.decision;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

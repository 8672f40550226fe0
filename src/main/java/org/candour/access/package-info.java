/**
 * Access: who may do what. Roles as data, who holds which of them, on the platform and in subscriptions; who stands in
 * for whom; stories opened in an emergency; whom a session belongs to.
 *
 * <p>
 * Owns {@code role*}, {@code permit}, {@code frozen_member}, {@code cover} and {@code emergency_access}. Every other
 * room asks it.
 */
@ApplicationModule(allowedDependencies = {"shared", "audit", "directory", "look", "mail", "people", "subscriptions"})
@NullMarked
package org.candour.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * Subscriptions: which organisation has one, what it covers, for how long, and what its level brings.
 *
 * <p>
 * Owns {@code subscription*}, {@code feature*} and {@code level_feature}. Who belongs to one is not said here.
 */
@ApplicationModule(allowedDependencies = {"shared", "access", "audit", "directory"})
@NullMarked
package org.candour.subscriptions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

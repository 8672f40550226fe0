/**
 * The trail: {@code audit_entry} (append-only: who, what, which version, why) and {@code public_change} (what changed
 * in public, in order). Holds ids, versions and reason codes, never words or addresses.
 */
@ApplicationModule(allowedDependencies = {"shared"})
@NullMarked
package org.candour.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

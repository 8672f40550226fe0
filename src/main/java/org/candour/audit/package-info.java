/**
 * The trails: {@code audit_entry} (append-only: who, what, which version, why), {@code public_change} (what changed in
 * public, in order) and {@code staff_change} (what changed for staff alone, in order). They hold ids, versions and
 * reason codes, never words or addresses.
 */
@ApplicationModule(allowedDependencies = {"shared"})
@NullMarked
package org.candour.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

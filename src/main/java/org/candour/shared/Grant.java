package org.candour.shared;

import java.io.Serializable;
import java.util.Set;

/**
 * A role held now, with the rights it gives there.
 *
 * @param scopeKind {@code subscription}, {@code region} or {@code all}
 * @param scopeId the subscription's number, the region's id, or empty
 */
public record Grant(String role, String scopeKind, String scopeId, Set<String> rights) implements Serializable {}

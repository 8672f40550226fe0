/**
 * Work that no request causes: what comes again for all nodes and is done by exactly one at a time, what each node does
 * for itself, and what is done before a node answers; and how far a long piece of work has come.
 */
@ApplicationModule(allowedDependencies = {"shared"})
@NullMarked
package org.candour.jobs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

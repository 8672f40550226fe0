/**
 * Start and stop: the commands that run inside Java, the folder of an installation, its own PostgreSQL, the connections
 * with their two roles, backup and restore.
 *
 * <p>
 * Promises that what cannot go on says so in one line, and that a server left over from a killed run is taken over.
 * Stands under the roof and knows nothing of pages.
 */
@ApplicationModule
@NullMarked
package org.candour.launch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

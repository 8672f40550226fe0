/**
 * The roof: the security chain, the shell of every page, sentences, regions, errors. Its sisters under the roof are
 * {@code launch} (start, stop, database) and {@code demo}. May use every room; no room may use it.
 */
@ApplicationModule
@NullMarked
package org.candour.site;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * The roof: start and stop, configuration, the security chain, the shell of every page, errors, demo and
 * development pages. May use every room; no room may use it.
 */
@ApplicationModule
@NullMarked
package org.candour.site;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

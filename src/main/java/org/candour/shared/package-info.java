/**
 * Small values that every room speaks: who calls and what they may do, in which region, in which language, plain text,
 * a page of results, what is wrong with a form; the one clock, and limits by it.
 *
 * <p>
 * Owns no table and knows no rule of the business. May use libraries, never a room and never SQL.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.candour.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

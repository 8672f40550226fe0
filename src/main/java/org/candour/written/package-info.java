/**
 * How what people write is read: the same words under each of their spellings; days, postcodes, telephone numbers and
 * numbers as people write them; and in which language it is.
 *
 * <p>
 * Pure functions. Whatever looks for words or takes a day goes through here, so that no two pages read the same line in
 * two ways. Owns no table.
 */
@ApplicationModule(allowedDependencies = {"shared"})
@NullMarked
package org.candour.written;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * The demo: an invented world on the first start over an empty database, four doors, a clock to move, the mail beside
 * the page, and the development pages. Nothing of it answers where the database is not marked as a demo.
 *
 * <p>
 * Writes the past into the tables of other rooms, because their doors stamp everything with the present. Stands under
 * the roof; no room but {@code site} may use it.
 */
@ApplicationModule
@NullMarked
package org.candour.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * How Candour looks: the layout, the components of its pages, the style sheet, colours and typefaces.
 *
 * <p>
 * Owns no table. Templates of every room call the components here; none of them knows a room.
 */
@ApplicationModule(allowedDependencies = {"shared", "written"})
@NullMarked
package org.candour.look;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

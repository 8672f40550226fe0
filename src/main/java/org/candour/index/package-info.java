/**
 * The two indexes of a node: everybody's, made of public words alone, and the staff's. Makes documents of stories,
 * follows the trails, builds anew beside what is searched. Knows how words are read; what is looked for is
 * {@code finding}'s.
 *
 * <p>
 * Owns {@code index_wish} and {@code index_built}. Promises that a story that was taken off is found by nobody from the
 * moment of the act on this node, and from the next second on the others.
 */
@ApplicationModule(allowedDependencies = {"shared", "written", "audit", "jobs", "regions", "places", "tagging",
    "story"})
@NullMarked
package org.candour.index;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

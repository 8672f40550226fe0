/**
 * People: authors and persons (members, moderators, operators), by which address they are reached, and what they prove
 * who they are with.
 *
 * <p>
 * Owns {@code author*}, {@code person*} and {@code sign_in_link}. The only room that holds an author's address or
 * postcode. Author and person are two lives: separate tables, never joined.
 */
@ApplicationModule(allowedDependencies = {"shared", "audit", "directory", "mail"})
@NullMarked
package org.candour.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

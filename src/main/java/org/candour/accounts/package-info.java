/**
 * People: authors and persons (members, moderators, operators), what they prove who they are with, subscriptions, roles
 * as data, who stands in for whom, and stories opened in an emergency.
 *
 * <p>
 * Owns {@code author*}, {@code person*}, {@code sign_in_link}, {@code subscription*}, {@code role*}, {@code permit},
 * {@code feature*}, {@code level_feature}, {@code frozen_member}, {@code cover} and {@code emergency_access}. The only
 * room that holds an author's address or postcode. Author and person are two lives: separate tables, never joined. Says
 * who may do what; every other room asks.
 */
@ApplicationModule(allowedDependencies = {"shared", "look", "audit", "mail", "jobs", "files", "directory"})
@NullMarked
package org.candour.accounts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

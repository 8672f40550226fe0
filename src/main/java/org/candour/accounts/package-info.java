/**
 * People: authors and persons (members, moderators, operators), sign-in, subscriptions, roles as data.
 *
 * <p>
 * The only room that holds an author's address or postcode. Author and person are two lives: separate tables, never
 * joined. Says who may do what; every other room asks.
 */
@ApplicationModule(allowedDependencies = {"shared", "look", "audit", "mail", "jobs", "files", "directory"})
@NullMarked
package org.candour.accounts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

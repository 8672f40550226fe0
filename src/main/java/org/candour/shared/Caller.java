package org.candour.shared;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who asks: an author, a person with a role, or nobody who is signed in. Author and person are never joined, even where
 * one human being is both.
 */
public sealed interface Caller extends Serializable {

  Nobody NOBODY = new Nobody();

  /** Who is not signed in; and the house itself, where it acts because a time has come. */
  record Nobody() implements Caller {}

  /** An author behind a proven link or card. */
  record Author(long id) implements Caller {}

  /**
   * Someone with a role: member, moderator, operator …
   *
   * @param id their number
   * @param name theirs
   * @param subscription the active subscription, or 0
   * @param stamp raised in the database to end every session of this person
   * @param secondFactorDone false while a role that is held asks for a second factor and none was shown; such a caller
   * holds no grant
   * @param grants the roles that they hold now, everywhere
   */
  record Person(long id, String name, long subscription, int stamp, boolean secondFactorDone,
      List<Grant> grants) implements Caller {

    @Override
    public boolean may(Right right) {
      return grants.stream().anyMatch(g -> g.rights().contains(right)
          && (!g.scopeKind().equals("subscription") || g.scopeId().equals(Long.toString(subscription))));
    }

    @Override
    public boolean mayIn(Right right, RegionId region) {
      return grants.stream().anyMatch(g -> g.rights().contains(right)
          && (g.scopeKind().equals("all") || (g.scopeKind().equals("region") && g.scopeId().equals(region.value()))));
    }
  }

  /**
   * A role held now, with the rights it gives there.
   *
   * @param scopeKind {@code subscription}, {@code region} or {@code all}
   * @param scopeId the subscription's number, the region's id, or empty
   */
  record Grant(String role, String scopeKind, String scopeId, Set<Right> rights) implements Serializable {}

  /** Whether the caller holds this right anywhere, subscriptions counting only while they are active. */
  default boolean may(Right right) {
    return false;
  }

  /** Whether the caller holds this right over a whole region. */
  default boolean mayIn(Right right, RegionId region) {
    return false;
  }

  default Optional<Person> person() {
    return this instanceof Person p ? Optional.of(p) : Optional.empty();
  }

  default Optional<Author> author() {
    return this instanceof Author a ? Optional.of(a) : Optional.empty();
  }
}

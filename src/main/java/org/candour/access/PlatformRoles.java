package org.candour.access;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.candour.access.RoleLetters.Invited;
import org.candour.audit.Audit;
import org.candour.people.People;
import org.candour.people.People.NewPerson;
import org.candour.people.PersonAccount;
import org.candour.shared.Caller;
import org.candour.shared.RegionId;
import org.candour.shared.Right;
import org.candour.shared.Shell;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The roles of the platform itself: over a region, or over all of them. Roles inside a subscription are its members'
 * own.
 */
@Component
public class PlatformRoles {

  /** In the order of what they may do. */
  public static final List<String> ALL =
      List.of("moderator", "senior-moderator", "concerns-lead", "support", "operator");

  static final String ORDER = " order by p.name collate names, p.id, g.role";

  private final PlatformRoleStore store;
  private final Clock clock;
  private final People people;
  private final RoleGrants grants;
  private final RoleLetters letters;
  private final Audit audit;

  PlatformRoles(PlatformRoleStore store, Clock clock, People people, RoleGrants grants, RoleLetters letters,
      Audit audit) {
    this.store = store;
    this.clock = clock;
    this.people = people;
    this.grants = grants;
    this.letters = letters;
    this.audit = audit;
  }

  /**
   * Somebody with a role of the platform.
   *
   * @param person their number
   * @param name theirs
   * @param address their e-mail address
   * @param role its id
   * @param scopeKind {@code region} or {@code all}
   * @param scopeId the id of the region; empty where the role is over all
   * @param frozen frozen persons keep their roles and can use none
   * @param secondFactor whether they set one up
   */
  public record Holder(long person, String name, String address, String role, String scopeKind, String scopeId,
      boolean frozen, boolean secondFactor) {

    /** Whether the role reaches into this region. */
    public boolean reaches(RegionId region) {
      return scopeKind.equals("all") || scopeId.equals(region.value());
    }
  }

  /**
   * A role that somebody is to have.
   *
   * @param name what they are called where nobody knows them yet
   * @param address their e-mail address
   * @param role its id
   * @param region over which; null for all of them
   */
  public record RoleWished(String name, String address, String role, @Nullable RegionId region) {}

  /** What came of it. */
  public enum InviteAnswer {
    INVITED("invited"), INVITED_KNOWN("invited-known"), NOT_INVITED("not-invited"), BELONGS("belongs");

    private final String code;

    InviteAnswer(String code) {
      this.code = code;
    }

    /** As pages call it. */
    public String code() {
      return code;
    }
  }

  /**
   * Gives a role, and tells who gets it by letter. Whoever belongs to an organisation gets none that sees what no
   * organisation may ({@code BELONGS}); who holds it already is told nothing ({@code NOT_INVITED}); somebody who is
   * known here keeps the name that they have ({@code INVITED_KNOWN}).
   */
  @Transactional
  public InviteAnswer invite(Caller by, RoleWished wanted, Shell shell) {
    if (grants.clashes(wanted.address, wanted.role)) {
      return InviteAnswer.BELONGS;
    }
    Optional<PersonAccount> known = people.byAddress(wanted.address);
    long person = known.map(PersonAccount::id)
        .orElseGet(() -> people.add(by, new NewPerson(wanted.name, wanted.address, null, "", "other", "")));
    RegionId region = wanted.region;
    long grant =
        grants.grant(by, person, wanted.role, region == null ? "all" : "region", region == null ? "" : region.value());
    if (grant == 0) {
      return InviteAnswer.NOT_INVITED;
    }
    letters.invite(new Invited(person, grant, shell.say("look.page.name"), false), shell.words(), shell.region());
    return known.filter(k -> !k.name().equals(wanted.name)).isPresent()
        ? InviteAnswer.INVITED_KNOWN
        : InviteAnswer.INVITED;
  }

  /** Everybody with a role of the platform at this moment, by name. */
  public List<Holder> holders() {
    return store.holders();
  }

  public List<Holder> of(long person) {
    return store.of(person);
  }

  /** Who holds a right of the platform in this region at this moment and is not frozen. */
  public List<Long> holding(Right right, RegionId region) {
    return store.holding(right, region);
  }

  /**
   * Whether somebody belongs to this region: by a role of the platform there, or as a member of an organisation with a
   * service there. Who is a member elsewhere alone does not, whatever role they were given here.
   */
  public boolean belongs(long person, RegionId region) {
    return store.belongs(region, person);
  }

  /** Ends one role and every session with it. */
  @Transactional
  public void end(Caller by, Holder holder) {
    int ended = store.end(holder, clock.instant());
    if (ended > 0) {
      people.endSessions(holder.person());
      audit.record(by, Audit.Act.of("role-ended", "person", holder.person())
          .fromTo(holder.role() + " " + holder.scopeKind() + " " + holder.scopeId(), null));
    }
  }
}

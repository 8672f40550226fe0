package org.candour.members;

import java.util.List;
import org.candour.access.Covers;
import org.candour.access.Covers.LeaveCover;
import org.candour.access.MemberList;
import org.candour.access.MemberList.Member;
import org.candour.access.Memberships;
import org.candour.access.Memberships.HeldRole;
import org.candour.access.Roles;
import org.candour.access.Roles.Role;
import org.candour.directory.Service;
import org.candour.look.Page;
import org.candour.shared.Caller;
import org.candour.shared.NotFound;
import org.candour.shared.Problems;
import org.candour.shared.Shell;
import org.springframework.stereotype.Component;

/** The page of one member, as an administrator sees it. */
@Component
class MemberView {

  private final MemberList list;
  private final Memberships members;
  private final Roles roles;
  private final RoleServices services;
  private final Covers covers;

  MemberView(MemberList list, Memberships members, Roles roles, RoleServices services, Covers covers) {
    this.list = list;
    this.members = members;
    this.roles = roles;
    this.services = services;
    this.covers = covers;
  }

  /** A member of the caller's subscription; nobody else is there. */
  Member found(Caller.Person caller, long person) {
    return list.one(caller.subscription(), person).orElseThrow(() -> new NotFound("not a member here"));
  }

  MemberPage of(Caller.Person caller, Member member, MemberForm form, Problems problems, Shell shell) {
    long subscription = caller.subscription();
    List<HeldRole> held = members.held(subscription, member.person());
    return new MemberPage(member, held, services.of(subscription, member, held, shell),
        new RoleFields(form, roles.ofSubscriptions(shell.words().language()), services.chosen(form),
            services.found(caller, form, shell.region())),
        covers.of(subscription, member.person()), members.looksAfter(caller, member.person()),
        members.state(subscription, member.person()), problems, "", "");
  }

  /**
   * The fields by which a role is given.
   *
   * @param form what was typed so far
   * @param roles that can be given
   * @param chosen services that were chosen so far
   * @param found what was found
   */
  record RoleFields(MemberForm form, List<Role> roles, List<Service> chosen, List<Service> found) {}

  /**
   * One member.
   *
   * @param member who
   * @param held their roles
   * @param services the services of their roles, and their own
   * @param fields for one role more
   * @param covers who stands in for them
   * @param lookedAfter whether the caller may do things for them
   * @param seen the state of their roles, to be sent along
   * @param problems what is wrong with what was typed
   * @param typedAddress another address, as it was typed
   * @param done what has just been done; may be empty
   */
  record MemberPage(Member member, List<HeldRole> held, RoleServices.Shown services, RoleFields fields,
      List<LeaveCover> covers, boolean lookedAfter, String seen, Problems problems, String typedAddress,
      String done) implements Page {

    MemberPage done(String act) {
      return new MemberPage(member, held, services, fields, covers, lookedAfter, seen, problems, typedAddress, act);
    }

    MemberPage typed(String address) {
      return new MemberPage(member, held, services, fields, covers, lookedAfter, seen, problems, address, done);
    }
  }
}

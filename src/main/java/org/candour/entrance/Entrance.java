package org.candour.entrance;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.candour.access.RoleGrants;
import org.candour.look.Page;
import org.candour.people.People;
import org.candour.people.PersonAccount;
import org.candour.shared.Caller;
import org.candour.shared.Right;
import org.springframework.stereotype.Component;

/** Where somebody goes who has just signed in. */
@Component
class Entrance {

  private final People people;
  private final RoleGrants roleGrants;

  Entrance(People people, RoleGrants roleGrants) {
    this.people = people;
    this.roleGrants = roleGrants;
  }

  /** The account of whoever is at the door. */
  PersonAccount person(Caller.Person caller) {
    return people.byId(caller.id()).orElseThrow();
  }

  /** By the page that asks for a second factor, where a role asks for one. */
  Page into(PersonAccount person, String next) {
    return asksMore(person)
        ? Page.redirect("/sign-in/code?next=" + URLEncoder.encode(local(next), StandardCharsets.UTF_8))
        : home(person, next);
  }

  /** Whether a role of theirs asks for a second factor: until then they are not inside. */
  boolean asksMore(PersonAccount person) {
    return roleGrants.grants(person.id()).stream().anyMatch(g -> RoleGrants.SECOND_FACTOR.contains(g.role()));
  }

  /** To the page that they came for, else to the one that their roles are for. */
  Page home(PersonAccount person, String next) {
    String wanted = local(next);
    if (!wanted.equals("/")) {
      return Page.redirect(wanted);
    }
    var grants = roleGrants.grants(person.id());
    return Page
        .redirect((grants.stream().anyMatch(g -> g.rights().contains(Right.MODERATE))
            ? "/desk"
            : grants.stream().anyMatch(g -> g.rights().contains(Right.SAFEGUARD))
                ? "/desk/concerns"
                : grants.stream().anyMatch(g -> g.rights().contains(Right.READ_SCOPE))
                    ? "/work"
                    : grants.stream()
                        .anyMatch(g -> g.rights().contains(Right.OPERATE) || g.rights().contains(Right.SUPPORT))
                            ? "/operate"
                            : "/"));
  }

  /**
   * Only addresses inside the site: nowhere two slashes, which are a host to a browser, also where dots before them are
   * taken away.
   */
  static String local(String next) {
    return next.length() <= 2_000 && next.matches("/[\\w./?=&%+\\-]*") && !next.contains("//") && !next.contains("..")
        ? next
        : "/";
  }
}

package org.candour.operate;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.candour.access.Roles;
import org.candour.access.Roles.Role;
import org.candour.look.Page;
import org.candour.shared.Caller;
import org.candour.shared.Needs;
import org.candour.shared.NotFound;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.candour.shared.Right;
import org.candour.shared.Shell;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The roles that organisations give their members. They hold for every region, so only who operates all of them changes
 * them.
 */
@Controller
class RolePages {

  private static final int NAME = 60;
  private static final int ABOUT = 200;

  private final Roles roles;

  RolePages(Roles roles) {
    this.roles = roles;
  }

  @Needs(value = Right.OPERATE, scope = Needs.Scope.REGION)
  @GetMapping("/operate/roles")
  Page roles(Caller.Person caller, Shell shell) {
    return page(caller, new RoleForm("", "", "", Set.of()), Problems.none(), shell);
  }

  /** Adds a role where none is named, else changes what the named one may do. */
  @Needs(value = Right.OPERATE, scope = Needs.Scope.REGION)
  @PostMapping("/operate/roles")
  Page save(Caller.Person caller, @RequestParam MultiValueMap<String, String> typed, Shell shell) {
    if (!OperatorReach.of(caller, shell.region()).everywhere()) {
      throw new NotFound("roles hold everywhere");
    }
    RoleForm form = read(typed);
    Role role = form.id.isEmpty()
        ? null
        : all(shell).stream().filter(r -> r.id().equals(form.id)).findFirst()
            .orElseThrow(() -> new NotFound("role " + form.id));
    Problems problems = problems(form, role, shell);
    if (problems.any()) {
      return page(caller, form, problems, shell);
    }
    if (role == null) {
      roles.add(caller, form.name, form.about, shell.words().language(), form.permits);
    } else {
      roles.change(caller, role, form.permits);
    }
    return Page.redirect("/operate/roles?said=role");
  }

  /** A role as it was typed; {@code id} is empty for a new one. */
  private record RoleForm(String id, String name, String about, Set<String> permits) {}

  private RoleForm read(MultiValueMap<String, String> typed) {
    Set<String> permits = new TreeSet<>(typed.getOrDefault("permit", List.of()));
    permits.retainAll(roles.permits());
    return new RoleForm(one(typed, "role"), PlainText.line(one(typed, "name")), PlainText.line(one(typed, "about")),
        permits);
  }

  private Problems problems(RoleForm form, @Nullable Role role, Shell shell) {
    Problems problems = Problems.none();
    String name = form.name;
    if (role == null && (name.isEmpty() || name.length() > NAME || roles.isName(name, shell.words().language()))) {
      problems.add("name", "operate.roles.name-wrong");
    }
    if (role == null && (form.about.isEmpty() || form.about.length() > ABOUT)) {
      problems.add("about", "operate.roles.about-wrong");
    }
    String field = role == null ? "permit" : "permit-" + form.id;
    if (!form.permits.contains(Right.READ_SCOPE.code())) {
      problems.add(field, "operate.roles.read-needed");
    } else if (role != null && role.id().equals("administrator") && !form.permits.contains(Right.ADMINISTER.code())) {
      problems.add(field, "operate.roles.administer-needed");
    }
    return problems;
  }

  private static String one(MultiValueMap<String, String> typed, String name) {
    String value = typed.getFirst(name);
    return value == null ? "" : value;
  }

  private List<Role> all(Shell shell) {
    return roles.ofSubscriptions(shell.words().language());
  }

  private Page page(Caller.Person caller, RoleForm form, Problems problems, Shell shell) {
    return new RolesPage(all(shell), roles.permits(), form.id, form.name, form.about, form.permits, problems,
        OperatorReach.of(caller, shell.region()).everywhere());
  }

  /**
   * The roles.
   *
   * @param roles that can be given
   * @param permits what a role can allow
   * @param at which one is edited; 0 or empty for none
   * @param name that was typed
   * @param about what it is about
   * @param chosen what was chosen so far
   * @param problems what is wrong with what was typed
   * @param everywhere whether the role counts in all regions
   */
  record RolesPage(List<Role> roles, List<String> permits, String at, String name, String about, Set<String> chosen,
      Problems problems, boolean everywhere) implements Page {}
}

package org.candour.members;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.candour.access.Memberships;
import org.candour.access.Roles.Role;
import org.candour.directory.Service;
import org.candour.people.People;
import org.candour.shared.EmailAddress;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.springframework.util.MultiValueMap;

/**
 * Somebody as an administrator types them, and the role that they get. Services are chosen one at a time; none chosen
 * means the whole scope.
 *
 * @param name as the administrator calls them
 * @param address as it was typed
 * @param job their job; may be empty
 * @param group a code of a role group; {@code other} unless said
 * @param role the id of the role, or empty
 * @param services those that the role is to be over, chosen so far
 * @param least the lowest criticality that they may see, one digit
 * @param most the highest, one digit
 * @param q what a further service is looked for by
 */
record MemberForm(String name, String address, String job, String group, String role, List<Long> services, String least,
    String most, String q) {

  static final int MOST_SERVICES = 50;
  private static final int LINE = 120;

  static MemberForm of(MultiValueMap<String, String> typed) {
    List<Long> services = new ArrayList<>();
    typed.getOrDefault("service", List.of()).forEach(each -> add(services, each));
    add(services, one(typed, "add"));
    services.removeIf(service -> Long.toString(service).equals(one(typed, "remove")));
    String group = one(typed, "group");
    return new MemberForm(PlainText.line(one(typed, "name")), PlainText.line(one(typed, "address")),
        PlainText.line(one(typed, "job")), group.isEmpty() ? "other" : group, one(typed, "role"), List.copyOf(services),
        digit(typed, "least", "0"), digit(typed, "most", "5"), PlainText.line(one(typed, "q")));
  }

  static MemberForm empty() {
    return new MemberForm("", "", "", "other", "", List.of(), "0", "5", "");
  }

  private static String one(MultiValueMap<String, String> typed, String name) {
    return Objects.requireNonNullElse(typed.getFirst(name), "");
  }

  private static String digit(MultiValueMap<String, String> typed, String name, String otherwise) {
    String text = one(typed, name);
    return text.isEmpty() ? otherwise : text;
  }

  private static void add(List<Long> services, String typed) {
    if (typed.matches("\\d{1,18}") && services.size() < MOST_SERVICES && !services.contains(Long.parseLong(typed))) {
      services.add(Long.parseLong(typed));
    }
  }

  /** Whether one of the buttons was pressed that only change the form. */
  static boolean onlyChanges(MultiValueMap<String, String> typed) {
    return typed.containsKey("search") || typed.containsKey("add") || typed.containsKey("remove");
  }

  /** What is wrong with the person; {@code chosen} are the services that lie in the administrator's scope. */
  Problems problems(List<Role> roles, List<Service> chosen) {
    Problems problems = Problems.none();
    if (name.isEmpty() || name.length() > LINE) {
      problems.add("name", "members.form.name-wrong");
    }
    if (!EmailAddress.ordinary(address)) {
      problems.add("address", EmailAddress.wrong(address, "members.form.address-wrong"));
    }
    if (job.length() > LINE) {
      problems.add("job", "members.form.job-long");
    }
    if (!People.ROLE_GROUPS.contains(group)) {
      problems.add("group", "members.form.group-none");
    }
    role(problems, roles, chosen);
    return problems;
  }

  /** What is wrong with the role alone. */
  Problems role(Problems problems, List<Role> roles, List<Service> chosen) {
    if (roles.stream().noneMatch(r -> r.id().equals(role))) {
      problems.add("role", "members.form.role-none");
    }
    if (chosen.size() < services.size()) {
      problems.add("q", "members.form.service-outside");
    }
    if (!least.matches("[0-5]") || !most.matches("[0-5]") || least.compareTo(most) > 0) {
      problems.add("least", "members.form.criticality-wrong");
    }
    return problems;
  }

  Memberships.RoleWish wish() {
    return new Memberships.RoleWish(role, services.stream().sorted().toList(), Integer.parseInt(least),
        Integer.parseInt(most));
  }

  Memberships.Described who() {
    return new Memberships.Described(name, address, job, group);
  }
}

package org.candour.operate;

import java.util.Map;
import org.candour.access.PlatformRoles;
import org.candour.shared.EmailAddress;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;

/**
 * A person with a role of the platform, as it is typed.
 *
 * @param where {@code region} or {@code all}
 */
record PersonForm(String name, String address, String role, String where) {

  private static final int NAME = 120;

  static PersonForm of(Map<String, String> typed) {
    return new PersonForm(PlainText.line(typed.getOrDefault("name", "")),
        PlainText.line(typed.getOrDefault("address", "")), typed.getOrDefault("role", ""),
        typed.getOrDefault("where", ""));
  }

  static PersonForm empty() {
    return new PersonForm("", "", "", "region");
  }

  Problems problems(OperatorReach reach) {
    Problems problems = Problems.none();
    name(problems, "name", name);
    address(problems, "address", address);
    if (!PlatformRoles.ALL.contains(role)) {
      problems.add("role", "operate.people.role-none");
    }
    if (!where.equals("region") && !(where.equals("all") && reach.everywhere())) {
      problems.add("where", "operate.people.where-none");
    }
    return problems;
  }

  static void name(Problems problems, String field, String name) {
    if (name.codePoints().noneMatch(Character::isLetter) || name.length() > NAME) {
      problems.add(field, "operate.people.name-wrong");
    }
  }

  static void address(Problems problems, String field, String address) {
    if (!EmailAddress.ordinary(address)) {
      problems.add(field, EmailAddress.wrong(address, "operate.people.address-wrong"));
    }
  }
}

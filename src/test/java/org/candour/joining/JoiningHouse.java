package org.candour.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.candour.Cast;
import org.candour.TestHouse;
import org.candour.directory.Directory;
import org.candour.shared.SecretToken;

/** Organisations of a test's own, which nobody has joined for. */
final class JoiningHouse {

  private JoiningHouse() {}

  /** An organisation at the top of the tree, in England. */
  static long add(String name) {
    return add(name, "uk-england");
  }

  static long add(String name, String region) {
    Cast.get().fresh("operator");
    return TestHouse.get().bean(Directory.class).open(Cast.get().newestPerson(0),
        new Directory.Opening(region, name + " " + UUID.randomUUID().toString().substring(0, 8), null,
            java.time.LocalDate.of(2020, 1, 1), new Directory.Details("practice", true, null, null, null, null),
            new Directory.Code("test", UUID.randomUUID().toString())),
        SecretToken.fresh());
  }

  /** These fields with one put in another's place, or added. */
  static String[] with(String[] fields, String name, String value) {
    List<String> changed = new ArrayList<>();
    for (int i = 0; i < fields.length; i += 2) {
      if (!fields[i].equals(name)) {
        changed.addAll(List.of(fields[i], fields[i + 1]));
      }
    }
    changed.addAll(List.of(name, value));
    return changed.toArray(String[]::new);
  }
}

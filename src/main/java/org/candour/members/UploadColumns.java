package org.candour.members;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.candour.files.Spreadsheet;

/** Which column of a list holds what, by the names that people give them. */
record UploadColumns(Map<String, Integer> at, List<String> unknown) {

  static final List<String> NAMED =
      List.of("name", "email", "role", "job title", "role group", "own services", "only services");

  private static final Map<String, String> NAMES = Map.ofEntries(Map.entry("name", "name"),
      Map.entry("fullname", "name"), Map.entry("firstname", "first"), Map.entry("forename", "first"),
      Map.entry("givenname", "first"), Map.entry("lastname", "last"), Map.entry("surname", "last"),
      Map.entry("familyname", "last"), Map.entry("email", "address"), Map.entry("emailaddress", "address"),
      Map.entry("mail", "address"), Map.entry("jobtitle", "job"), Map.entry("job", "job"), Map.entry("title", "job"),
      Map.entry("role", "role"), Map.entry("rolegroup", "group"), Map.entry("group", "group"),
      Map.entry("ownservices", "own"), Map.entry("ownservice", "own"), Map.entry("services", "own"),
      Map.entry("onlyservices", "only"), Map.entry("onlyfor", "only"), Map.entry("scope", "only"));

  /** Read from the heading; nothing where a name or an address could not be told from it. */
  static Optional<UploadColumns> of(Spreadsheet.SheetRow heading) {
    Map<String, Integer> at = new java.util.HashMap<>();
    List<String> unknown = new ArrayList<>();
    for (int i = 0; i < heading.cells().size(); i++) {
      String typed = heading.cells().get(i);
      String name = NAMES.get(typed.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", ""));
      if (name != null) {
        at.putIfAbsent(name, i);
      } else if (!typed.isEmpty()) {
        unknown.add(typed);
      }
    }
    boolean named = at.containsKey("name") || at.containsKey("first") && at.containsKey("last");
    return named && at.containsKey("address") ? Optional.of(new UploadColumns(at, unknown)) : Optional.empty();
  }

  String cell(Spreadsheet.SheetRow row, String name) {
    return row.cell(at.getOrDefault(name, -1));
  }

  String name(Spreadsheet.SheetRow row) {
    String whole = cell(row, "name");
    return whole.isEmpty() ? (cell(row, "first") + " " + cell(row, "last")).strip() : whole;
  }

  /** Whether a column that we read holds a formula in this row. */
  boolean computed(Spreadsheet.SheetRow row) {
    return row.formulas().stream().anyMatch(at::containsValue);
  }
}

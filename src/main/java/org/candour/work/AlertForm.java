package org.candour.work;

import java.util.List;
import java.util.Map;
import org.candour.alert.Alerts;
import org.candour.finding.StaffQuery;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;

/** What somebody wants done with a search, as it is typed. {@code from} is empty or a criticality. */
record AlertForm(String name, String delivery, String from, boolean shared) {

  static final List<String> LEVELS = List.of("", "1", "2", "3", "4", "5");
  private static final int NAME = 120;

  static AlertForm of(Map<String, String> typed) {
    return new AlertForm(PlainText.line(typed.getOrDefault("name", "")), typed.getOrDefault("delivery", ""),
        typed.getOrDefault("from", ""), "yes".equals(typed.get("shared")));
  }

  static AlertForm of(Alerts.Alert alert) {
    return new AlertForm(alert.name(), alert.delivery(),
        alert.atOnceFrom() == null ? "" : Integer.toString(alert.atOnceFrom()), alert.shared());
  }

  /**
   * What is wrong with it. {@code seesCriticality} says whether whoever gets the letters may see how critical any story
   * is.
   */
  Problems problems(StaffQuery query, boolean seesCriticality) {
    Problems problems = Problems.none();
    if (!seesCriticality && (query.criticalityFrom() >= 0 || query.criticalityTo() >= 0)) {
      problems.add("query", "work.alert.criticality-not-seen");
    }
    if (!seesCriticality && !from.isEmpty()) {
      problems.add("from", "work.alert.criticality-not-seen");
    }
    if (name.isEmpty() || name.length() > NAME) {
      problems.add("name", "work.alert.name-wrong");
    }
    if (!Alerts.DELIVERIES.contains(delivery)) {
      problems.add("delivery", "work.alert.delivery-none");
    }
    if (!LEVELS.contains(from)) {
      problems.add("from", "work.alert.from-wrong");
    }
    return problems;
  }

  Alerts.AlertWish wish() {
    return new Alerts.AlertWish(name, delivery, from.isEmpty() ? null : (Integer) Integer.parseInt(from), shared);
  }
}

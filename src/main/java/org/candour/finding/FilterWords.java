package org.candour.finding;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.candour.shared.Shell;

/** What the values of a query are called on a page. */
public final class FilterWords {

  private FilterWords() {}

  /** The choice of a facet. */
  public static String of(Shell shell, String facet, Facet.Value value) {
    return value.label().isEmpty() ? value(shell, facet, value.value()) : value.label();
  }

  /**
   * A choice that was made, as a short sentence.
   *
   * @param services the names of services by code
   */
  public static String of(Shell shell, ActiveFilter chosen, int within, Map<String, String> services) {
    String value = chosen.name().equals("service")
        ? services.getOrDefault(chosen.value(), chosen.value())
        : value(shell, chosen.name(), chosen.value());
    return shell.say("finding.chosen." + chosen.name(), value, within);
  }

  /** A value of one part, in words. */
  public static String value(Shell shell, String name, String value) {
    return switch (name) {
      case "role" -> shell.say("story.byline." + value);
      case "progress" -> shell.say(value.equals("unanswered") ? "finding.value.unanswered" : "look.progress." + value);
      case "change" -> shell.say("finding.value.change");
      case "language" -> Locale.forLanguageTag(value).getDisplayLanguage(shell.locale());
      case "from", "to", "toldFrom", "toldTo" -> shell.day(LocalDate.parse(value));
      default -> value;
    };
  }
}

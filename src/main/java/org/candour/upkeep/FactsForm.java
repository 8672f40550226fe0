package org.candour.upkeep;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.candour.directory.Directory.Code;
import org.candour.directory.Directory.Details;
import org.candour.directory.Directory.Editable;
import org.candour.directory.ServiceFacts;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.candour.shared.SecretToken;
import org.candour.written.Postcodes;
import org.candour.written.TypedDates;
import org.jspecify.annotations.Nullable;

/**
 * What an operator types about a service, new or known. Kept and shown again whatever is wrong with it.
 *
 * @param name of the service
 * @param kind of service, as a code
 * @param organisation whether it is one by itself
 * @param about what it is; may be empty
 * @param postcode may be empty
 * @param town may be empty
 * @param website an address; may be empty
 * @param scheme of a new service's code, in small letters; may be empty
 * @param code of a new service, in capitals; may be empty
 * @param since the first day of a new service, as it was typed
 * @param parent the number of whom a new service stands under; empty for the top
 * @param q what that one is looked for by
 * @param revision of the service when the page was made; empty for a new one
 * @param once by which adding it twice is one service
 */
record FactsForm(String name, String kind, boolean organisation, String about, String postcode, String town,
    String website, String scheme, String code, String since, String parent, String q, String revision, String once) {

  private static final int ABOUT = 2_000;

  static FactsForm of(Map<String, String> typed) {
    return new FactsForm(line(typed, "name"), line(typed, "kind"), typed.containsKey("organisation"),
        PlainText.of(typed.getOrDefault("about", "")), Postcodes.kept(line(typed, "postcode")), line(typed, "town"),
        line(typed, "website"), line(typed, "scheme").toLowerCase(Locale.ROOT),
        line(typed, "code").toUpperCase(Locale.ROOT), TypedDates.kept(line(typed, "since")), line(typed, "parent"),
        line(typed, "q"), line(typed, "revision"), SecretToken.kept(line(typed, "once")));
  }

  static FactsForm of(String name, Editable there) {
    Details told = there.details();
    return new FactsForm(name, told.kind(), told.organisation(), text(told.about()), text(told.postcode()),
        text(told.town()), text(told.website()), "", "", "", "", "", Integer.toString(there.revision()),
        SecretToken.fresh());
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static String line(Map<String, String> typed, String name) {
    return PlainText.line(typed.getOrDefault(name, ""));
  }

  boolean revised(int number) {
    return revision.equals(Integer.toString(number));
  }

  Problems problems(List<String> kinds, boolean fresh) {
    Problems problems = Problems.none();
    if (fresh
        && (name.codePoints().noneMatch(Character::isLetterOrDigit) || name.length() > ServiceFacts.LONGEST_NAME)) {
      problems.add("name", "upkeep.facts.name-wrong", ServiceFacts.LONGEST_NAME);
    }
    if (!kinds.contains(kind)) {
      problems.add("kind", "upkeep.facts.kind-none");
    }
    if (about.length() > ABOUT) {
      problems.add("about", "upkeep.facts.about-long", ABOUT);
    }
    if (!postcode.isEmpty() && !postcode.matches("[A-Za-z0-9][A-Za-z0-9 -]{1,10}")) {
      problems.add("postcode", "upkeep.facts.postcode-wrong");
    }
    if (town.length() > 100) {
      problems.add("town", "upkeep.facts.town-long");
    }
    if (!website.isEmpty() && !web(website)) {
      problems.add("website", "upkeep.facts.website-wrong");
    }
    if (!code.isEmpty() || !scheme.isEmpty()) {
      if (!scheme.matches("[a-z0-9]{1,20}")) {
        problems.add("scheme", "upkeep.facts.scheme-wrong");
      }
      if (!code.matches("[A-Z0-9][A-Z0-9._-]{0,39}")) {
        problems.add("code", "upkeep.facts.code-wrong");
      }
    }
    if (fresh && day().isEmpty()) {
      problems.add("since", "upkeep.change.day-wrong");
    }
    return problems;
  }

  /** Whether it is an address of the web, with or without its scheme. */
  static boolean web(String address) {
    try {
      URI uri = new URI(address.contains("://") ? address : "https://" + address);
      return address.length() <= 300 && uri.getHost() != null && uri.getHost().contains(".")
          && List.of("http", "https").contains(uri.getScheme());
    } catch (URISyntaxException e) {
      return false;
    }
  }

  java.util.Optional<LocalDate> day() {
    return ChangeForm.day(since);
  }

  Details details() {
    return new Details(kind, organisation, about.isEmpty() ? null : about, ServiceFacts.postcode(postcode),
        town.isEmpty() ? null : town,
        website.isEmpty() ? null : website.contains("://") ? website : "https://" + website);
  }

  @Nullable
  Code newCode() {
    return code.isEmpty() ? null : new Code(scheme, code);
  }

  @Nullable
  Long parentId() {
    return parent.matches("\\d{1,18}") ? (Long) Long.parseLong(parent) : null;
  }
}

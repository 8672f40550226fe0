package org.candour.directory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a directory says about one service.
 *
 * @param region the id of its region
 * @param kind of service, as a code
 * @param organisation whether it is one by itself
 * @param placeholder whether it is only known because another one names it as its parent
 * @param openedOn its first day, where that is known
 * @param closedOn the day from which it is closed; null while it is open, as far as is known
 * @param postcode with one blank before its end, or null
 * @param town or null
 * @param latitude degrees north, or null
 * @param longitude degrees east, or null
 * @param website a whole address, or null
 * @param source the name of the format that brought it, or {@code hand}
 * @param name readable, at most {@link #LONGEST_NAME} characters
 * @param particulars what is told besides
 */
public record ServiceFacts(String region, String kind, boolean organisation, boolean placeholder,
    @Nullable LocalDate openedOn, @Nullable LocalDate closedOn, @Nullable String postcode, @Nullable String town,
    @Nullable Double latitude, @Nullable Double longitude, @Nullable String website, @Nullable String source,
    String name, Particulars particulars) {

  public static final int LONGEST_NAME = 300;

  private static final Pattern BRITISH = Pattern.compile("([A-Z]{1,2}[0-9][A-Z0-9]?) *([0-9][A-Z]{2})");

  /**
   * What a directory tells besides: each as its page shows it, or none.
   *
   * @param address street and house, without town and postcode
   * @param county its name
   * @param telephone its number, as the directory writes it
   * @param hours when it is open, in lines
   * @param description in lines
   */
  public record Particulars(@Nullable String address, @Nullable String county, @Nullable String telephone,
      @Nullable String hours, @Nullable String description) {

    public static final Particulars NONE = new Particulars(null, null, null, null, null);

    /** Where it is, in parts. Each once: many a list says the town in the address too. */
    public List<String> where(@Nullable String town, @Nullable String postcode) {
      List<String> parts = new ArrayList<>(address == null
          ? List.of()
          : Arrays.stream(address.split("[,\n]")).map(String::strip).filter(part -> !part.isEmpty()).toList());
      Stream.of(postcode, town, county).filter(Objects::nonNull).filter(part -> !part.isBlank()).forEach(part -> {
        parts
            .replaceAll(each -> endsWith(each, part) ? each.substring(0, each.length() - part.length()).strip() : each);
        parts.removeIf(each -> each.isEmpty() || each.equalsIgnoreCase(part));
      });
      Stream.of(town, county, postcode).filter(Objects::nonNull).filter(part -> !part.isBlank()).forEach(parts::add);
      return parts.stream().distinct().toList();
    }

    private static boolean endsWith(String words, String part) {
      int at = words.length() - part.length();
      return part.chars().anyMatch(Character::isDigit) && at > 0 && words.charAt(at - 1) == ' '
          && words.regionMatches(true, at, part, 0, part.length());
    }
  }

  /** A parent we were told of, but not told about. */
  public static ServiceFacts placeholder(String region, String kind, boolean organisation, String source, String name) {
    return new ServiceFacts(region, kind, organisation, true, null, null, null, null, null, null, null, source, name,
        Particulars.NONE);
  }

  /** What was decided by hand stays as it was. */
  public ServiceFacts keeping(ServiceFacts before, Set<String> byHand) {
    boolean facts = byHand.contains("facts");
    boolean closed = byHand.contains("closed");
    return new ServiceFacts(facts ? before.region : region, facts ? before.kind : kind,
        facts ? before.organisation : organisation,
        (facts || byHand.contains("name")) ? before.placeholder : placeholder, openedOn,
        closed ? before.closedOn : closedOn, facts ? before.postcode : postcode, facts ? before.town : town,
        facts ? before.latitude : latitude, facts ? before.longitude : longitude, facts ? before.website : website,
        source, byHand.contains("name") ? before.name : name, facts ? before.particulars : particulars);
  }

  /** A postcode as people write it; British ones with their blank, others as they came. */
  public static @Nullable String postcode(String text) {
    String upper = text.toUpperCase(Locale.ROOT).replaceAll("\\s+", " ").strip();
    Matcher british = BRITISH.matcher(upper);
    return upper.isEmpty() ? null : british.matches() ? british.group(1) + " " + british.group(2) : upper;
  }
}

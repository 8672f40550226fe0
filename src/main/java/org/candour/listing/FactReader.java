package org.candour.listing;

import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.candour.directory.ServiceFacts;
import org.candour.listing.KnownServices.Code;
import org.candour.shared.BritishGrid;
import org.jspecify.annotations.Nullable;

/** Reads what a row says about a service, over what is known of it. */
final class FactReader {

  private static final Pattern CODE = Pattern.compile("[A-Z0-9][A-Z0-9._-]{0,39}");

  private final DirectoryFormat format;
  private final ReadableName readable;
  /** A short word alone may be a name's abbreviation, but DERRY is a town that shouts. */
  private final ReadableName places = ReadableName.english(false);
  private final LocalDate today;

  FactReader(DirectoryFormat format, LocalDate today) {
    this.format = format;
    this.readable = format.readable();
    this.today = today;
  }

  Code code(String scheme, String column, SourceRow row) {
    String code = row.get(column).toUpperCase(Locale.ROOT);
    if (code.isEmpty()) {
      throw new RowProblem("no " + column);
    }
    if (!CODE.matcher(code).matches()) {
      throw new RowProblem(column + " is '" + shortened(code) + "'; a code has letters, digits, dots, dashes");
    }
    return new Code(scheme, code);
  }

  ServiceFacts read(ServiceRule rule, SourceRow row, String region, @Nullable ServiceFacts before) {
    String name = name(row.get(rule.name()), rule.name());
    LocalDate opened = rule.opened() == null ? opened(before) : rule.opened().in(row);
    LocalDate closed = closed(rule, row, before);
    if (opened != null && closed != null && closed.isBefore(opened)) {
      throw new RowProblem("closed on " + closed + ", before it opened on " + opened);
    }
    BritishGrid.@Nullable Position position = position(rule, row, before);
    boolean organisation = rule.organisation() != null && Boolean.parseBoolean(rule.organisation().of(row));
    return new ServiceFacts(region, rule.kind().of(row), organisation, false, opened, closed,
        postcode(rule, row, before), town(rule, row, before), position == null ? null : (Double) position.latitude(),
        position == null ? null : (Double) position.longitude(), website(rule, row, before), format.name(), name,
        particulars(rule, row, before));
  }

  private ServiceFacts.Particulars particulars(ServiceRule rule, SourceRow row, @Nullable ServiceFacts before) {
    ServiceFacts.Particulars known = before == null ? ServiceFacts.Particulars.NONE : before.particulars();
    return new ServiceFacts.Particulars(told(rule.address(), row, known.address(), 300),
        told(rule.county(), row, known.county(), 100), told(rule.telephone(), row, known.telephone(), 60),
        told(rule.hours(), row, known.hours(), 2_000), told(rule.description(), row, known.description(), 5_000));
  }

  private @Nullable String told(@Nullable String column, SourceRow row, @Nullable String known, int most) {
    if (column == null) {
      return known;
    }
    String text = row.get(column);
    if (text.length() > most) {
      throw new RowProblem(column + " is longer than " + most + " characters");
    }
    return text.isEmpty() ? null : text.lines().map(places::of).collect(Collectors.joining("\n"));
  }

  /** What a row says about a parent that nobody has described. */
  ServiceFacts placeholder(ParentRule rule, SourceRow row, String region) {
    return ServiceFacts.placeholder(region, rule.kind().of(row),
        rule.organisation() != null && Boolean.parseBoolean(rule.organisation().of(row)), format.name(),
        name(rule.nameIn(row), rule.code()));
  }

  private String name(String text, String column) {
    if (text.isEmpty()) {
      throw new RowProblem("no " + column);
    }
    if (text.length() > ServiceFacts.LONGEST_NAME) {
      throw new RowProblem(column + " is longer than " + ServiceFacts.LONGEST_NAME + " characters");
    }
    return readable.of(text);
  }

  private static @Nullable LocalDate opened(@Nullable ServiceFacts before) {
    return before == null ? null : before.openedOn();
  }

  private @Nullable LocalDate closed(ServiceRule rule, SourceRow row, @Nullable ServiceFacts before) {
    LocalDate known = before == null ? null : before.closedOn();
    if (rule.closed() == null && rule.status() == null) {
      return known;
    }
    LocalDate told = rule.closed() == null ? null : rule.closed().in(row);
    if (told != null || rule.status() == null || rule.status().of(row).equals("open")) {
      return told;
    }
    // Closed, but no date was given: the day on which we learn of it, and that day for good.
    return known != null ? known : today;
  }

  private static @Nullable String postcode(ServiceRule rule, SourceRow row, @Nullable ServiceFacts before) {
    String known = before == null ? null : before.postcode();
    return rule.postcode() == null ? known : ServiceFacts.postcode(row.get(rule.postcode()));
  }

  private @Nullable String town(ServiceRule rule, SourceRow row, @Nullable ServiceFacts before) {
    if (rule.town() == null) {
      return before == null ? null : before.town();
    }
    String town = rule.town().in(row);
    return town == null ? null : places.of(town);
  }

  private static @Nullable String website(ServiceRule rule, SourceRow row, @Nullable ServiceFacts before) {
    if (rule.website() == null) {
      return before == null ? null : before.website();
    }
    String text = row.get(rule.website());
    // Anything else could not be a link; the service is good without one.
    return text.matches("(?i)https?://[^\\s\"<>]{3,500}") ? text : null;
  }

  private static BritishGrid.@Nullable Position position(ServiceRule rule, SourceRow row,
      @Nullable ServiceFacts before) {
    if (rule.latitude() != null && rule.longitude() != null) {
      Double latitude = number(rule.latitude(), row, 90);
      Double longitude = number(rule.longitude(), row, 180);
      return latitude == null || longitude == null ? null : new BritishGrid.Position(latitude, longitude);
    }
    if (rule.easting() != null && rule.northing() != null) {
      Double easting = number(rule.easting(), row, 800_000);
      Double northing = number(rule.northing(), row, 1_400_000);
      return easting == null || northing == null ? null : BritishGrid.toDegrees(easting, northing);
    }
    return before == null || before.latitude() == null || before.longitude() == null
        ? null
        : new BritishGrid.Position(before.latitude(), before.longitude());
  }

  private static @Nullable Double number(String column, SourceRow row, double most) {
    String text = row.get(column);
    if (text.isEmpty()) {
      return null;
    }
    try {
      double number = Double.parseDouble(text);
      if (Math.abs(number) <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new RowProblem(column + " is '" + shortened(text) + "', which is no position");
  }

  private static String shortened(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }
}

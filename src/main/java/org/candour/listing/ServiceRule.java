package org.candour.listing;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the columns say about one service that a row tells of. Fields without a column stay as they are known.
 *
 * @param scheme whose code this is, where it is not the format's
 * @param code the column with its code
 * @param name the column with its name
 * @param kind of service, from the row
 * @param organisation whether it is one by itself; not where nothing is said
 * @param postcode a column
 * @param town the columns in which to look for it
 * @param opened the column of its first day, and how days are written there
 * @param closed the column of the day on which it closed, and how days are written there
 * @param status {@code open} or {@code closed}, for directories that close services without a date
 * @param latitude the column of the degrees north
 * @param longitude the column of the degrees east
 * @param easting British grid, where there are no degrees
 * @param northing likewise; neither without the other
 * @param website a column
 * @param address a column, with street and house
 * @param county a column
 * @param telephone a column
 * @param hours a column, with when it is open
 * @param description a column
 * @param parent where it hangs, if not under the service before it in the list
 * @param when rows that tell of such a service; null for all
 * @param placeOnly of services that another format describes, only the place in the tree is taken from this one
 */
record ServiceRule(@Nullable String scheme, String code, String name, ValueMapping kind,
    @Nullable ValueMapping organisation, @Nullable String postcode, @Nullable Town town, @Nullable Day opened,
    @Nullable Day closed, @Nullable ValueMapping status, @Nullable String latitude, @Nullable String longitude,
    @Nullable String easting, @Nullable String northing, @Nullable String website, @Nullable String address,
    @Nullable String county, @Nullable String telephone, @Nullable String hours, @Nullable String description,
    @Nullable ParentRule parent, @Nullable RowCondition when, boolean placeOnly) {

  ServiceRule {
    DirectoryFormat.require(code != null && name != null, "a node needs 'code' and 'name'");
    DirectoryFormat.require(kind != null, "a node needs 'kind'");
    DirectoryFormat.require((latitude == null) == (longitude == null) && (easting == null) == (northing == null),
        "a position needs two columns");
  }

  boolean holds(SourceRow row) {
    return when == null || when.holds(row);
  }

  String schemeIn(DirectoryFormat format) {
    return scheme == null ? format.scheme() : scheme;
  }

  Set<String> columns() {
    Set<String> all = new LinkedHashSet<>(List.of(code, name));
    for (String column : new @Nullable String[]{postcode, latitude, longitude, easting, northing, website, address,
        county, telephone, hours, description}) {
      if (column != null) {
        all.add(column);
      }
    }
    for (ValueMapping choice : new @Nullable ValueMapping[]{kind, organisation, status}) {
      all.addAll(choice == null ? Set.of() : choice.columns());
    }
    for (Day day : new @Nullable Day[]{opened, closed}) {
      all.addAll(day == null ? Set.of() : Set.of(day.column));
    }
    all.addAll(town == null ? List.of() : town.columns);
    all.addAll(parent == null ? Set.of() : parent.columns());
    all.addAll(when == null ? Set.of() : when.columns());
    return all;
  }

  /**
   * A date in a column.
   *
   * @param pattern as {@link DateTimeFormatter} reads it; ISO without it
   */
  record Day(String column, @Nullable String pattern, @Nullable DateTimeFormatter shape) {

    @JsonCreator
    Day(String column, @Nullable String pattern) {
      // yyyy means the year of the calendar to everybody but the strict resolver, which wants uuuu.
      this(column, pattern,
          pattern == null
              ? DateTimeFormatter.ISO_LOCAL_DATE
              : DateTimeFormatter.ofPattern(pattern.replace('y', 'u'), Locale.ENGLISH)
                  .withResolverStyle(ResolverStyle.STRICT));
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Day of(String column) {
      return new Day(column, null);
    }

    @Nullable
    LocalDate in(SourceRow row) {
      String text = row.get(column);
      if (text.isEmpty()) {
        return null;
      }
      try {
        LocalDate day = LocalDate.parse(text, java.util.Objects.requireNonNull(shape));
        // No service opened before there were registers; one row's slip of the finger must not stop the rest.
        if (day.getYear() < 1000 || day.getYear() > 2999) {
          throw new RowProblem(column + " is '" + text + "', a year that cannot be");
        }
        return day;
      } catch (DateTimeException e) {
        throw new RowProblem(
            column + " is '" + text + "', which is no date" + (pattern == null ? "" : " like " + pattern));
      }
    }
  }

  /**
   * The town among address lines: the first that is one, each line's parts taken from its end.
   *
   * @param not lines that are no town, such as counties and streets
   */
  record Town(List<String> columns, @Nullable Pattern not) {

    @JsonCreator
    static Town of(List<String> columns, @Nullable String not) {
      return new Town(columns, not == null ? null : Pattern.compile(not, Pattern.CASE_INSENSITIVE));
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Town of(String column) {
      return new Town(List.of(column), null);
    }

    @Nullable
    String in(SourceRow row) {
      for (String column : columns) {
        for (String part : List.of(row.get(column).split(",")).reversed()) {
          String town = part.strip();
          if (!town.isEmpty() && (not == null || !not.matcher(town).matches())) {
            return town;
          }
        }
      }
      return null;
    }
  }
}

package org.candour.listing;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The shape of one directory's files: what each column means, where services hang, which rows are wanted.
 *
 * @param name the format's own name, also the source of what it brings
 * @param about one line for people
 * @param scheme whose codes these are
 * @param charset UTF-8 unless said
 * @param delimiter a comma unless said
 * @param quote a double quotation mark unless said; {@code none} where the file quotes nothing
 * @param headings the columns' names where the file has no row of headings
 * @param names {@code capitals}: every name in capitals becomes readable; {@code mixed}: a short lone one is an acronym
 * @param columns columns that are made from others, before anything else is read
 * @param atMostRefused how many rows may be refused, as a number or per cent; with more nothing is written
 * @param leaveOut rows that are not wanted, each with its reason
 * @param region the first rule that holds decides
 * @param nodes what a row tells of, from the top of the tree down; the last is the row's own service
 */
record DirectoryFormat(String name, String about, String scheme, @Nullable String charset, @Nullable String delimiter,
    @Nullable String quote, List<String> headings, @Nullable String names, Map<String, DerivedColumn> columns,
    @Nullable String atMostRefused, List<LeaveOut> leaveOut, List<RegionRule> region, List<ServiceRule> nodes) {

  DirectoryFormat {
    headings = headings == null ? List.of() : headings;
    leaveOut = leaveOut == null ? List.of() : leaveOut;
    columns = columns == null ? Map.of() : columns;
    require(atMostRefused == null || atMostRefused.matches("\\d{1,9}|\\d{1,2} ?%"),
        "'at-most-refused' is a number or per cent, like 20 or 2%");
    require(about != null, "'about' is missing");
    require(scheme != null && scheme.matches("[a-z0-9]{1,20}"), "'scheme' must be small letters and digits");
    require(region != null && !region.isEmpty(), "'region' has no rule");
    require(nodes != null && !nodes.isEmpty(), "'nodes' names nothing");
    require(names == null || names.equals("capitals") || names.equals("mixed"), "'names' is 'capitals' or 'mixed'");
  }

  /** Rows that fit, or that do not fit, are left out. */
  record LeaveOut(@Nullable RowCondition when, @Nullable RowCondition unless, String reason) {

    LeaveOut {
      require(reason != null, "'leave-out' has no reason");
      require(when != null || unless != null, "'leave-out' needs 'when' or 'unless'");
    }

    boolean covers(SourceRow row) {
      return (when == null || when.holds(row)) && (unless == null || !unless.holds(row));
    }
  }

  /** Rows that fit belong to a region, or to none. */
  record RegionRule(@Nullable RowCondition when, @Nullable String is, @Nullable String leaveOut) {

    RegionRule {
      require((is == null) != (leaveOut == null), "a rule of 'region' needs 'is' or 'leave-out'");
    }
  }

  /** Why this row is not wanted, where it is not. */
  Optional<String> unwanted(SourceRow row) {
    return leaveOut.stream().filter(l -> l.covers(row)).map(LeaveOut::reason).findFirst();
  }

  Optional<RegionRule> regionOf(SourceRow row) {
    return region.stream().filter(r -> r.when == null || r.when.holds(row)).findFirst();
  }

  ServiceRule own() {
    return nodes.getLast();
  }

  List<ServiceRule> above() {
    return nodes.subList(0, nodes.size() - 1);
  }

  Charset encoding() {
    return charset == null ? StandardCharsets.UTF_8 : Charset.forName(charset);
  }

  ReadableName readable() {
    return ReadableName.english("mixed".equals(names));
  }

  /** Whether so many refused rows are more than this format allows. */
  boolean tooMany(int refused, int wanted) {
    if (atMostRefused == null) {
      return false;
    }
    int most = Integer.parseInt(atMostRefused.replaceAll("[ %]", ""));
    return atMostRefused.endsWith("%") ? refused * 100L > (long) most * wanted : refused > most;
  }

  /** Every heading that a file of this format must have. */
  Set<String> headingsNeeded() {
    Set<String> all = new LinkedHashSet<>();
    nodes.reversed().forEach(n -> all.addAll(n.columns()));
    Stream<RowCondition> conditions = Stream.concat(region.stream().flatMap(r -> Stream.ofNullable(r.when)),
        leaveOut.stream().flatMap(l -> Stream.concat(Stream.ofNullable(l.when), Stream.ofNullable(l.unless))));
    conditions.forEach(c -> all.addAll(c.columns()));
    // What is made need not stand in the file; what it is made from must, unless that is made too.
    List.copyOf(columns.values()).reversed().forEach(m -> all.addAll(m.columns()));
    Set<String> made = columns.keySet().stream().map(SourceRow::heading).collect(Collectors.toSet());
    all.removeIf(c -> made.contains(SourceRow.heading(c)));
    return all;
  }

  /** The schemes in which this format's services and their parents have codes. */
  Set<String> schemes() {
    Set<String> all = new LinkedHashSet<>(Set.of(scheme));
    nodes.forEach(n -> {
      all.add(n.schemeIn(this));
      if (n.parent() != null) {
        all.add(n.parent().schemeIn(this));
      }
    });
    return all;
  }

  static void require(boolean right, String complaint) {
    if (!right) {
      throw new IllegalArgumentException(complaint);
    }
  }
}

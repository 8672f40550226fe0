package org.candour.listing;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A column that the file does not have, made from those that it has and from those made before it. Exactly one way of
 * making:
 *
 * @param is the same text in every row
 * @param text a sentence with cells in braces: {@code Mon {open} to {close}}; empty where all of them are
 * @param first the first of these that is not empty
 * @param join those of these that are not empty, with {@code with} between them
 * @param with what stands between those of {@code join}
 * @param codeFrom a code of our own made from these: the same cells, the same code
 * @param from one column, out of which {@code find} takes the first place that fits a pattern (its first group, if it
 * has one), or in which {@code replace} is replaced {@code by} another text
 * @param find a pattern, of which the first place is taken
 * @param replace a pattern, of which every place is replaced
 * @param by what {@code replace} is replaced by
 */
record DerivedColumn(@Nullable String is, @Nullable String text, List<String> first, List<String> join,
    @Nullable String with, List<String> codeFrom, @Nullable String from, @Nullable Pattern find,
    @Nullable Pattern replace, @Nullable String by) {

  /** Patterns that nobody should have to write. */
  private static final Map<String, String> KNOWN = Map.of("postcode", "\\b([A-Z]{1,2}[0-9][A-Z0-9]? *[0-9][A-Z]{2})\\b",
      "eircode", "\\b((?:[AC-FHKNPRTV-Y][0-9]{2}|D6W) *[0-9AC-FHKNPRTV-Y]{4})\\b", "telephone",
      "(\\+?\\(?[0-9][0-9 ()./-]{6,20}[0-9])");

  private static final Pattern CELL = Pattern.compile("\\{([^{}]*)}");
  private static final char[] LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();
  private static final int LENGTH = 12;

  @JsonCreator
  static DerivedColumn of(@Nullable String is, @Nullable String text, @Nullable List<String> first,
      @Nullable List<String> join, @Nullable String with, @Nullable List<String> codeFrom, @Nullable String from,
      @Nullable String find, @Nullable String replace, @Nullable String by) {
    long ways =
        java.util.stream.Stream.of(is, text, first, join, codeFrom, from).filter(java.util.Objects::nonNull).count();
    DirectoryFormat.require(ways == 1,
        "a made column needs exactly one of 'is', 'text', 'first', 'join', 'code-from', 'from'");
    DirectoryFormat.require(from == null || (find == null) != (replace == null), "'from' needs 'find' or 'replace'");
    return new DerivedColumn(is, text, list(first), list(join), with, list(codeFrom), from, pattern(find),
        pattern(replace), by);
  }

  private static List<String> list(@Nullable List<String> columns) {
    return columns == null ? List.of() : columns;
  }

  private static @Nullable Pattern pattern(@Nullable String written) {
    return written == null
        ? null
        : Pattern.compile(KNOWN.getOrDefault(written, written), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /** What stands in it in this row. */
  String of(SourceRow row) {
    if (is != null) {
      return is;
    }
    if (text != null) {
      boolean any = columns().stream().anyMatch(c -> !row.get(c).isEmpty());
      return any ? CELL.matcher(text).replaceAll(m -> Matcher.quoteReplacement(row.get(m.group(1)))) : "";
    }
    if (from != null) {
      return taken(row.get(from));
    }
    List<String> cells = columns().stream().map(row::get).filter(c -> !c.isEmpty()).toList();
    if (!codeFrom.isEmpty()) {
      return cells.isEmpty()
          ? ""
          : code(codeFrom.stream().map(row::get).map(DerivedColumn::plain).collect(Collectors.joining("\t")));
    }
    return !first.isEmpty() ? cells.stream().findFirst().orElse("") : String.join(with == null ? " " : with, cells);
  }

  private String taken(String cell) {
    if (replace != null) {
      return replace.matcher(cell).replaceAll(by == null ? "" : by).strip();
    }
    Matcher found = java.util.Objects.requireNonNull(find).matcher(cell);
    return found.find() ? String.valueOf(found.groupCount() > 0 ? found.group(1) : found.group()).strip() : "";
  }

  /** Capitals, blanks and signs are written one way today and another tomorrow; they make no other service. */
  private static String plain(String cell) {
    return cell.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "");
  }

  private static String code(String said) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(said.getBytes(StandardCharsets.UTF_8));
      StringBuilder code = new StringBuilder("M");
      for (int i = 0; i < LENGTH; i++) {
        code.append(LETTERS[hash[i] & 31]);
      }
      return code.toString();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The columns that it is made from. */
  Set<String> columns() {
    Set<String> all = new LinkedHashSet<>();
    all.addAll(first);
    all.addAll(join);
    all.addAll(codeFrom);
    if (from != null) {
      all.add(from);
    }
    if (text != null) {
      CELL.matcher(text).results().map(m -> m.group(1)).forEach(all::add);
    }
    return all;
  }

  /** Fills a row with all of them, in their order. */
  static SourceRow fill(Map<String, DerivedColumn> made, SourceRow row) {
    if (made.isEmpty()) {
      return row;
    }
    Map<String, String> cells = new java.util.HashMap<>(row.cells());
    SourceRow full = new SourceRow(row.line(), cells);
    made.forEach((name, column) -> cells.put(SourceRow.heading(name), column.of(full)));
    return full;
  }

  /** What whoever imports should know: codes of our own hold only as long as what they are made from. */
  static Function<Map.Entry<String, DerivedColumn>, String> warning() {
    return e -> "the codes in '" + e.getKey() + "' are made from " + String.join(", ", e.getValue().codeFrom)
        + ": where one of these changes, it is another service to us. Codes from whoever keeps the list are better";
  }
}

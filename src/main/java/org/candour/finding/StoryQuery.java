package org.candour.finding;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.candour.shared.RegionId;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for. The names of the parts are the names in the address, so that every search can be shared.
 *
 * @param words    an address may also call it {@code q}; "phrases" in quotes, {@code -not}; the rest are plain words
 * @param service  a service's code or number; everything below it counts
 * @param tag      one tag, as an author named it
 * @param progress {@code answered} includes the stories with a change, which are answered too
 * @param change   whether a change was planned or made
 * @param sort     {@code newest}, {@code relevant}, {@code changed} (newest change first), or empty for what suits the words
 */
public record StoryQuery(RegionId region, String words, String service, String tag, String role, String progress, boolean change,
    @Nullable LocalDate from, @Nullable LocalDate to, String sort, int page) {

  public static final List<String> ROLES = List.of("patient", "parent", "relative", "carer", "friend", "advocate", "staff");
  public static final List<String> PROGRESS = List.of("unheard", "heard", "read", "answered", "planned", "made");
  public static final List<String> SORTS = List.of("newest", "relevant", "changed");

  /** Longer than anybody's search; what comes after is not looked at. */
  public static final int MOST_CHARACTERS = 400;
  /** As deep as a list is turned over; filters lead further. */
  public static final int LAST_PAGE = 2_500;

  /** Every story of a region, newest first. */
  public static StoryQuery all(RegionId region) {
    return new StoryQuery(region, "", "", "", "", "", false, null, null, "newest", 1);
  }

  /** As an address says it. What is not understood is left out; {@link #problems} says so. */
  public static StoryQuery of(RegionId region, Map<String, String> typed) {
    return new StoryQuery(region, line(typed.getOrDefault("words", typed.getOrDefault("q", ""))), cut(typed, "service", 80), cut(typed, "tag", 80),
        known(ROLES, typed.get("role")), known(PROGRESS, typed.get("progress")), "yes".equals(typed.get("change")),
        day(typed.get("from")), day(typed.get("to")), known(SORTS, typed.get("sort")), number(typed.get("page")));
  }

  /** What in an address could not be understood, at its field. */
  public static Problems problems(Map<String, String> typed) {
    Problems problems = Problems.none();
    for (String field : List.of("from", "to")) {
      if (!typed.getOrDefault(field, "").isBlank() && day(typed.get(field)) == null) {
        problems.add(field, "finding.query.day-wrong");
      }
    }
    LocalDate from = day(typed.get("from"));
    LocalDate to = day(typed.get("to"));
    if (from != null && to != null && from.isAfter(to)) {
      problems.add("to", "finding.query.to-before-from");
    }
    return problems;
  }

  private static String line(String typed) {
    String line = PlainText.line(typed);
    if (line.length() <= MOST_CHARACTERS) {
      return line;
    }
    int end = Character.isHighSurrogate(line.charAt(MOST_CHARACTERS - 1)) ? MOST_CHARACTERS - 1 : MOST_CHARACTERS;
    return line.substring(0, end).strip();
  }

  private static String cut(Map<String, String> typed, String name, int most) {
    String line = PlainText.line(typed.getOrDefault(name, ""));
    return line.length() > most ? "" : line;
  }

  private static String known(List<String> words, @Nullable String typed) {
    return typed != null && words.contains(typed) ? typed : "";
  }

  private static @Nullable LocalDate day(@Nullable String typed) {
    try {
      LocalDate day = typed == null || typed.isBlank() ? null : LocalDate.parse(typed.strip());
      return day == null || day.getYear() < 1900 || day.getYear() > 9999 ? null : day;
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private static int number(@Nullable String typed) {
    return typed != null && typed.matches("\\d{1,6}") ? Math.clamp(Integer.parseInt(typed), 1, LAST_PAGE) : 1;
  }

  public boolean hasWords() {
    return !words.isEmpty();
  }

  /** Whether anything narrows the list down. */
  public boolean narrows() {
    return hasWords() || hasFilters();
  }

  /** Whether anything but words narrows the list down. */
  public boolean hasFilters() {
    return change || from != null || to != null
        || !(service + tag + role + progress).isEmpty();
  }

  /** The order that is meant where none is asked for: best first where there are words, else newest first. */
  public String order() {
    return sort.isEmpty() ? (hasWords() ? "relevant" : "newest") : sort;
  }

  public StoryQuery inService(String code) {
    return new StoryQuery(region, words, code, tag, role, progress, change, from, to, sort, page);
  }

  public StoryQuery withTag(String other) {
    return new StoryQuery(region, words, service, other, role, progress, change, from, to, sort, 1);
  }

  public StoryQuery withProgress(String other) {
    return new StoryQuery(region, words, service, tag, role, other, change, from, to, sort, page);
  }

  /** Those with a change, newest change first. */
  public StoryQuery changed() {
    return new StoryQuery(region, words, service, tag, role, progress, true, from, to, "changed", 1);
  }

  public StoryQuery onPage(int number) {
    return new StoryQuery(region, words, service, tag, role, progress, change, from, to, sort, Math.clamp(number, 1, LAST_PAGE));
  }

  /** The address of this search without its page: {@code /stories?words=hip&role=relative}. */
  public String address() {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("words", words);
    parts.put("service", service);
    parts.put("tag", tag);
    parts.put("role", role);
    parts.put("progress", progress);
    parts.put("change", change ? "yes" : "");
    parts.put("from", from == null ? "" : from.toString());
    parts.put("to", to == null ? "" : to.toString());
    parts.put("sort", sort);
    String query = parts.entrySet().stream().filter(p -> !p.getValue().isEmpty())
        .map(p -> p.getKey() + "=" + URLEncoder.encode(p.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
    return query.isEmpty() ? "/stories" : "/stories?" + query;
  }
}

package org.candour.finding;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.candour.shared.Problems;
import org.candour.shared.RegionId;
import org.candour.written.TypedDates;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What is looked for. The names of the parts are the names in the address, in a saved form and in the API, so that
 * every search can be shared and kept: the query string of its address is its saved form.
 *
 * @param region where it looks
 * @param words an address may also call it {@code q}; "phrases" in quotes, {@code -not}; the rest are plain words
 * @param service codes or numbers of services, of which one is enough; everything below them counts
 * @param near a postcode, the beginning of one, or a town
 * @param within how many kilometres from there; 0 where nothing is near anything
 * @param tag tags that all must be there, whatever they answer
 * @param good tags for what was good
 * @param improve tags for what could be better
 * @param feel tags for how it felt
 * @param condition a condition under any of its names
 * @param role who told it, one of {@link #ROLES}, or empty
 * @param language in which it was told, as a tag, or empty
 * @param progress {@code answered} includes the stories with a change, which are answered too; {@code unanswered} is
 * all others
 * @param change whether a change was planned or made
 * @param from first day of being public; {@code to} is the last
 * @param to last day of being public
 * @param toldFrom first day of being told; {@code toldTo} is the last
 * @param toldTo last day of being told
 * @param sort {@code newest}, {@code relevant}, {@code changed} (newest change first), {@code nearest} (only with a
 * place), or empty for what suits the words
 * @param page from 1
 */
public record StoryQuery(RegionId region, String words, List<String> service, String near, int within, List<String> tag,
    List<String> good, List<String> improve, List<String> feel, String condition, String role, String language,
    String progress, boolean change, @Nullable LocalDate from, @Nullable LocalDate to, @Nullable LocalDate toldFrom,
    @Nullable LocalDate toldTo, String sort, int page) implements SavedQuery {

  public static final List<String> ROLES =
      List.of("patient", "parent", "relative", "carer", "friend", "advocate", "staff");
  public static final List<String> PROGRESS =
      List.of("unanswered", "unheard", "heard", "read", "answered", "planned", "made");
  public static final List<String> SORTS = List.of("newest", "relevant", "changed", "nearest");
  /** What a tag answers. */
  public static final List<String> POLARITIES = List.of("good", "improve", "feel");
  public static final List<Integer> DISTANCES = List.of(5, 10, 25, 50, 100);
  static final int USUAL_DISTANCE = 25;

  /** Longer than anybody's search; what comes after is not looked at. */
  public static final int MOST_CHARACTERS = 400;
  /** As deep as a list is turned over; filters lead further. */
  public static final int LAST_PAGE = 2_500;
  private static final int NAME = 80;

  /** Every story of a region, newest first. */
  public static StoryQuery all(RegionId region) {
    return of(region, QueryParts.none().add("sort", "newest"));
  }

  /** As an address says it. What is not understood is left out; {@link #problems} says so. */
  public static StoryQuery of(RegionId region, Map<String, String> typed) {
    return of(region, QueryParts.ofOne(typed));
  }

  /** As an address says it, names standing more than once. */
  public static StoryQuery of(RegionId region, MultiValueMap<String, String> typed) {
    return of(region, QueryParts.of(typed));
  }

  /** A saved form, as {@link #text} wrote it. */
  public static StoryQuery parse(RegionId region, String text) {
    return of(region, QueryParts.parse(text));
  }

  static StoryQuery of(RegionId region, QueryParts parts) {
    String near = parts.line("near", NAME);
    String polarity = parts.known("polarity", POLARITIES);
    if (!polarity.isEmpty()) {
      // As people who know the kinds of tags say it: a tag, and what it answers.
      parts = QueryParts.parse(parts.text()).addAll(polarity, parts.names("tag", NAME, true));
    }
    String sort = parts.known("sort", SORTS);
    return new StoryQuery(region, QueryParts.cut(parts.first("words", "q"), MOST_CHARACTERS),
        parts.names("service", NAME, false), near, near.isEmpty() ? 0 : parts.number("within", 1, 500, USUAL_DISTANCE),
        polarity.isEmpty() ? parts.names("tag", NAME, true) : List.of(), parts.names("good", NAME, true),
        parts.names("improve", NAME, true), parts.names("feel", NAME, true), parts.line("condition", NAME),
        parts.known("role", ROLES), language(parts), parts.known("progress", PROGRESS),
        "yes".equals(parts.one("change")), parts.date("from"), parts.date("to"), parts.date("toldFrom"),
        parts.date("toldTo"), sort.equals("nearest") && near.isEmpty() ? "" : sort,
        parts.number("page", 1, LAST_PAGE, 1));
  }

  private static String language(QueryParts parts) {
    String language = Objects.requireNonNullElse(parts.one("language"), "");
    return language.matches("[a-z]{2,3}(-[A-Za-z0-9]{2,8})?") ? language : "";
  }

  /** What in an address could not be understood, at its field. */
  public static Problems problems(Map<String, String> typed) {
    Problems problems = Problems.none();
    for (String field : List.of("from", "to", "toldFrom", "toldTo")) {
      if (!typed.getOrDefault(field, "").isBlank() && QueryParts.day(typed.get(field)) == null) {
        problems.add(field, TypedDates.FORM);
      }
    }
    for (List<String> pair : List.of(List.of("from", "to"), List.of("toldFrom", "toldTo"))) {
      LocalDate from = QueryParts.day(typed.get(pair.getFirst()));
      LocalDate to = QueryParts.day(typed.get(pair.getLast()));
      if (from != null && to != null && from.isAfter(to)) {
        problems.add(pair.getLast(), "finding.query.to-before-from");
      }
    }
    return problems;
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
    return !with("words", "").onPage(1).with("sort", "").text().isEmpty();
  }

  /** The order that is meant where none is asked for: best first where there are words, else newest first. */
  public String order() {
    return sort.isEmpty() ? (hasWords() ? "relevant" : "newest") : sort;
  }

  /** The same with another value in this part, from its first page on; an empty one takes the part away. */
  public StoryQuery with(String name, String value) {
    return of(region, parts().set(name, value));
  }

  /** The same with one more value in a part that may have several. */
  public StoryQuery and(String name, String value) {
    return of(region, parts().add(name, value));
  }

  /** The same without this value. */
  public StoryQuery without(String name, String value) {
    return of(region, parts().remove(name, value));
  }

  /** The same, narrowed to one choice of a {@link Facet}. */
  public StoryQuery narrowed(String facet, String value) {
    return switch (facet) {
      case "year" -> of(region, parts().set("from", value + "-01-01").set("to", value + "-12-31"));
      case "tag", "good", "improve", "feel" -> and(facet, value);
      default -> with(facet, value);
    };
  }

  /** What was chosen besides words, each with what is left without it. */
  public List<ActiveFilter> chosen() {
    return parts().chosen(List.of("words", "within", "sort"), (name, value) -> without(name, value).address());
  }

  /** The values that stand in this part. */
  public List<String> values(String name) {
    return parts().names(name, MOST_CHARACTERS, false);
  }

  /** About one service, or about all where the code is empty. */
  public StoryQuery inService(String code) {
    return with("service", code);
  }

  public StoryQuery withTag(String other) {
    return with("tag", other);
  }

  public StoryQuery withProgress(String other) {
    return with("progress", other).onPage(page);
  }

  /** Those with a change, newest change first. */
  public StoryQuery changed() {
    return of(region, parts().set("change", "yes").set("sort", "changed"));
  }

  public StoryQuery onPage(int number) {
    return new StoryQuery(region, words, service, near, within, tag, good, improve, feel, condition, role, language,
        progress, change, from, to, toldFrom, toldTo, sort, Math.clamp(number, 1, LAST_PAGE));
  }

  QueryParts parts() {
    return QueryParts.none().add("words", words).addAll("service", service).add("near", near)
        .add("within", within == 0 ? "" : Integer.toString(within)).addAll("tag", tag).addAll("good", good)
        .addAll("improve", improve).addAll("feel", feel).add("condition", condition).add("role", role)
        .add("language", language).add("progress", progress).add("change", change ? "yes" : "").add("from", day(from))
        .add("to", day(to)).add("toldFrom", day(toldFrom)).add("toldTo", day(toldTo)).add("sort", sort);
  }

  private static String day(@Nullable LocalDate day) {
    return day == null ? "" : day.toString();
  }

  /** Every part but the page: {@code words=hip&role=relative}. */
  @Override
  public String text() {
    return parts().text();
  }

  /** The address of this search without its page: {@code /stories?words=hip&role=relative}. */
  public String address() {
    String query = text();
    return query.isEmpty() ? "/stories" : "/stories?" + query;
  }
}

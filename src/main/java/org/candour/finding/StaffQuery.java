package org.candour.finding;

import java.util.List;
import java.util.Map;
import org.candour.shared.Problems;
import org.candour.shared.RegionId;
import org.springframework.util.MultiValueMap;

/**
 * What a member looks for within the scope of their subscription: a {@link StoryQuery} with what only staff may ask
 * for. The scope is not part of what is asked; it is read anew each time.
 *
 * @param story what everybody may ask for
 * @param subscription in whose scope it looks
 * @param person whose private tags {@code mine} are
 * @param criticalityFrom at least so critical, 0 to 5; -1 where it does not matter
 * @param criticalityTo at most so critical, 0 to 5; -1 where it does not matter
 * @param mine private tags of the person
 * @param ours tags that the subscription shares
 */
public record StaffQuery(StoryQuery story, long subscription, long person, int criticalityFrom, int criticalityTo,
    List<String> mine, List<String> ours) implements SavedQuery {

  public static final int MOST_CRITICAL = 5;

  /** As an address says it. */
  public static StaffQuery of(RegionId region, long subscription, long person, MultiValueMap<String, String> typed) {
    return of(region, subscription, person, QueryParts.of(typed));
  }

  /** A saved form, as {@link #text} wrote it. */
  public static StaffQuery parse(RegionId region, long subscription, long person, String text) {
    return of(region, subscription, person, QueryParts.parse(text));
  }

  private static StaffQuery of(RegionId region, long subscription, long person, QueryParts parts) {
    return new StaffQuery(StoryQuery.of(region, parts), subscription, person, level(parts, "criticalityFrom"),
        level(parts, "criticalityTo"), parts.names("mine", 80, true), parts.names("ours", 80, true));
  }

  private static int level(QueryParts parts, String name) {
    String typed = parts.one(name);
    return typed != null && typed.matches("[0-5]") ? Integer.parseInt(typed) : -1;
  }

  /** What in an address could not be understood, at its field. */
  public static Problems problems(Map<String, String> typed) {
    Problems problems = StoryQuery.problems(typed);
    QueryParts parts = QueryParts.ofOne(typed);
    int from = level(parts, "criticalityFrom");
    int to = level(parts, "criticalityTo");
    if (to >= 0 && from > to) {
      problems.add("criticalityTo", "finding.query.criticality-turned");
    }
    return problems;
  }

  /** A public query asked within a scope. */
  public static StaffQuery within(long subscription, long person, StoryQuery query) {
    return new StaffQuery(query, subscription, person, -1, -1, List.of(), List.of());
  }

  @Override
  public RegionId region() {
    return story.region();
  }

  public boolean narrows() {
    return !with("sort", "").text().isEmpty();
  }

  /** The same with another value in this part, from its first page on; an empty one takes the part away. */
  public StaffQuery with(String name, String value) {
    return of(region(), subscription, person, parts().set(name, value));
  }

  /** The same with one more value in a part that may have several. */
  public StaffQuery and(String name, String value) {
    return of(region(), subscription, person, parts().add(name, value));
  }

  /** The same without this value. */
  public StaffQuery without(String name, String value) {
    return of(region(), subscription, person, parts().remove(name, value));
  }

  /** The same, narrowed to one choice of a {@link Facet}. */
  public StaffQuery narrowed(String facet, String value) {
    return switch (facet) {
      case "year" ->
        of(region(), subscription, person, parts().set("from", value + "-01-01").set("to", value + "-12-31"));
      case "criticality" ->
        of(region(), subscription, person, parts().set("criticalityFrom", value).set("criticalityTo", value));
      case "tag", "good", "improve", "feel", "mine", "ours" -> and(facet, value);
      default -> with(facet, value);
    };
  }

  /** What was chosen besides words, each with what is left without it. */
  public List<ActiveFilter> chosen() {
    return parts().chosen(List.of("words", "within", "sort"), (name, value) -> without(name, value).address());
  }

  /** The same without private tags, which are nobody's but their owner's. */
  public StaffQuery withoutMine() {
    return new StaffQuery(story, subscription, person, criticalityFrom, criticalityTo, List.of(), ours);
  }

  public StaffQuery onPage(int number) {
    return new StaffQuery(story.onPage(number), subscription, person, criticalityFrom, criticalityTo, mine, ours);
  }

  private QueryParts parts() {
    return story.parts().add("criticalityFrom", level(criticalityFrom)).add("criticalityTo", level(criticalityTo))
        .addAll("mine", mine).addAll("ours", ours);
  }

  private static String level(int level) {
    return level < 0 ? "" : Integer.toString(level);
  }

  @Override
  public String text() {
    return parts().text();
  }

  /** The address of this search without its page. */
  public String address() {
    String query = text();
    return query.isEmpty() ? "/work/stories" : "/work/stories?" + query;
  }
}

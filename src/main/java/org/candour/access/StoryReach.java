package org.candour.access;

import java.util.List;
import java.util.Map;

/**
 * How far a right reaches: services with everything below them, each for stories of some criticality, and single
 * stories that were opened in an emergency. A story lies in it where any part holds it; one without criticality counts
 * as 0.
 */
public record StoryReach(List<ReachPart> parts, List<Long> stories) {

  /** Reaches nothing. */
  public static final StoryReach NONE = new StoryReach(List.of(), List.of());

  /**
   * One service and everything below it.
   *
   * @param least of the criticality, 0 to 5
   * @param most of the criticality, 0 to 5
   */
  public record ReachPart(long service, int least, int most) {}

  /** The services at its top, each once. */
  public List<Long> tops() {
    return parts.stream().map(ReachPart::service).distinct().toList();
  }

  public boolean isNothing() {
    return parts.isEmpty() && stories.isEmpty();
  }

  /**
   * The condition that a story {@code s} with an {@code id} and a {@code criticality} lies in a reach, where many
   * stories are asked for: the database may work out the whole reach at once.
   *
   * @param name of the reach in this question, whose values are {@link #values values(name)}
   */
  public static String holds(String name) {
    return "exists (select " + held(name) + ")";
  }

  /**
   * The same where a few stories are asked for, and already known: each is looked up by itself, however far the reach
   * goes.
   */
  public static String holdsEach(String name) {
    return "((select true " + held(name) + " limit 1) is not null)";
  }

  private static String held(String name) {
    return """
        from reached(:%1$sTops::bigint[], :%1$sLeast::int[], :%1$sMost::int[], :%1$sStories::bigint[]) reach
        where reach.story = s.id and criticality_within(s.criticality, reach.lowest, reach.highest)""".formatted(name);
  }

  /** What {@link #holds holds(name)} asks for. */
  public Map<String, Object> values(String name) {
    return Map.of(name + "Tops", parts.stream().map(ReachPart::service).toArray(Long[]::new), name + "Least",
        parts.stream().map(ReachPart::least).toArray(Integer[]::new), name + "Most",
        parts.stream().map(ReachPart::most).toArray(Integer[]::new), name + "Stories", stories.toArray(Long[]::new));
  }
}

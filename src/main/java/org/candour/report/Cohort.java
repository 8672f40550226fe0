package org.candour.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.candour.access.StoryReach;
import org.candour.shared.RegionId;
import org.candour.story.Tag;
import org.jspecify.annotations.Nullable;

/**
 * The public stories that a figure is made of: of one place, published in one period. Counting and listing go through
 * the same cohort, so that a list holds exactly what was counted. A story about several parts of a place counts once.
 *
 * @param over which sort of place
 * @param of the region's name, the service's number, or how far a right reaches
 * @param period the days of the place that the two instants come from
 * @param from the first moment of the period, where the place is
 * @param until the first moment after it
 * @param today the day that it is where the place is
 * @param ripe stories published before this have had their time to be answered
 * @param tag only stories with this tag
 */
public record Cohort(Over over, Object of, Period period, Instant from, Instant until, LocalDate today, Instant ripe,
    @Nullable Tag tag) {

  /** The sorts of places, each as a condition on {@code count_story s}. */
  enum Over {
    EVERYWHERE("not s.about_platform"), REGION("s.region = :of and not s.about_platform"), SERVICE("""
        exists (select from count_story_service ss join public_service_ancestor a on a.service = ss.service
                where ss.story = s.id and a.ancestor = :of)"""), REACH(StoryReach.holds("read"));

    private final String condition;

    Over(String condition) {
      this.condition = condition;
    }
  }

  private static Cohort in(Over over, Object of, Period period, ZoneId zone, LocalDate today) {
    return new Cohort(over, of, period, period.start(zone), period.end(zone), today,
        today.minusDays(ResponseRate.DAYS).atStartOfDay(zone).toInstant(), null);
  }

  static Cohort everywhere(Period period, ZoneId zone, LocalDate today) {
    return in(Over.EVERYWHERE, "", period, zone, today);
  }

  /** Stories told in a region. */
  public static Cohort of(RegionId region, Period period, ZoneId zone, LocalDate today) {
    return in(Over.REGION, region.value(), period, zone, today);
  }

  /** Stories about a service or anything below it, wherever they were told. */
  public static Cohort ofService(long service, Period period, ZoneId zone, LocalDate today) {
    return in(Over.SERVICE, service, period, zone, today);
  }

  /** Stories that a member's right reaches. */
  public static Cohort ofReach(StoryReach reach, Period period, ZoneId zone, LocalDate today) {
    return in(Over.REACH, reach, period, zone, today);
  }

  public Cohort tagged(@Nullable Tag wanted) {
    return new Cohort(over, of, period, from, until, today, ripe, wanted);
  }

  /** What follows {@code where}. */
  String condition() {
    return place() + " and s.published_at >= :from and s.published_at < :until";
  }

  /** The same without the period: every public story of the place. */
  String place() {
    return over.condition + (tag == null
        ? ""
        : " and exists (select from public_story_tag t where t.story = s.id and t.question = :question"
            + " and t.tag = :tag)");
  }

  Map<String, Object> values() {
    Map<String, Object> values =
        new HashMap<>(of instanceof StoryReach reach ? reach.values("read") : Map.of("of", of));
    values.putAll(Map.of("from", java.sql.Timestamp.from(from), "until", java.sql.Timestamp.from(until), "ripe",
        java.sql.Timestamp.from(ripe), "question", tag == null ? "" : tag.question(), "tag",
        tag == null ? "" : tag.tag(), "first", period.from(), "last", period.to()));
    return values;
  }
}

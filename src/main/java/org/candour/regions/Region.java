package org.candour.regions;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Set;
import org.candour.shared.CrisisLine;
import org.candour.shared.RegionId;
import org.jspecify.annotations.Nullable;

/**
 * One site with its own policy, hours, language and crisis numbers.
 *
 * @param id as it stands in addresses
 * @param host the host name by which it is reached, or null where its addresses begin with its id
 * @param country two capitals
 * @param zone in which its people live
 * @param language of its pages, where a reader does not choose another
 * @param name in that language
 * @param people "people in England"
 * @param releaseDelay between a moderator's decision and the public seeing it
 * @param advisedWords what the telling page asks for
 * @param acceptedWords what it takes
 * @param yearsBack how many years ago at most what is told may have happened
 * @param opens when working hours begin, where its people live
 * @param closes when they end, Monday to Thursday
 * @param fridayCloses when they end on a Friday
 * @param holidays days on which nobody works
 * @param crisis whom to ring in a crisis, the most urgent first
 * @param withoutScreen how to tell a story by telephone or letter
 * @param languages what people write in, in the region's order; empty for all that are known
 * @param colours its own, where it has any
 */
public record Region(RegionId id, @Nullable String host, String country, ZoneId zone, String language, String name,
    String people, Duration releaseDelay, int advisedWords, int acceptedWords, int yearsBack, LocalTime opens,
    LocalTime closes, LocalTime fridayCloses, Set<LocalDate> holidays, List<CrisisLine> crisis,
    WithoutScreen withoutScreen, List<String> languages, @Nullable Colours colours) {

  /**
   * What its pages are coloured by, instead of Candour's plum.
   *
   * @param accent as it was typed, such as {@code #0b6e4f}; what pages use is derived from it
   * @param revision the region's, when this was read
   */
  public record Colours(String accent, int revision) {}

  /**
   * How people tell without a screen, where the region's team offers it. The address has a line for each line on an
   * envelope.
   */
  public record WithoutScreen(@Nullable String telephone, @Nullable String address) {
    public boolean offered() {
      return telephone != null || address != null;
    }
  }

  /**
   * This moment where people work in the region then, else the next one at which they do: opening time of a working
   * day.
   */
  public Instant working(Instant moment) {
    ZonedDateTime there = moment.atZone(zone);
    for (int i = 0; i < 30; i++) {
      LocalDate day = there.toLocalDate();
      if (worksOn(day) && there.toLocalTime().isBefore(closes(day))) {
        return there.toLocalTime().isBefore(opens) ? day.atTime(opens).atZone(zone).toInstant() : there.toInstant();
      }
      there = day.plusDays(1).atStartOfDay(zone);
    }
    return moment;
  }

  /**
   * The next time after this moment that the doors open on a working day; on a Monday, or the first working day after
   * it, where {@code weekly}.
   */
  public Instant nextOpening(Instant moment, boolean weekly) {
    LocalDate day = moment.atZone(zone).toLocalDate();
    if (weekly) {
      day = day.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
      if (!day.atTime(opens).atZone(zone).toInstant().isAfter(moment)) {
        day = day.plusWeeks(1);
      }
    }
    for (int i = 0; i < 60; i++) {
      Instant opening = day.atTime(opens).atZone(zone).toInstant();
      if (worksOn(day) && opening.isAfter(moment)) {
        return opening;
      }
      day = day.plusDays(1);
    }
    return moment;
  }

  /** The moment so many working days before this one, at the same time of day. */
  public Instant workingDaysBefore(Instant moment, int days) {
    ZonedDateTime there = moment.atZone(zone);
    LocalDate day = there.toLocalDate();
    for (int left = days; left > 0;) {
      day = day.minusDays(1);
      left -= worksOn(day) ? 1 : 0;
    }
    return day.atTime(there.toLocalTime()).atZone(zone).toInstant();
  }

  /** The moment so many working days after this one, at closing time at the latest. */
  public Instant workingDaysAfter(Instant moment, int days) {
    ZonedDateTime there = working(moment).atZone(zone);
    LocalDate day = there.toLocalDate();
    for (int left = days, tries = 0; left > 0 && tries < 60; tries++) {
      day = day.plusDays(1);
      left -= worksOn(day) ? 1 : 0;
    }
    LocalTime time = there.toLocalTime().isAfter(closes(day)) ? closes(day) : there.toLocalTime();
    return day.atTime(time).atZone(zone).toInstant();
  }

  private boolean worksOn(LocalDate day) {
    return day.getDayOfWeek().getValue() < DayOfWeek.SATURDAY.getValue() && !holidays.contains(day);
  }

  private LocalTime closes(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.FRIDAY ? fridayCloses : closes;
  }
}

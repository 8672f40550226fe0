package org.candour.regions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.candour.shared.RegionId;
import org.junit.jupiter.api.Test;

class RegionTests {

  // 25 and 28 December 2026 are a Friday and a Monday.
  private final Region england = new Region(new RegionId("uk-england"), null, "GB", ZoneId.of("Europe/London"), "en",
      "England", "people in England", Duration.ofMinutes(5), 1_000, 5_000, 3, LocalTime.of(8, 0), LocalTime.of(18, 0),
      LocalTime.of(16, 0), Set.of(LocalDate.of(2026, 12, 25), LocalDate.of(2026, 12, 28)), List.of(),
      new Region.WithoutScreen(null, null), List.of(), null);

  private static Instant at(String moment) {
    return Instant.parse(moment);
  }

  @Test
  void workGoesOnInWorkingHoursAndWaitsForThemOtherwise() {
    assertThat(england.working(at("2026-11-25T09:30:00Z"))).isEqualTo(at("2026-11-25T09:30:00Z"));
    assertThat(england.working(at("2026-11-25T07:59:00Z"))).isEqualTo(at("2026-11-25T08:00:00Z"));
    assertThat(england.working(at("2026-11-25T18:00:00Z"))).isEqualTo(at("2026-11-26T08:00:00Z"));
    assertThat(england.working(at("2026-11-27T16:30:00Z"))).as("Friday closes early")
        .isEqualTo(at("2026-11-30T08:00:00Z"));
    assertThat(england.working(at("2026-12-24T18:30:00Z"))).as("holidays and a weekend")
        .isEqualTo(at("2026-12-29T08:00:00Z"));
    assertThat(england.working(at("2027-07-05T07:30:00Z"))).as("summer time").isEqualTo(at("2027-07-05T07:30:00Z"));
  }

  @Test
  void theNextOpeningIsAlwaysLater() {
    assertThat(england.nextOpening(at("2026-11-25T08:00:00Z"), false)).isEqualTo(at("2026-11-26T08:00:00Z"));
    assertThat(england.nextOpening(at("2026-11-25T08:00:00Z"), true)).isEqualTo(at("2026-11-30T08:00:00Z"));
    assertThat(england.nextOpening(at("2026-11-30T09:00:00Z"), true)).isEqualTo(at("2026-12-07T08:00:00Z"));
    assertThat(england.nextOpening(at("2026-12-26T09:00:00Z"), true)).as("a Monday that is a holiday")
        .isEqualTo(at("2026-12-29T08:00:00Z"));
  }
}

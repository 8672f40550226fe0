package org.candour.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.candour.shared.Limits.Limit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LimitsTests {

  @ParameterizedTest
  @EnumSource(Limit.class)
  void whoAsksTooOftenWaitsAndOthersDoNot(Limit limit) {
    HouseClock clock = new HouseClock();
    Limits limits = new Limits(clock, 1);
    for (int i = 0; i < limit.times(); i++) {
      assertThat(limits.allow(limit, "one")).isTrue();
    }
    assertThat(limits.allow(limit, "one")).isFalse();
    assertThat(limits.allow(limit, "another")).isTrue();
    clock.moveBy(limit.period().plus(Duration.ofSeconds(1)));
    assertThat(limits.allow(limit, "one")).isTrue();
  }
}

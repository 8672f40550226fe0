package org.candour.shared;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** The one clock of the house. Demos and tests move it; nothing else reads the time. Always UTC, in microseconds. */
public final class HouseClock extends Clock {

  private volatile Duration ahead = Duration.ZERO;

  @Override
  public Instant instant() {
    // PostgreSQL keeps microseconds; a finer instant would not equal itself after a round trip.
    return Clock.systemUTC().instant().plus(ahead).truncatedTo(ChronoUnit.MICROS);
  }

  /** The time on the wall, for what is made outside the house. */
  public Instant wall() {
    return instant().minus(ahead);
  }

  /** How far this clock runs ahead of the wall. */
  public Duration ahead() {
    return ahead;
  }

  public void runAhead(Duration duration) {
    ahead = duration;
  }

  public synchronized void moveBy(Duration duration) {
    ahead = ahead.plus(duration);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return zone.equals(ZoneOffset.UTC) ? this : Clock.offset(Clock.system(zone), ahead);
  }
}

package org.candour.shared;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;

/**
 * How often something may be asked for, per address and per network. In the memory of this node: a limit slows a
 * guesser down, it is not an account of anything.
 */
public final class Limits {

  /** What is limited; the figures stand here so that a test can name them all. */
  public enum Limit {
    SIGN_IN_ADDRESS(10, Duration.ofMinutes(15)), SIGN_IN_EVERYWHERE(100, Duration.ofMinutes(15)),
    SIGN_IN_DEVICE(10, Duration.ofMinutes(15)), SIGN_IN_NETWORK(60, Duration.ofMinutes(15)),
    CODE_PERSON(10, Duration.ofMinutes(15)), PASSWORD_PERSON(10, Duration.ofMinutes(15)),
    ADDRESS_PERSON(5, Duration.ofHours(1)), LINK_ADDRESS(4, Duration.ofMinutes(30)),
    LINK_AUTHOR(4, Duration.ofMinutes(30)), LINK_EVERYWHERE(20, Duration.ofMinutes(30)),
    LINK_DEVICE(4, Duration.ofMinutes(30)), LINK_NETWORK(20, Duration.ofMinutes(30)),
    CARD_NETWORK(60, Duration.ofMinutes(30)), INVITE_ADDRESS(4, Duration.ofHours(1)),
    INVITE_NETWORK(200, Duration.ofHours(1)), UPLOAD_PERSON(20, Duration.ofHours(1)),
    PICTURE_PERSON(10, Duration.ofHours(1)), TELL_NETWORK(40, Duration.ofHours(1)), TELL_AUTHOR(6, Duration.ofHours(6)),
    DRAFT_NETWORK(60, Duration.ofHours(1)), ASSIST_PERSON(60, Duration.ofHours(1)),
    HAND_NETWORK(60, Duration.ofMinutes(30)), DRAFT_CODE(8, Duration.ofMinutes(15)),
    CONCERN_AUTHOR(10, Duration.ofHours(1)), AUTHOR_CARD(5, Duration.ofHours(1)), REPLY_AUTHOR(20, Duration.ofHours(1)),
    CONTACT_NETWORK(10, Duration.ofHours(1)), COMMENT_NETWORK(10, Duration.ofHours(1)),
    CORRECTION_NETWORK(10, Duration.ofHours(1)), PRAISE_PERSON(20, Duration.ofHours(1)),
    JOIN_NETWORK(10, Duration.ofHours(1)), JOIN_ADDRESS(4, Duration.ofHours(1));

    private final int times;
    private final Duration period;

    Limit(int times, Duration period) {
      this.times = times;
      this.period = period;
    }

    public int times() {
      return times;
    }

    public Duration period() {
      return period;
    }
  }

  private final Cache<String, Bucket> buckets;
  private final Clock clock;
  private final int factor;

  /**
   * Limits by this clock.
   *
   * @param factor 1, or more where a benchmark says that it raised them
   */
  public Limits(Clock clock, int factor) {
    this.clock = clock;
    this.factor = factor;
    ClockMeter meter = new ClockMeter(clock);
    // A bucket that nobody asked for its whole period is full again: it need not be remembered.
    this.buckets = Caffeine.newBuilder().maximumSize(200_000).ticker(meter::currentTimeNanos)
        .expireAfterAccess(Arrays.stream(Limit.values()).map(Limit::period).max(Duration::compareTo).orElseThrow())
        .build();
  }

  /**
   * Whether this key may do it once more; counts when it may. Where a network has a limit too, ask that first: who is
   * refused there must not use up what somebody else is allowed.
   */
  public boolean allow(Limit limit, String key) {
    return buckets.get(name(limit, key), k -> bucket(limit)).tryConsume(1);
  }

  /** The hash only: a key is as long as what was typed, and may be an address. */
  private static String name(Limit limit, String key) {
    return limit + " " + Base64.getEncoder().encodeToString(SecretToken.hash(key));
  }

  /** Takes one back that {@link #allow} counted: who knew the password or the code was not guessing. */
  public void giveBack(Limit limit, String key) {
    buckets.get(name(limit, key), k -> bucket(limit)).addTokens(1);
  }

  /** The least time in which a person tells a story; nought where limits are raised, since there a benchmark tells. */
  public Duration quickest() {
    return factor > 1 ? Duration.ZERO : Duration.ofSeconds(8);
  }

  private Bucket bucket(Limit limit) {
    return Bucket.builder().withCustomTimePrecision(new ClockMeter(clock))
        .addLimit(l -> l.capacity((long) limit.times * factor).refillGreedy((long) limit.times * factor, limit.period))
        .build();
  }

  /** The house's clock as Bucket4j reads it. */
  private record ClockMeter(Clock clock) implements TimeMeter {

    @Override
    public long currentTimeNanos() {
      return clock.millis() * 1_000_000L;
    }

    @Override
    public boolean isWallClockBased() {
      return true;
    }
  }
}

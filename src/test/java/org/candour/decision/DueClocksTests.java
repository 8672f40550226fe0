package org.candour.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.candour.TestHouse;
import org.candour.shared.HouseClock;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

class DueClocksTests {

  private static final AtomicLong NEXT = new AtomicLong(1_000_000);

  private final TestHouse house = TestHouse.get();
  private final DueClocks clocks = house.bean(DueClocks.class);
  private final TransactionTemplate transaction = house.bean(TransactionTemplate.class);
  private final long thing = NEXT.getAndIncrement();

  @Test
  void nothingHappensEarlyAndWhatIsDueHappensOnce() {
    set(1, now().plus(Duration.ofMinutes(5)));
    assertThat(clocks.due("thing", "act", 1000)).doesNotContain(thing);
    assertThat(take(1)).isFalse();
    house.pass(Duration.ofMinutes(5));
    assertThat(clocks.due("thing", "act", 1000)).contains(thing);
    assertThat(take(1)).isTrue();
    assertThat(take(1)).isFalse();
    assertThat(clocks.due("thing", "act", 1000)).doesNotContain(thing);
  }

  @Test
  void otherWordsThanThoseThatWereDecidedOnWaitForADecision() {
    set(1, now());
    assertThat(take(2)).isFalse();
    set(2, now());
    assertThat(take(1)).isFalse();
    assertThat(take(2)).isTrue();
  }

  @Test
  void aSecondMomentTakesThePlaceOfTheFirstAndNoneIsNone() {
    set(1, now());
    set(1, now().plus(Duration.ofDays(400)));
    assertThat(take(1)).isFalse();
    set(1, now());
    transaction.executeWithoutResult(status -> clocks.stop("thing", thing, "act"));
    assertThat(take(1)).isFalse();
  }

  @Test
  void ofManyWhoTakeItOneHasItAndWhatFailedAfterItIsStillDue() throws Exception {
    set(1, now());
    assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
      assertThat(clocks.take("thing", thing, 1, "act")).isTrue();
      throw new IllegalStateException("the power went");
    })).hasMessage("the power went");
    CyclicBarrier together = new CyclicBarrier(6);
    List<Callable<Boolean>> takers = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      takers.add(() -> {
        together.await();
        return take(1);
      });
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
      List<Boolean> taken = new ArrayList<>();
      for (Future<Boolean> each : threads.invokeAll(takers)) {
        taken.add(each.get());
      }
      assertThat(taken).containsOnlyOnce(true);
    }
  }

  @Test
  void aClockIsSetInTheTransactionOfItsDecision() {
    assertThatThrownBy(() -> clocks.set(new DueClock("thing", thing, 1, "act", now())))
        .isInstanceOf(IllegalTransactionStateException.class);
  }

  private Instant now() {
    return house.bean(HouseClock.class).instant();
  }

  private void set(int version, Instant at) {
    transaction.executeWithoutResult(status -> clocks.set(new DueClock("thing", thing, version, "act", at)));
  }

  private boolean take(int version) {
    return Boolean.TRUE.equals(transaction.execute(status -> clocks.take("thing", thing, version, "act")));
  }
}

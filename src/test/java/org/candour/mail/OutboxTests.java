package org.candour.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.candour.TestHouse;
import org.candour.shared.HouseClock;
import org.candour.shared.RegionId;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** The ledger: once, taken back, told again, and never without its words. */
class OutboxTests {

  private static final AtomicLong SUBJECTS = new AtomicLong(500_000_000);

  private final TestHouse house = TestHouse.get();
  private final Outbox outbox = house.bean(Outbox.class);
  private final long subject = SUBJECTS.incrementAndGet();
  private final long person = house.sql().sql("select id from person where address = 'amara.okafor@fenwick.example'")
      .query(Long.class).single();

  private void inOne(Runnable act) {
    house.bean(TransactionTemplate.class).executeWithoutResult(status -> act.run());
  }

  private Letter letter(String words) {
    return Letter.about("outbox-test", "test", subject).to(Recipient.person(person), new RegionId("uk-england"))
        .saying("A subject", List.of(words)).leadingTo("Open it", "http://localhost/").footer("A footer");
  }

  private String state() {
    return house.sql().sql("select state || ' ' || coalesce(body_text, '-') from outbound_mail"
        + " where occasion = 'outbox-test' and subject_id = ?").param(subject).query(String.class).single();
  }

  @Test
  void askedTwiceItStandsThereOnce() {
    inOne(() -> outbox.add(List.of(letter("first"))));
    inOne(() -> outbox.add(List.of(letter("second"))));
    assertThat(state()).contains("first").doesNotContain("second");
    house.settle();
    assertThat(state()).startsWith("sent");
  }

  @Test
  void whatWasTakenBackIsToldAgainWhenItIsPublicAgain() {
    // In one transaction, or it may have left before it is taken back.
    inOne(() -> {
      outbox.add(List.of(letter("first")));
      assertThat(outbox.cancel("outbox-test", "test", subject)).isEqualTo(1);
    });
    assertThat(state()).isEqualTo("cancelled -");
    inOne(() -> {
      outbox.add(List.of(letter("second")));
      assertThat(state()).startsWith("waiting second");
    });
  }

  /** Somebody who went from one organisation to another is told by the one where they are now. */
  @Test
  void whatIsToldAgainIsToldForThoseWhoTellItNow() {
    List<Long> two = house.sql().sql("select id from subscription order by id limit 2").query(Long.class).list();
    inOne(() -> outbox.add(List.of(behalf(two.getFirst()))));
    inOne(() -> outbox.cancel("outbox-test", "test", subject));
    inOne(() -> outbox.add(List.of(behalf(two.getLast()))));
    assertThat(
        house.sql().sql("select subscription from outbound_mail where occasion = 'outbox-test' and subject_id = ?")
            .param(subject).query(Long.class).single())
        .isEqualTo(two.getLast());
  }

  private Letter behalf(long subscription) {
    return Letter.about("outbox-test", "test", subject).to(Recipient.person(person), new RegionId("uk-england"))
        .onBehalfOf(subscription).saying("A subject", List.of("words")).leadingTo("Open it", "http://localhost/")
        .footer("A footer").after(house.bean(HouseClock.class).instant().plus(Duration.ofDays(4000)));
  }

  @Test
  void aLetterThatWaitsForAMailServerKeepsItsWords() {
    inOne(() -> outbox.add(List.of(letter("still to be sent"))));
    house.sql().sql(
        "update outbound_mail set created_at = created_at - interval '40 days', next_at = next_at + interval '1 year'"
            + " where occasion = 'outbox-test' and subject_id = ?")
        .param(subject).update();
    outbox.purge();
    assertThat(state()).contains("still to be sent");
    house.sql().sql("update outbound_mail set next_at = next_at - interval '1 year' where occasion = 'outbox-test'"
        + " and subject_id = ?").param(subject).update();
    house.pass(Duration.ZERO);
    outbox.purge();
    assertThat(state()).isEqualTo("sent -");
  }
}

package org.candour.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.candour.Browserless;
import org.candour.Cast;
import org.candour.TestHouse;
import org.candour.shared.RegionId;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

class DemoMailTests {

  private static final String WORDS = "الممرضة كانت لطيفة معي";

  private final TestHouse house = TestHouse.get();

  /** What a demo shows of its letters runs from the side from which its words run. */
  @Test
  void aLetterInArabicRunsFromTheRight() {
    Cast.get().fresh("operator");
    long person = Cast.get().newestPerson(0).id();
    house.bean(TransactionTemplate.class)
        .executeWithoutResult(t -> house.bean(Outbox.class).add(List.of(Letter.about("demo-mail-test", "test", person)
            .to(Recipient.person(person), new RegionId("uk-england"))
            .saying(WORDS, List.of("Somebody told a story.", WORDS)).leadingTo("Read it", "/x").footer("Thank you."))));
    long letter = house.sql().sql("select id from outbound_mail where occasion = 'demo-mail-test' and subject_id = ?")
        .param(person).query(Long.class).single();
    for (String path : List.of("/_dev/mail", "/_dev/mail/" + letter)) {
      assertThat(Browserless.as("nobody").get(path).body()).as(path)
          .contains("<bdi lang=\"ar\" dir=\"rtl\">" + WORDS + "</bdi>");
    }
    assertThat(Browserless.as("nobody").get("/_dev/mail/" + letter).body())
        .contains("<p dir=\"rtl\">", "<p dir=\"ltr\">").containsOnlyOnce("<h1");
  }
}

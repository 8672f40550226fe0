package org.candour.operate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.regex.Pattern;
import org.candour.Browserless;
import org.candour.Cast;
import org.candour.TestHouse;
import org.junit.jupiter.api.Test;

/** Writing to the platform: nothing typed is lost, a person is told, and only those who answer read it. */
class ContactMessagePagesTests {

  private final TestHouse house = TestHouse.get();
  private final Browserless visitor = new Browserless(house.address());

  @Test
  void whatIsWrongIsSaidAtTheFieldAndKept() {
    String page =
        visitor.post("/uk-england/contact", "topic", "", "body", "A wish of mine <b>", "address", "nowhere").body();
    assertThat(page).contains("Choose what it is about", "Write an e-mail address like", "A wish of mine &lt;b&gt;",
        "nowhere");
    assertThat(visitor.post("/uk-england/contact", "topic", "other", "body", " ").body())
        .contains("Write what you would like to tell us");
    assertThat(visitor.post("/uk-england/contact", "topic", "other", "body", "word ".repeat(1_001)).body())
        .contains("no more than 1,000 words");
    assertThat(visitor.post("/uk-england/contact", "topic", "other", "body", "mine", "website", "x").body())
        .contains("Send it once more").contains("mine");
  }

  @Test
  void aMessageSentTwiceIsOneAndIsAnswered() {
    String words = "words-" + UUID.randomUUID();
    String once = "once-" + UUID.randomUUID();
    for (int i = 0; i < 2; i++) {
      assertThat(visitor.post("/uk-england/contact", "topic", "privacy", "page", "1000200", "body", words, "address",
          "ann@post.example", "once", once).body()).contains("We have your message");
    }
    house.settle();
    assertThat(house.mailTo("oonagh.brennan@candour.example").stream().map(TestHouse::text)
        .filter(t -> t.contains("/operate/messages"))).isNotEmpty().noneMatch(t -> t.contains(words));
    Browserless operator = Cast.get().caller("operator");
    String list = operator.get("/uk-england/operate/messages").body();
    assertThat(Pattern.compile(words).matcher(list).results().count()).isEqualTo(1);
    assertThat(operator.get("/uk-scotland/operate/messages").body()).doesNotContain(words);
    for (String other : new String[]{"nobody", "author", "member", "administrator", "moderator"}) {
      assertThat(Cast.get().caller(other).get("/uk-england/operate/messages").body()).as(other).doesNotContain(words);
    }
    long id = house.sql().sql("select id from message where once = ?").param(once).query(Long.class).single();
    assertThat(operator.post("/uk-scotland/operate/messages/" + id + "/answer").statusCode()).isEqualTo(404);
    operator.post("/uk-england/operate/messages/" + id + "/answer");
    assertThat(operator.get("/uk-england/operate/messages").body()).doesNotContain(words);
    house.sql().sql("update message set answered_at = answered_at - interval '181 days' where id = ?").param(id)
        .update();
    house.bean(ContactMessages.class).blank();
    assertThat(
        house.sql().sql("select body || address from message where id = ?").param(id).query(String.class).single())
        .isEmpty();
  }
}

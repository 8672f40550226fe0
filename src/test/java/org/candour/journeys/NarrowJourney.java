package org.candour.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.candour.Cast;
import org.candour.Scene;
import org.candour.Tales;
import org.candour.TestHouse;
import org.candour.mail.Recipient;
import org.candour.people.Links;
import org.candour.response.DraftText;
import org.candour.response.ResponseDrafts;
import org.candour.response.Responses;
import org.candour.shared.Caller;
import org.candour.shared.SecretToken;
import org.junit.jupiter.api.Test;

/** Whatever is wide or has no end that people write: no page of it sticks out of a narrow screen. */
class NarrowJourney {

  private final TestHouse house = TestHouse.get();
  private final String endless = "Incomprehensibilities".repeat(5) + "q";

  private long post() {
    String cells = "| " + "Incomprehensibilities | ".repeat(24);
    String text = cells + "\n" + "|---".repeat(24) + "|\n" + cells + "\n\n```\n" + "x = call(argument) + ".repeat(120)
        + "\n" + endless.repeat(6) + "\n```\n\nInline `" + endless.repeat(4) + "` and [" + endless
        + "](https://x.example/" + endless.repeat(5) + ")\n\n- " + endless + "\n\n> " + endless + "\n";
    long from = house.sql().sql("select max(id) from post where state = 'published' and closed_at is null")
        .query(Long.class).single();
    long post = house.sql().sql("""
        insert into post (region, type, person, writer_name, language, state, shown_version, submitted_at, published_at)
        select region, type, person, writer_name, language, state, 1, submitted_at, published_at from post
        where id = ? returning id""").param(from).query(Long.class).single();
    house.sql().sql("insert into post_version (post, number, title, body, writer_id, written_at) select id, 1, ?, ?,"
        + " person, submitted_at from post where id = ?").params(endless, text, post).update();
    return post;
  }

  @Test
  void nothingSticksOut() {
    Tales tales = new Tales();
    long story =
        tales.publish(tales.tell("uk-england", Scene.ward(), endless, "Words " + endless + " " + UUID.randomUUID()));
    Cast.get().fresh("responder");
    long person = Cast.get().newest();
    Caller.Person writer = Cast.get().newestPerson(Cast.get().mainSubscription());
    long answer = house.bean(Responses.class).submit(writer, story, "Answer " + endless, null, SecretToken.fresh());
    long draft = house.bean(ResponseDrafts.class).begin(writer, story,
        new DraftText("Draft " + endless, "none", "", "", "", ""), SecretToken.fresh());
    long post = post();
    List<String> faults = new ArrayList<>();
    try (Visitor visitor = Visitor.at(house.address(), 320, "LIGHT")) {
      look(visitor, faults, "/blog/" + post, "/blog", "/stories/" + story);
      visitor.open("/sign-in/link/" + house.bean(Links.class)
          .make(Recipient.person(person), "sign-in", "/", java.time.Duration.ofHours(1)).token()).press("Sign in");
      look(visitor, faults, "/work", "/work/responses/" + answer, "/work/responses/" + answer + "/text",
          "/work/drafts/" + draft, "/work/stories/" + story + "/response", "/work/drafts/" + draft + "/colleagues",
          "/blog/" + post);
    } finally {
      house.sql().sql("update post set state = 'rejected', published_at = null where id = ?").param(post).update();
    }
    assertThat(faults).isEmpty();
  }

  /** A column may be narrow; it does not break a word into letters. */
  @Test
  void wordsOfATableStayWhole() {
    try (Visitor visitor = Visitor.at(house.address(), 320, "LIGHT")) {
      visitor.open("/help/criticality");
      assertThat(visitor.linesOf(".prose th:first-child")).isOne();
      assertThat(visitor.overflow()).isZero();
    }
  }

  private static void look(Visitor visitor, List<String> faults, String... paths) {
    for (String path : paths) {
      int over = visitor.open(path).overflow();
      if (over > 0) {
        faults.add(path + " sticks out by " + over + " px");
      }
    }
  }
}

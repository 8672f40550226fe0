package org.candour.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.candour.TestHouse;
import org.candour.mail.Recipient;
import org.candour.people.Links;
import org.candour.people.People;
import org.candour.response.Responses;
import org.junit.jupiter.api.Test;

/** What staff do with a story, and what they cannot do. */
class AnswerJourney {

  private final TestHouse house = TestHouse.get();

  private long publicStory(Visitor moderator, String title, String address) {
    long story = Acts.told(title, "The tea was warm and so were the people.", address);
    Acts.enterAs(moderator, "moderator");
    Acts.publish(moderator, story, "0 · Not critical");
    return story;
  }

  private void answer(Visitor nurse, long story, String text) {
    Acts.enterAs(nurse, "nurse");
    nurse.open("/work/stories/" + story + "/response").write("body", text).press("See how").press("Send my answer");
  }

  @Test
  void anAnswerCanBeEditedAndDeletedForThirtyMinutes() {
    try (Visitor moderator = Visitor.withScript(); Visitor nurse = Visitor.withoutScript()) {
      long story = publicStory(moderator, Acts.fresh("Half an hour"), "");
      answer(nurse, story, "Too quick.");
      long response = Acts.newestResponse(story);
      nurse.follow("Edit").write("body", "Thought over.").press("See how").press("Send my answer");
      assertThat(house.bean(Responses.class).get(response).body()).isEqualTo("Thought over.");
      nurse.press("Delete");
      assertThat(house.bean(Responses.class).get(response).state()).isEqualTo("deleted");
      house.pass(Duration.ofMinutes(31));
      assertThat(
          house.sql().sql("select count(*) from review where subject = ?").param(response).query(Long.class).single())
          .isZero();

      answer(nurse, story, "Once more.");
      long second = Acts.newestResponse(story);
      nurse.follow("Edit").write("body", "Too late.");
      house.pass(Duration.ofMinutes(31));
      nurse.press("See how").press("Send my answer");
      assertThat(nurse.sees("A moderator has this answer now")).isTrue();
      assertThat(nurse.value("body")).isEqualTo("Too late.");
      assertThat(house.bean(Responses.class).get(second).body()).isEqualTo("Once more.");
    }
  }

  @Test
  void aChangeNeedsADescription() {
    try (Visitor moderator = Visitor.withScript(); Visitor nurse = Visitor.withScript()) {
      long story = publicStory(moderator, Acts.fresh("A change without words"), "");
      Acts.enterAs(nurse, "nurse");
      nurse.open("/work/stories/" + story + "/response").write("body", "We changed it.").choose("We have made a change")
          .press("See how");
      assertThat(nurse.sees("Say what changes")).isTrue();
      assertThat(nurse.value("body")).isEqualTo("We changed it.");
    }
  }

  @Test
  void aRefusedAnswerIsExplainedToItsWriter() {
    try (Visitor moderator = Visitor.withScript(); Visitor nurse = Visitor.withScript()) {
      long story = publicStory(moderator, Acts.fresh("Answered badly"), "");
      answer(nurse, story, "You are wrong about this.");
      long response = Acts.newestResponse(story);
      house.pass(Duration.ofMinutes(31));
      Acts.openOnDesk(moderator, "response", response);
      moderator.pick("reason", "language").write("note", "Please accept what they say.").press("Reject");
      house.settle();
      assertThat(nurse.open("/stories/" + story).sees("You are wrong about this")).isFalse();
      nurse.open("/work/responses/" + response);
      assertThat(nurse.sees("Please accept what they say.")).isTrue();
      assertThat(house.mailTo("amara.okafor@fenwick.example"))
          .anySatisfy(m -> assertThat(m.getSubject()).contains("is not public"));
    }
  }

  @Test
  void whoIsOutOfScopeCannotMarkOrAnswer() {
    try (Visitor moderator = Visitor.withScript(); Visitor stranger = Visitor.withScript()) {
      long story = publicStory(moderator, Acts.fresh("Not theirs"), "");
      long lucinda = house.sql().sql("""
          select p.id from person p join role_grant g on g.person = p.id and g.role in ('responder', 'administrator')
          join subscription_scope c on c.subscription::text = g.scope_id
          join service s on s.id = c.service and s.region = 'uk-scotland' limit 1""").query(Long.class).single();
      String token =
          house.bean(Links.class).make(Recipient.person(lucinda), "sign-in", "/", Duration.ofHours(1)).token();
      stranger.open("/sign-in/link/" + token).press("Sign in");
      stranger.open("/stories/" + story);
      assertThat(stranger.page().locator("form[action$='/reading']").count()).isZero();
      assertThat(stranger.status("/work/stories/" + story + "/response")).isEqualTo(404);
      assertThat(house.bean(People.class).byId(lucinda)).isPresent();
    }
  }

  @Test
  void anAuthorWithoutAnAddressComesBackWithACard() {
    try (Visitor patient = Visitor.withoutScript(); Visitor later = Visitor.withoutScript();
        Visitor moderator = Visitor.withScript()) {
      String title = Acts.fresh("Told without an address");
      long story = Acts.tell(patient, title, "I have no e-mail.", "");
      String number = patient.text("#card-number");
      String words = patient.text("#card-words");
      Acts.enterAs(moderator, "moderator");
      Acts.publish(moderator, story, "0 · Not critical");
      later.open("/mine/sign-in").write("number", number).write("words", "wrong words here").press("Open my stories");
      assertThat(later.sees("do not belong together")).isTrue();
      later.write("number", number).write("words", words).press("Open my stories");
      assertThat(later.sees(title)).isTrue();
      later.follow(title).follow("Take my story back").press("Take it back");
      assertThat(later.sees("You took your story back")).isTrue();
      assertThat(moderator.status("/stories/" + story)).isEqualTo(410);
    }
  }
}

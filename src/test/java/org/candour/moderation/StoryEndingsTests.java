package org.candour.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.candour.Browserless;
import org.candour.Cast;
import org.candour.Scene;
import org.candour.Tales;
import org.candour.TestHouse;
import org.candour.decision.Reason;
import org.candour.response.ResponseStatus;
import org.candour.response.Responses;
import org.candour.shared.Caller;
import org.candour.shared.SecretToken;
import org.candour.story.Stories;
import org.candour.story.StoryDecisions;
import org.candour.story.StoryStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way in which a story that was public can go, and what becomes of what hangs on it. */
class StoryEndingsTests {

  private static final Set<StoryStatus> OVER = EnumSet.of(StoryStatus.REJECTED, StoryStatus.WITHDRAWN);

  private final TestHouse house = TestHouse.get();
  private final Tales tales = new Tales();

  /** All moves from being public on, each state at most once. */
  static Stream<List<StoryStatus>> ways() {
    List<List<StoryStatus>> ways = new ArrayList<>();
    go(List.of(StoryStatus.PUBLISHED), ways);
    return ways.stream();
  }

  private static void go(List<StoryStatus> way, List<List<StoryStatus>> ways) {
    for (StoryStatus next : way.getLast().next().stream().filter(s -> !way.contains(s)).sorted().toList()) {
      List<StoryStatus> longer = Stream.concat(way.stream(), Stream.of(next)).toList();
      ways.add(longer);
      go(longer, ways);
    }
  }

  private void move(Scene scene, StoryStatus from, StoryStatus to) {
    String words = "Words";
    switch (to) {
      case WITHDRAWN -> house.bean(StoryDecisions.class).withdraw(new Caller.Author(scene.author), scene.story);
      case REJECTED -> tales.decide(scene.story, "reject", Reason.LEGAL, "Title", words);
      case HELD ->
        tales.decide(scene.story, from == StoryStatus.APPROVED ? "pull" : "hold", Reason.LEGAL, "Title", words);
      case PULLED -> tales.decide(scene.story, "pull", Reason.LEGAL, "Title", words);
      case APPROVED -> tales.decide(scene.story, "publish", null, "Title", words);
      default -> throw new IllegalStateException(to + " is where it began");
    }
    house.settle();
  }

  @ParameterizedTest
  @MethodSource("ways")
  void whatHangsEndsWithItOrSaysSo(List<StoryStatus> way) {
    Scene scene = Scene.published("Title", "Words");
    long atTheDesk = answer(scene, true);
    long own = answer(scene, false);
    long reply = reply(scene);
    for (int i = 1; i < way.size(); i++) {
      move(scene, way.get(i - 1), way.get(i));
    }
    assertThat(house.bean(Stories.class).get(scene.story).status()).isEqualTo(way.getLast());
    boolean over = way.stream().anyMatch(OVER::contains);
    for (long each : List.of(atTheDesk, own, reply)) {
      assertThat(house.bean(Responses.class).get(each).status()).as(way + " " + each)
          .isEqualTo(over ? ResponseStatus.REJECTED : each == own ? ResponseStatus.SUBMITTED : ResponseStatus.WAITING);
    }
    Review review = review("response", atTheDesk);
    assertThat(review.state()).isEqualTo(over ? "decided" : "open");
    String page = Browserless.as("moderator").get("/desk/" + review.id()).body();
    assertThat(page)
        .contains("The story that this answers is not public", over ? "It ended with it" : "this cannot be published")
        .doesNotContain("value=\"publish\"");
    assertThat(review("reply", reply).state()).isEqualTo(over ? "decided" : "open");
  }

  @Test
  void whatWasStillItsWritersDoesNotReachTheDeskAfterwards() {
    Scene scene = Scene.published("Title", "Words");
    move(scene, StoryStatus.PUBLISHED, StoryStatus.PULLED);
    // Sent before, and not heard of by who ends what hangs.
    long own = answer(Scene.published("Other", "Words"), false);
    house.sql().sql("update response set story = ? where id = ?").params(scene.story, own).update();
    house.sql().sql("update story set state = 'rejected' where id = ?").param(scene.story).update();
    house.pass(Duration.ofMinutes(45));
    assertThat(house.bean(Responses.class).get(own).status()).isEqualTo(ResponseStatus.REJECTED);
    assertThat(house.bean(Reviews.class).of("response", own)).isEmpty();
  }

  @Test
  void aReplyToAnAnswerThatWasTakenOffSaysSo() {
    Scene scene = Scene.published("Title", "Words");
    long answer = answer(scene, true);
    assertThat(Scene.decide("response", answer, "act", "publish").statusCode()).isEqualTo(302);
    house.bean(Responses.class).reply(new Caller.Author(scene.author), scene.story, answer, "Reply " + answer,
        SecretToken.fresh());
    house.settle();
    long reply = house.sql().sql("select response from response_version where body = ?").param("Reply " + answer)
        .query(Long.class).single();
    String gone = "What this replies to is not public any more";
    assertThat(Browserless.as("moderator").get("/desk/" + review("reply", reply).id()).body()).doesNotContain(gone);
    assertThat(Scene.decide("response", answer, "act", "pull", "reason", "legal").statusCode()).isEqualTo(302);
    assertThat(Browserless.as("moderator").get("/desk/" + review("reply", reply).id()).body()).contains(gone,
        "value=\"publish\"");
  }

  private Review review(String kind, long subject) {
    return house.bean(Reviews.class).of(kind, subject).orElseThrow();
  }

  private long answer(Scene scene, boolean now) {
    Browserless writer = Cast.get().fresh("responder");
    String location = writer.post("/work/stories/" + scene.story + "/response", "body", "Answer " + UUID.randomUUID(),
        "change", "none", "send", "1").headers().firstValue("Location").orElseThrow();
    long id = Long.parseLong(location.replaceAll(".*/|\\?.*", ""));
    if (now) {
      writer.post("/work/responses/" + id + "/sending");
      house.settle();
    }
    return id;
  }

  private long reply(Scene scene) {
    String text = "Reply " + UUID.randomUUID();
    house.bean(Responses.class).reply(new Caller.Author(scene.author), scene.story, null, text, SecretToken.fresh());
    house.settle();
    return house.sql().sql("select response from response_version where body = ?").param(text).query(Long.class)
        .single();
  }
}

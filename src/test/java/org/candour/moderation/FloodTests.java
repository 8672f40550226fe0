package org.candour.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.candour.Browserless;
import org.candour.Cast;
import org.candour.Tales;
import org.candour.TestHouse;
import org.candour.people.Authors;
import org.candour.screening.Likeness;
import org.candour.shared.RegionId;
import org.candour.story.NewStory;
import org.candour.story.Stories;
import org.candour.story.StoryDetail;
import org.candour.story.StoryStatus;
import org.junit.jupiter.api.Test;

/** A flood is one item on the desk; every story in it waits for a moderator like any other. */
class FloodTests {

  private final TestHouse house = TestHouse.get();
  private final Tales tales = new Tales();
  private final String mark = UUID.randomUUID().toString().replace("-", " ");

  private List<Long> flood(int many) {
    long ward = tales.service("uk-scotland", "Ward");
    List<Long> all = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      all.add(tales.tell("uk-scotland", ward, mark + " " + i, "Buy the cure that they hide from you at our shop " + mark
          + " before it is gone for ever, ask for number " + i));
    }
    return all;
  }

  private String desk(Browserless moderator) {
    // A page behind the last is the last again.
    Set<String> pages = new LinkedHashSet<>();
    for (int page = 1; page < 5; page++) {
      pages.add(moderator.get("/uk-scotland/desk?page=" + page).body());
    }
    return String.join("", pages);
  }

  private static int times(String page, String words) {
    return page.split(java.util.regex.Pattern.quote(words), -1).length - 1;
  }

  @Test
  void theOldestStandsForAll() {
    List<Long> few = flood(3);
    Browserless moderator = Cast.get().fresh("moderator");
    assertThat(times(desk(moderator), ">" + mark)).as("three are seen one by one").isEqualTo(3);
    List<Long> more = flood(4);
    String desk = desk(moderator);
    assertThat(times(desk, ">" + mark)).isEqualTo(1);
    assertThat(desk).contains("6 more are like this");
    long head = tales.review(few.getFirst());
    assertThat(moderator.get("/uk-scotland/desk/" + head + "/alike").body())
        .contains("7 stories that are alike", "Reason for refusing them")
        .doesNotContain("holding, rejecting or pulling", "If you need an answer")
        .contains("/desk/" + tales.review(more.getLast()));
    assertThat(moderator
        .post("/uk-scotland/desk/" + head + "/alike", "act", "reject", "reason", "", "note", "kept words").body())
        .contains("Choose a reason").contains("kept words");
    moderator.post("/uk-scotland/desk/" + tales.review(few.get(1)) + "/alike", "act", "reject", "reason", "commercial");
    house.settle();
    for (long story : more) {
      assertThat(house.bean(Stories.class).get(story).status()).isEqualTo(StoryStatus.REJECTED);
    }
    assertThat(desk(moderator)).doesNotContain(mark);
  }

  @Test
  void whatIsNotAlikeIsTakenApart() {
    List<Long> all = flood(5);
    Browserless moderator = Cast.get().fresh("moderator");
    assertThat(times(desk(moderator), ">" + mark)).isEqualTo(1);
    moderator.post("/uk-scotland/desk/" + tales.review(all.getFirst()) + "/alike", "act", "apart");
    assertThat(times(desk(moderator), ">" + mark)).isEqualTo(5);
    assertThat(
        moderator.get("/uk-scotland/desk/" + tales.review(all.getFirst()) + "/alike").headers().firstValue("Location"))
        .get().asString().endsWith("/desk/" + tales.review(all.getFirst()));
  }

  @Test
  void whatNoPersonTypedStandsTogetherAndIsRefusedByNobodyElse() {
    Stories stories = house.bean(Stories.class);
    List<Long> all = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      String words =
          UUID.randomUUID().toString().replace("-", " ") + " " + UUID.randomUUID().toString().replace("-", " ");
      all.add(
          stories.submit(new NewStory(new RegionId("uk-scotland"), "en", house.bean(Authors.class).reach(null, null),
              false, "patient", "quickone", mark, words, List.of(), List.of(), "somewhere", false, "web",
              new StoryDetail(null, null, null, null, "", "", null, null, null, List.of(), true, Map.of()))));
      house.settle();
    }
    Browserless moderator = Cast.get().fresh("moderator");
    assertThat(desk(moderator)).contains("perhaps not typed by a person").contains("5 more are like this");
    assertThat(stories.get(all.getLast()).status()).isEqualTo(StoryStatus.WAITING);
    moderator.post("/uk-scotland/desk/" + tales.review(all.getFirst()) + "/alike", "act", "apart");
  }

  /**
   * Who types quickly and is in need stands alone; and where they wrote the same as many, nobody refuses them with the
   * others.
   */
  @Test
  void whoMayBeInNeedIsReadByThemselves() {
    Stories stories = house.bean(Stories.class);
    List<Long> all = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      String words = i == 0
          ? "I am on this ward now and afraid of the night."
          : UUID.randomUUID().toString().replace("-", " ") + " " + UUID.randomUUID().toString().replace("-", " ");
      all.add(
          stories.submit(new NewStory(new RegionId("uk-scotland"), "en", house.bean(Authors.class).reach(null, null),
              false, "patient", "quickone", "Need " + mark, words, List.of(), List.of(), "somewhere", i == 0, "web",
              new StoryDetail(null, null, null, "yes", "", "", null, null, null, List.of(), true, Map.of()))));
      house.settle();
    }
    Browserless moderator = Cast.get().fresh("moderator");
    assertThat(times(desk(moderator), ">Need " + mark)).as("each of them may be recognised").isEqualTo(5);
    List<Long> flood = flood(5);
    long head = tales.review(flood.getFirst());
    house.sql().sql("update review set flags = flags || 'crisis'::text where id = ?")
        .param(tales.review(flood.getLast())).update();
    assertThat(moderator.get("/uk-scotland/desk/" + head + "/alike").body()).contains("before it is gone", "crisis");
    moderator.post("/uk-scotland/desk/" + head + "/alike", "act", "reject", "reason", "commercial");
    assertThat(stories.get(flood.getFirst()).status()).isEqualTo(StoryStatus.REJECTED);
    assertThat(stories.get(flood.getLast()).status()).isEqualTo(StoryStatus.WAITING);
    // What stays would gather the nearly same words of the tests beside this one.
    moderator.post("/uk-scotland/desk/" + tales.review(flood.getLast()) + "/alike", "act", "apart");
  }

  @Test
  void peopleTellTheSameInDifferentWords() {
    String one = "I waited four hours with my mother on the ward. Nobody told us why. In the end a nurse sat down"
        + " with us and explained it.";
    String same = "I waited five hours with my mother on the ward. Nobody told us why. In the end a nurse sat down"
        + " with us and explained it all.";
    String other = "My father was in the same ward last spring. The staff were kind to him,"
        + " and when we asked they took the time to explain what came next.";
    assertThat(Long.bitCount(Likeness.of(one) ^ Likeness.of(other))).isGreaterThan(Likeness.ALIKE);
    assertThat(Likeness.of(one)).isEqualTo(Likeness.of(one.toUpperCase(java.util.Locale.ROOT)));
    assertThat(Long.bitCount(Likeness.of(one) ^ Likeness.of(same)))
        .isLessThan(Long.bitCount(Likeness.of(one) ^ Likeness.of(other)));
    assertThat(Likeness.of("Thank you all so much")).isZero();
    assertThat(Likeness.of("Buy it at our shop now, ask for number 7")).as("a flood that counts itself")
        .isEqualTo(Likeness.of("Buy it at our shop now, ask for number 1204"));
    assertThat(Likeness.of("I wasn't seen in A&E and didn’t dis\u00ADcharge myself"))
        .isEqualTo(Likeness.of("I wasnt seen in A & E, and didnt discharge myself"));
  }
}

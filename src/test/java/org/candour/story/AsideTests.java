package org.candour.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.candour.Scene;
import org.candour.TestHouse;
import org.candour.people.Authors;
import org.candour.shared.RegionId;
import org.junit.jupiter.api.Test;

/** What is said beside a story. */
class AsideTests {

  private final TestHouse house = TestHouse.get();

  /**
   * Questions are known for some seconds on each node: one that was taken off meanwhile, on another, is answered still.
   */
  @Test
  void anAnswerToAQuestionThatIsGoneIsLeftOutAndItsStoryIsKept() {
    long ward = Scene.ward();
    StoryDetail said = new StoryDetail("month", null, null, "no", "A hope", "", "no", null, null,
        List.of(new StoryDetail.Rating(ward, "gone-" + UUID.randomUUID(), "good"),
            new StoryDetail.Rating(ward, "fft", "good")),
        false, Map.of("hour", "night"));
    long author = house.bean(Authors.class).reach(UUID.randomUUID() + "@aside.example", null);
    long story = house.bean(Stories.class).submit(new NewStory(new RegionId("uk-england"), "en", author, false,
        "patient", "beside", "A title", "Somebody was kind.", List.of(), List.of(ward), "", false, "web", said));
    StoryDetail kept = house.bean(StoryDetailStore.class).of(story);
    assertThat(kept.ratings()).containsExactly(new StoryDetail.Rating(ward, "fft", "good"));
    assertThat(kept.hopes()).isEqualTo("A hope");
    assertThat(kept.answers()).isEqualTo(Map.of("hour", "night"));
  }
}

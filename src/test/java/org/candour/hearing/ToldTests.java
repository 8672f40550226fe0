package org.candour.hearing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.candour.Browserless;
import org.candour.Cast;
import org.candour.Scene;
import org.candour.Tales;
import org.candour.TestHouse;
import org.candour.alert.Alerts;
import org.junit.jupiter.api.Test;

/** Whether a story was marked as read: one truth, wherever it is said. */
class ToldTests {

  private final TestHouse house = TestHouse.get();

  @Test
  void whatWasMarkedAsReadIsSaidToBe() {
    Browserless listener = Cast.get().fresh("responder");
    long person = Cast.get().newest();
    house.bean(Alerts.class).add(person, Cast.get().mainSubscription(), List.of(Scene.ward()));
    Tales tales = new Tales();
    long story = tales.publish(tales.tell("uk-england", Scene.ward(), "Told " + UUID.randomUUID(), "What happened"));
    assertThat(listener.get("/work/stories/" + story + "/told").body()).contains("not marked as read yet");
    assertThat(listener.post("/stories/" + story + "/reading").statusCode()).isEqualTo(302);
    assertThat(listener.get("/work/stories/" + story + "/told").body()).contains("marked as read")
        .doesNotContain("not marked as read yet");
    // As of stories that were read before it was kept of whom.
    house.sql().sql("delete from story_opening where story = ?").param(story).update();
    assertThat(listener.get("/work/stories/" + story + "/told").body()).doesNotContain("not marked as read yet");
  }
}

package org.candour.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.candour.Browserless;
import org.candour.Cast;
import org.candour.Scene;
import org.candour.TestHouse;
import org.candour.access.RoleGrants;
import org.candour.people.People;
import org.candour.shared.Caller;
import org.candour.shared.NotFound;
import org.candour.shared.SecretToken;
import org.candour.story.Audience;
import org.candour.story.Progress;
import org.candour.story.Stories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChangesTests {

  private final TestHouse house = TestHouse.get();

  private Caller.Person nurse() {
    People people = house.bean(People.class);
    var amara = people.byAddress("amara.okafor@fenwick.example").orElseThrow();
    return new Caller.Person(amara.id(), amara.name(), Cast.get().mainSubscription(), amara.stamp(), true,
        house.bean(RoleGrants.class).grants(amara.id()));
  }

  private long waiting(long story, @Nullable Claim claim) {
    Responses responses = house.bean(Responses.class);
    long id = responses.submit(nurse(), story, "We read this together.", claim, SecretToken.fresh());
    responses.sendNow(nurse(), id);
    house.settle();
    return id;
  }

  private String progress(long story) {
    return house.bean(Stories.class).get(story).progress();
  }

  @Test
  void aPlannedChangeBecomesMadeByALaterUpdate() {
    Scene scene = Scene.published("A story", "It was cold.");
    long plan = waiting(scene.story, new Claim(ChangeStatus.PLANNED, "Blankets in every room", "Ward 7", null, null));
    assertThatThrownBy(() -> waiting(scene.story, new Claim(ChangeStatus.MADE, "Made", "", null, plan)))
        .as("nobody can read the plan").isInstanceOf(NotFound.class);
    Scene.decide("response", plan, "act", "publish");
    assertThat(progress(scene.story)).isEqualTo("planned");
    assertThat(Browserless.as("nurse").get("/work/stories/" + scene.story + "/response").body())
        .contains("Blankets in every room");

    long update = waiting(scene.story, new Claim(ChangeStatus.MADE, "There are blankets now", "", null, plan));
    assertThat(progress(scene.story)).isEqualTo("planned");
    Scene.decide("response", update, "act", "publish");
    assertThat(progress(scene.story)).isEqualTo("made");
    String page = Browserless.as("nobody").get("/stories/" + scene.story).body();
    assertThat(page).containsPattern("Planned on [^<]+ Made by").contains("href=\"#response-" + update + "\"")
        .contains("href=\"#response-" + plan + "\"");
    assertThat(house.mailTo(scene.address))
        .anySatisfy(m -> assertThat(TestHouse.text(m)).contains("what they have changed"));
    assertThat(house.bean(Responses.class).planned(nurse(), scene.story)).isEmpty();

    Scene.decide("response", update, "act", "pull", "reason", "mistake");
    assertThat(progress(scene.story)).isEqualTo("planned");
    assertThat(Browserless.as("nobody").get("/stories/" + scene.story).body()).doesNotContain("Made by");
    assertThat(house.bean(Responses.class).planned(nurse(), scene.story)).extracting(Response::id)
        .containsExactly(plan);
  }

  @Test
  void savingWithoutTheClaimTakesNothingAway() {
    Scene scene = Scene.published("A story", "It was cold.");
    long response = waiting(scene.story, new Claim(ChangeStatus.MADE, "There are blankets now", "", null, null));
    Scene.decide("response", response, "act", "save", "keep-claim", "");
    Scene.decide("response", response, "act", "save");
    assertThat(house.bean(Responses.class).get(response).changeState()).isEqualTo("made");
    Scene.decide("response", response, "act", "publish");
    assertThat(progress(scene.story)).isEqualTo("made");
  }

  @Test
  void onlyWhoCountsHoldsTheGroundThatProgressFallsTo() {
    Scene scene = Scene.published("A story", "It was cold.");
    long university = house.sql().sql("""
        insert into subscription (holder, kind, level, since, created_at)
        values ('A university', 'university', 'registration', '2026-01-01', '2026-01-01')
        returning id""").query(Long.class).single();
    house.sql().sql(
        "insert into story_audience (story, subscription, read_at) select ?, ?, published_at from story where id = ?")
        .params(scene.story, university, scene.story).update();
    long response = waiting(scene.story, null);
    Scene.decide("response", response, "act", "publish");
    house.sql().sql("delete from story_audience where story = ? and subscription <> ?").params(scene.story, university)
        .update();
    Scene.decide("response", response, "act", "pull", "reason", "mistake");
    assertThat(progress(scene.story)).isEqualTo(Progress.UNHEARD.code());
    assertThat(house.bean(Audience.class).of(scene.story)).hasSize(1);
  }
}

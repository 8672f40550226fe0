package org.candour.joining;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.candour.Browserless;
import org.candour.Cast;
import org.candour.Tales;
import org.candour.TestHouse;
import org.candour.directory.Services;
import org.candour.shared.Caller;
import org.candour.story.StoryPublished;
import org.candour.subscriptions.Subscriptions;
import org.candour.subscriptions.Subscriptions.NewSubscription;
import org.junit.jupiter.api.Test;

class HeadsUpTests {

  private final TestHouse house = TestHouse.get();
  private final Cast cast = Cast.get();
  private final Tales tales = new Tales();

  private String contact(long service) {
    String address = UUID.randomUUID() + "@notyet.example";
    assertThat(cast.fresh("support", "region", "uk-england")
        .post("/operate/engagement/" + service + "/contacts", "address", address, "name", "Front desk").statusCode())
        .isEqualTo(302);
    house.settle();
    assertThat(TestHouse.text(house.mailTo(address).getFirst())).contains("You were named to us as a contact");
    return address;
  }

  private long story(long service, String title) {
    long story = tales.publish(tales.tell("uk-england", service, title, "Words of the author that stay on the page"));
    house.settle();
    return story;
  }

  private String progress(long story) {
    return house.sql().sql("select progress from public_story where id = ?").param(story).query(String.class).single();
  }

  @Test
  void aContactGetsOneLetterForEachStoryAndNothingIsMarked() {
    long practice = JoiningHouse.add("Not joined");
    String address = contact(practice);
    String title = "The door was open " + UUID.randomUUID();
    long story = story(practice, title);
    assertThat(house.mailTo(address)).hasSize(2);
    String letter = TestHouse.text(house.mailTo(address).getLast());
    assertThat(letter).contains(title).contains("/stories/" + story).contains("/organisations/look?service=")
        .contains("/organisations/heads-up/").doesNotContain("stay on the page");
    // Heard twice, the event writes one letter.
    house.bean(HeadsUp.class).on(new StoryPublished(story, "uk-england", 1));
    house.settle();
    assertThat(house.mailTo(address)).hasSize(2);
    Browserless nobody = Browserless.as("nobody");
    nobody.get("/stories/" + story);
    String code = house.bean(Services.class).byId(practice).orElseThrow().code();
    assertThat(nobody.get("/organisations/look?service=" + code).body()).contains(title)
        .contains("Nobody there is told").contains("/organisations/join?service=" + code).contains("nine levels");
    assertThat(progress(story)).isEqualTo("unheard");
    assertThat(
        house.sql().sql("select count(*) from story_audience where story = ?").param(story).query(Long.class).single())
        .isZero();
  }

  @Test
  void oneClickStopsTheLettersForGood() {
    long practice = JoiningHouse.add("Stopped");
    String address = contact(practice);
    String token = TestHouse.text(house.mailTo(address).getFirst())
        .replaceAll("(?s).*/organisations/heads-up/([A-Za-z0-9_-]+).*", "$1");
    Browserless nobody = Browserless.as("nobody");
    String path = "/organisations/heads-up/" + token;
    assertThat(nobody.get(path).body()).contains("Letters about new stories", "unless you say no",
        "No, do not write to me");
    assertThat(nobody.post(path, "act", "prove").body()).contains("You get these letters", "Stop these letters");
    assertThat(cast.fresh("support").get("/operate/engagement/" + practice).body()).contains("said yes on");
    // As the mail program's own button does it.
    assertThat(nobody.post(path, "List-Unsubscribe", "One-Click").body()).contains("You get no more letters",
        "Write to me again after all");
    story(practice, "Nobody hears this " + UUID.randomUUID());
    assertThat(house.mailTo(address)).hasSize(1);
    assertThat(cast.fresh("support")
        .post("/operate/engagement/" + JoiningHouse.add("Another") + "/contacts", "address", address, "name", "Again")
        .body()).contains("has asked us to stop");
    assertThat(nobody.get("/organisations/heads-up/none").statusCode()).isEqualTo(404);
    assertThat(nobody.get("/organisations/heads-up/0123456789abcdef0123").statusCode()).isEqualTo(404);
  }

  @Test
  void whereTheOrganisationHasJoinedNoHeadsUpIsSent() {
    long practice = JoiningHouse.add("Joins soon");
    String address = contact(practice);
    house.bean(Subscriptions.class).add(Caller.NOBODY,
        new NewSubscription("Joins soon " + UUID.randomUUID(), null, "charity", "registration", List.of(practice)));
    story(practice, "A charity covers this " + UUID.randomUUID());
    assertThat(house.mailTo(address)).hasSize(2);
    house.bean(Subscriptions.class).add(Caller.NOBODY,
        new NewSubscription("Joined now " + UUID.randomUUID(), null, "provider", "registration", List.of(practice)));
    story(practice, "A provider covers this " + UUID.randomUUID());
    assertThat(house.mailTo(address)).hasSize(2);
    String code = house.bean(Services.class).byId(practice).orElseThrow().code();
    assertThat(Browserless.as("nobody").get("/organisations/look?service=" + code).body())
        .contains("takes part. Its staff are told of new stories").contains("I work there");
    assertThat(Browserless.as("nobody").get("/organisations/look?service=none-such").statusCode()).isEqualTo(404);
  }
}

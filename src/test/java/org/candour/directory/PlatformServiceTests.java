package org.candour.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.candour.Browserless;
import org.candour.Cast;
import org.candour.Scene;
import org.candour.Tales;
import org.candour.TestHouse;
import org.candour.access.RoleGrants;
import org.candour.lookup.ServiceSearch;
import org.candour.people.People;
import org.candour.response.Responses;
import org.candour.shared.Caller;
import org.candour.shared.RegionId;
import org.candour.shared.SecretToken;
import org.junit.jupiter.api.Test;

/** People may tell of the platform itself, and that moves no figure of care. */
class PlatformServiceTests {

  private static final RegionId HERE = new RegionId("uk-england");
  private static final Pattern NUMBER =
      Pattern.compile("class=\"(?:figure__value|facts__value|bar__text)\"[^>]*>\\s*(?:<a [^>]*>)?([^<]*)");

  private final TestHouse house = TestHouse.get();
  private final Tales tales = new Tales();
  private final long platform =
      house.bean(Services.class).byCode(PlatformService.code("uk-england")).orElseThrow().id();

  /** Every number that these pages show. */
  private Map<String, List<String>> figures() {
    Map<String, List<String>> figures = new TreeMap<>();
    Browserless nobody = Browserless.as("nobody");
    for (String path : List.of("/", "/statistics", "/statistics/demo-fen", "/services/demo-fen")) {
      Matcher number = NUMBER.matcher(nobody.get(path).body());
      figures.put(path, number.results().map(r -> r.group(1).strip()).toList());
    }
    figures.put("nurse", NUMBER.matcher(Browserless.as("nurse").get("/work/reports").body()).results()
        .map(r -> r.group(1).strip()).toList());
    return figures;
  }

  private String stories() {
    return Browserless.as("nobody").get("/stories").body().replaceAll("(?s).*?role=\"status\"[^>]*>(.*?)</.*", "$1");
  }

  @Test
  void aStoryAboutItIsPublicAndMovesNoFigure() {
    // Everything that another test left on its way arrives first.
    house.pass(java.time.Duration.ofMinutes(10));
    Map<String, List<String>> before = figures();
    String all = stories();
    assertThat(before.get("/statistics")).isNotEmpty();
    assertThat(before.get("nurse")).isNotEmpty();
    String title = "The letters were small " + UUID.randomUUID();
    long story = tales.publish(tales.tell("uk-england", platform, title, "I could not read them."));
    assertThat(figures()).isEqualTo(before);
    assertThat(stories()).isEqualTo(all);
    Browserless nobody = Browserless.as("nobody");
    assertThat(nobody.get("/stories/" + story).body()).contains(title);
    assertThat(nobody.get("/services/candour-uk-england").body()).contains(title).contains("we answer in public");
    assertThat(nobody.get("/stories?service=candour-uk-england").body()).contains(title);
    assertThat(nobody.get("/").body()).doesNotContain(title);
    assertThat(nobody.get("/stories?words=" + title.substring(title.length() - 12)).body())
        .doesNotContain("/stories/" + story);
  }

  @Test
  void aStoryOfCareThatNamesItTooIsAStoryOfCare() {
    long ward = tales.service("uk-england", "Ward 7");
    long story = tales.publish(tales.tell("uk-england", ward, "Of both " + UUID.randomUUID(), "Care and site."));
    var stories = house.bean(org.candour.story.Stories.class);
    var there = stories.get(story);
    Cast.get().fresh("moderator");
    house.bean(org.candour.story.StoryDecisions.class).edit(Cast.get().newestPerson(0), story, there.revision(),
        new org.candour.story.StoryEdit(there.title(), there.body(), stories.tags(story), List.of(ward, platform), 1,
            "", ""));
    assertThat(about(story)).isFalse();
    house.bean(org.candour.story.StoryDecisions.class).edit(Cast.get().newestPerson(0), story,
        stories.get(story).revision(), new org.candour.story.StoryEdit(there.title(), there.body(), stories.tags(story),
            List.of(platform), 1, "", ""));
    assertThat(about(story)).isTrue();
  }

  private boolean about(long story) {
    return house.sql().sql("select about_platform from public_story where id = ?").param(story).query(Boolean.class)
        .single();
  }

  @Test
  void itIsFoundByItsNamesAndIsNoOrganisation() {
    ServiceSearch search = house.bean(ServiceSearch.class);
    for (String typed : List.of("candour", "this website", "Candor itself")) {
      assertThat(search.find(HERE, typed, 1).getFirst().id()).as(typed).isEqualTo(platform);
    }
    assertThat(search.find(new RegionId("uk-scotland"), "candour", 1).getFirst().code())
        .isEqualTo("candour-uk-scotland");
    assertThat(Browserless.as("nobody").get("/services").body()).doesNotContain("candour-uk-england");
    house.bean(PlatformService.class).beforeServing();
    assertThat(
        house.sql().sql("select count(*) from public_service where kind = 'platform'").query(Long.class).single())
        .as("one in each region").isEqualTo(house.sql().sql("select count(*) from region").query(Long.class).single());
    assertThat(house.sql().sql("select name from public_service where kind = 'platform'").query(String.class).list())
        .as("told apart").doesNotHaveDuplicates();
    for (String path : List.of("/help", "/contact", "/help/site")) {
      assertThat(Browserless.as("nobody").get(path).body()).as(path).contains("/tell?service=candour-uk-england");
    }
    assertThat(Browserless.as("nobody").get("/tell?service=candour-uk-england").body())
        .contains("name=\"service\" value=\"candour-uk-england\"");
  }

  @Test
  void nobodyIsAskedHowItsCareWas() {
    Browserless phone = Browserless.as("nobody");
    Matcher draft = Pattern.compile("name=\"draft\" value=\"([^\"]+)\"")
        .matcher(phone.post("/uk-england/tell", "device", "shared", "service", "candour-uk-england").body());
    assertThat(draft.find()).isTrue();
    phone.post("/tell/story", "draft", draft.group(1), "body", "I could not find the button.");
    phone.post("/tell/when", "draft", draft.group(1), "happened", "month");
    assertThat(phone.post("/tell/role", "draft", draft.group(1), "role", "patient").body()).contains("name=\"hopes\"")
        .doesNotContain("name=\"rate.");
    assertThat(phone.get("/services/candour-uk-england").body()).contains("Something to say about us?")
        .doesNotContain("Were you here?");
    for (String path : List.of("/organisations/join?q=candour", "/organisations/look?q=candour")) {
      assertThat(phone.get(path).body()).as(path).doesNotContain("candour-uk-england");
    }
  }

  @Test
  void whoRunsItIsToldAndAnswers() {
    long story = tales.publish(tales.tell("uk-england", platform, "Where is the button", "I looked for it."));
    People people = house.bean(People.class);
    var hana = people.byAddress("hana.lindqvist@candour.example").orElseThrow();
    long subscription =
        house.sql().sql("select scope_id::bigint from role_grant where person = ? and scope_kind = 'subscription'")
            .param(hana.id()).query(Long.class).single();
    assertThat(house.mailTo("hana.lindqvist@candour.example"))
        .anySatisfy(m -> assertThat(TestHouse.text(m)).contains("Where is the button"));
    Caller.Person caller = new Caller.Person(hana.id(), hana.name(), subscription, hana.stamp(), true,
        house.bean(RoleGrants.class).grants(hana.id()));
    Responses responses = house.bean(Responses.class);
    long response = responses.submit(caller, story, "It is at the top now.", null, SecretToken.fresh());
    responses.sendNow(caller, response);
    house.settle();
    Scene.decide("response", response, "act", "publish");
    assertThat(Browserless.as("nobody").get("/stories/" + story).body()).contains("It is at the top now.")
        .contains("Hana Lindqvist");
    assertThat(Cast.signedIn(hana.id()).get("/work/stories").body()).contains("Where is the button");
  }
}

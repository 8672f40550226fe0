package org.candour.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.candour.Browserless;
import org.candour.Cast;
import org.candour.Scene;
import org.candour.Tales;
import org.candour.TestHouse;
import org.candour.access.RoleGrants;
import org.candour.people.People;
import org.candour.response.Responses;
import org.candour.shared.Caller;
import org.candour.shared.SecretToken;
import org.candour.subscriptions.Subscriptions;
import org.candour.subscriptions.Subscriptions.NewSubscription;
import org.junit.jupiter.api.Test;

/** What an author says after an answer: who sees it, who does not, and what is counted. */
class OutcomeTests {

  private final TestHouse house = TestHouse.get();

  private Caller.Person nurse() {
    People people = house.bean(People.class);
    var amara = people.byAddress("amara.okafor@fenwick.example").orElseThrow();
    return new Caller.Person(amara.id(), amara.name(), Cast.get().mainSubscription(), amara.stamp(), true,
        house.bean(RoleGrants.class).grants(amara.id()));
  }

  /** A public answer. Gives its number. */
  private long answer(long story) {
    Responses responses = house.bean(Responses.class);
    long response = responses.submit(nurse(), story, "Thank you.", null, SecretToken.fresh());
    responses.sendNow(nurse(), response);
    house.settle();
    Scene.decide("response", response, "act", "publish");
    house.settle();
    return response;
  }

  private static String mine(Scene scene) {
    return "/mine/stories/" + scene.story;
  }

  @Test
  void theLetterAboutAnAnswerLeadsToItAndOnePressSaysThatItHelped() {
    Scene scene = Scene.published("A calm night", "It was calm.");
    long response = answer(scene.story);
    String letter = TestHouse.text(house.mailTo(scene.address).getLast());
    assertThat(letter).contains("somebody has answered you").contains("whether the answer helped")
        .doesNotContain("calm");
    Browserless author = new Browserless(house.address());
    String place = author.post(TestHouse.link(house.mailTo(scene.address).getLast()).replaceFirst("^/uk-england", ""))
        .headers().firstValue("Location").orElseThrow();
    assertThat(place).endsWith(mine(scene) + "#answer-" + response);
    assertThat(author.get("/mine").body()).contains("You were answered. Did it help?");
    assertThat(author.get(mine(scene)).body()).contains("Did this answer help you?");

    assertThat(help(author, scene, response, "partly").headers().firstValue("Location").orElseThrow())
        .endsWith("?said=helped");
    assertThat(author.get(mine(scene)).body()).contains("it helped partly");
    assertThat(author.get("/mine").body()).doesNotContain("You were answered. Did it help?");
    help(author, scene, response, "yes");
    help(author, scene, response, "yes");
    assertThat(author.get(mine(scene)).body()).contains("yes, it helped").doesNotContain("it helped partly");
    assertThat(trail("answer-helped", response)).as("saying it twice is saying it once").isEqualTo(2);
    help(author, scene, response, "unsaid");
    assertThat(house.bean(Outcomes.class).helped(scene.story)).isEmpty();
  }

  private HttpResponse<String> help(Browserless author, Scene scene, long response, String helped) {
    return author.post(mine(scene) + "/help", "answer", Long.toString(response), "helped", helped);
  }

  private long trail(String act, long subject) {
    return house.sql().sql("select count(*) from audit_entry where act = ? and subject_id = ?").params(act, subject)
        .query(Long.class).single();
  }

  private long publicChanges(long story) {
    return house.sql().sql("select count(*) from public_change where kind = 'story' and id = ?").param(story)
        .query(Long.class).single();
  }

  @Test
  void everybodyReadsThatItIsSettledOnlyWhereItsAuthorTickedThat() {
    Scene scene = Scene.published("A settled matter", "It was loud.");
    Browserless author = scene.author();
    Browserless nobody = Browserless.as("nobody");
    long changes = publicChanges(scene.story);
    author.post(mine(scene) + "/outcome", "outcome", "settled");
    assertThat(author.get(mine(scene)).body()).contains("that it is settled").contains("nobody can read that");
    assertThat(nobody.get("/stories/" + scene.story).body()).doesNotContain("The author says");
    assertThat(publicChanges(scene.story)).isEqualTo(changes);

    author.post(mine(scene) + "/outcome", "outcome", "settled", "shown", "yes");
    assertThat(nobody.get("/stories/" + scene.story).body()).contains("The author says: settled.");
    assertThat(publicChanges(scene.story)).isEqualTo(changes + 1);

    author.post(mine(scene) + "/outcome", "outcome", "further", "shown", "yes");
    assertThat(nobody.get("/stories/" + scene.story).body()).as("only that it is settled is for everybody")
        .doesNotContain("The author");
    assertThat(publicChanges(scene.story)).isEqualTo(changes + 2);
    assertThat(author.get(mine(scene)).body()).contains("you are taking it further")
        .contains("Parliamentary and Health Service Ombudsman");

    author.post(mine(scene) + "/outcome", "outcome", "unsaid");
    assertThat(house.bean(Outcomes.class).of(scene.story)).isEmpty();
  }

  @Test
  void staffInReachSeeItAtTheStoryAndOthersDoNot() {
    Scene scene = Scene.published("A matter that stays", "It was cold.");
    long response = answer(scene.story);
    Browserless author = scene.author();
    help(author, scene, response, "no");
    author.post(mine(scene) + "/outcome", "outcome", "unsettled");
    assertThat(Browserless.as("nurse").get("/stories/" + scene.story).body()).contains("The author says: not settled")
        .contains("this answer did not help").doesNotContain(scene.address);
    long elsewhere = house.sql().sql("""
        select min(p.id) from public_service p where p.region = 'uk-scotland'""").query(Long.class).single();
    long foreign = house.bean(Subscriptions.class).add(Caller.NOBODY,
        new NewSubscription("Elsewhere " + SecretToken.fresh(), null, "provider", "subscription", List.of(elsewhere)));
    for (Browserless outside : List.of(Browserless.as("nobody"), author,
        Cast.get().fresh("responder", "subscription", Long.toString(foreign)))) {
      assertThat(outside.get("/stories/" + scene.story).body()).doesNotContain("The author says")
          .doesNotContain("did not help");
    }
  }

  @Test
  void whatIsNotPublicCountsNowhere() {
    Scene scene = Scene.published("Taken back", "It was dark.");
    long response = answer(scene.story);
    Browserless author = scene.author();
    help(author, scene, response, "yes");
    author.post(mine(scene) + "/outcome", "outcome", "settled", "shown", "yes");
    assertThat(rows(scene.story)).isEqualTo(5);
    author.post(mine(scene) + "/withdrawal");
    house.settle();
    assertThat(rows(scene.story)).isZero();
    HttpResponse<String> late = author.post(mine(scene) + "/outcome", "outcome", "further");
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("Your story is not public now");
    assertThat(help(author, scene, response, "no").statusCode()).isEqualTo(409);
  }

  /** What the views have of a story. */
  private long rows(long story) {
    return house.sql().sql("""
        select (select count(*) from public_story_outcome where story = :id) + (select count(*) from staff_story_outcome
          where story = :id)
          + (select count(*) from staff_answer_help where story = :id) + (select count(*) from count_story_outcome
            where story = :id)
          + (select count(*) from count_answer_help where story = :id)""").param("id", story).query(Long.class)
        .single();
  }

  @Test
  void whatIsWrongIsSaidAndWhatIsAnothersIsNotFound() {
    Scene scene = Scene.published("Mine", "It was mine.");
    Scene other = Scene.published("Another's", "It was another's.");
    long response = answer(other.story);
    long own = answer(scene.story);
    Browserless author = scene.author();
    assertThat(author.post(mine(scene) + "/outcome", "shown", "yes").body()).contains("Choose how it stands for you")
        .containsPattern("value=\"yes\"[^>]*checked");
    assertThat(author.post(mine(scene) + "/outcome", "outcome", "<b>").body()).contains("Choose how it stands for you");
    assertThat(author.post(mine(scene) + "/help", "answer", Long.toString(own), "helped", "very").body())
        .contains("yes, partly or no");
    assertThat(author.post(mine(scene) + "/help", "answer", "\u0000x", "helped", "yes").body())
        .contains("which answer you meant");
    assertThat(help(author, scene, response, "yes").statusCode()).as("an answer to another story").isEqualTo(404);
    assertThat(help(author, scene, 999_999_999_999L, "yes").statusCode()).isEqualTo(404);
    assertThat(help(author, other, response, "yes").statusCode()).isEqualTo(404);
    assertThat(author.post(mine(other) + "/outcome", "outcome", "settled").statusCode()).isEqualTo(404);
    assertThat(house.bean(Outcomes.class).helped(other.story)).isEmpty();
    assertThat(house.bean(Outcomes.class).helped(scene.story)).isEmpty();
  }

  @Test
  void twoWhoPressAtOnceSayOneThing() {
    Scene scene = Scene.published("Pressed twice", "It was quick.");
    Browserless one = scene.author();
    Browserless two = scene.author();
    Scene
        .atOnce(() -> one.post(mine(scene) + "/outcome", "outcome", "settled", "shown", "yes"),
            () -> two.post(mine(scene) + "/outcome", "outcome", "settled", "shown", "yes"))
        .forEach(answer -> assertThat(answer.statusCode()).isEqualTo(302));
    assertThat(trail("outcome-said", scene.story)).isOne();
  }

  @Test
  void organisationsCountOnlyWhoSaidAndListThem() {
    Tales tales = new Tales();
    long place = house.bean(org.candour.directory.Directory.class)
        .add(new org.candour.directory.Directory.Node("uk-england", "organisation", true,
            "Outcomes " + SecretToken.fresh(), null, null, null, null, "outcomes", SecretToken.fresh()), "en");
    house.bean(org.candour.directory.Directory.class).settle();
    long subscription = house.bean(Subscriptions.class).add(Caller.NOBODY,
        new NewSubscription("Outcomes", place, "provider", "subscription", List.of(place)));
    Browserless manager = Cast.get().fresh("responder", "subscription", Long.toString(subscription));
    for (int i = 0; i < 6; i++) {
      long story = tales.publish(tales.tell("uk-england", place, "Told " + i, "What happened " + i));
      if (i < 5) {
        house.bean(Outcomes.class).say(new Caller.Author(author(story)), story,
            i < 2 ? "settled" : i < 4 ? "unsettled" : "further", false);
      }
    }
    String page = manager.get("/work/reports").body();
    assertThat(page).contains("Settled, as authors say").contains("2 of 5.")
        .contains("Read the 2 that are settled", "Read the 2 that are not settled", "Read the 1 that is taken further")
        .contains("No author has said yet.");
    String from = page.replaceAll("(?s).*href=\"([^\"]*of=unsettled[^\"]*)\".*", "$1").replace("&amp;", "&")
        .replaceFirst("^/uk-england", "");
    assertThat(manager.get(from).body()).contains("2 stories").contains("Told 3").doesNotContain("Told 4", "Told 5");
    assertThat(manager.get(from.replace("of=unsettled", "of=further")).body()).contains("taken further")
        .contains("1 story").contains("Told 4").doesNotContain("Told 3");
    assertThat(page).contains("None of these stories has been public for 28 days yet.")
        .doesNotContain("No stories in this period");
    assertThat(Browserless.as("nobody").get("/statistics/stories?of=settled").body())
        .doesNotContain("as their authors say");
  }

  private long author(long story) {
    return house.sql().sql("select author from story where id = ?").param(story).query(Long.class).single();
  }
}

package org.candour.culture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.candour.Browserless;
import org.candour.Cast;
import org.candour.TestHouse;
import org.candour.access.RoleGrants;
import org.candour.directory.Directory;
import org.candour.people.People;
import org.candour.shared.Caller;
import org.candour.subscriptions.Subscriptions;
import org.candour.subscriptions.Subscriptions.NewSubscription;
import org.junit.jupiter.api.Test;

class AssessmentsTests {

  private final TestHouse house = TestHouse.get();
  private final Assessments assessments = house.bean(Assessments.class);

  private record Place(long organisation, Caller.Person administrator) {}

  private Place place() {
    String code = UUID.randomUUID().toString().substring(0, 8);
    Directory directory = house.bean(Directory.class);
    long organisation = directory.add(new Directory.Node("uk-england", "organisation", true, "Levels " + code, null,
        null, null, null, "levels", code), "en");
    directory.settle();
    long subscription = house.bean(Subscriptions.class).add(Caller.NOBODY,
        new NewSubscription("Levels " + code, organisation, "provider", "subscription", List.of(organisation)));
    People people = house.bean(People.class);
    long person = people.add(Caller.NOBODY,
        new People.NewPerson("Ada " + code, code + "@levels.example", null, "Director", "executive", ""));
    house.bean(RoleGrants.class).grant(Caller.NOBODY, person, "administrator", "subscription",
        Long.toString(subscription));
    return new Place(organisation,
        new Caller.Person(person, "Ada", subscription, 1, true, house.bean(RoleGrants.class).grants(person)));
  }

  private static Assessment.NewAssessment said(Place place, int level, String why, String visibility) {
    return new Assessment.NewAssessment(place.organisation, 1, level, why, 7, LocalDate.of(2030, 6, 1), visibility);
  }

  @Test
  void theWayIsKeptAndOnlyWhatIsPublicIsShown() {
    Place place = place();
    assessments.add(place.administrator, said(place, 3, "A few of us answer.", "private"));
    assessments.add(place.administrator, said(place, 5, "Ward sisters answer themselves.", "public"));
    assessments.add(place.administrator, said(place, 4, "We were too hopeful.", "private"));

    assertThat(assessments.history(place.organisation, place.administrator.subscription()))
        .extracting(Assessment::currentLevel).containsExactly(4, 5, 3);
    String code = house.bean(org.candour.directory.Services.class).byId(place.organisation).orElseThrow().code();
    assertThat(Browserless.as("nobody").get("/services/" + code).body()).as("as its form promises")
        .contains("Where it sees itself", "Sees itself on level 5", "Ward sisters answer themselves.")
        .doesNotContain("We were too hopeful.", "A few of us answer.");
    assertThat(assessments.publicOf(place.organisation)).extracting(Assessment::currentLevel).containsExactly(5);
    assertThat(assessments.newestPublic(1)).singleElement().satisfies(a -> {
      assertThat(a.organisation()).isEqualTo(place.organisation);
      assertThat(a.writerName()).startsWith("Ada ");
    });
    assertThat(assessments.history(place.organisation, place.administrator.subscription() - 1)).isEmpty();
  }

  @Test
  void sentTwiceItIsOneEvenAtTheSameMoment() throws InterruptedException {
    Place place = place();
    try (var threads = Executors.newFixedThreadPool(8)) {
      threads.invokeAll(IntStream.range(0, 8).mapToObj(i -> (java.util.concurrent.Callable<Long>) () -> assessments
          .add(place.administrator, said(place, 6, "Sent twice.", "public"))).toList());
    }
    assertThat(assessments.history(place.organisation, place.administrator.subscription())).hasSize(1);
    assessments.add(place.administrator, said(place, 6, "Sent twice, and then again in other words.", "public"));
    assertThat(assessments.history(place.organisation, place.administrator.subscription())).hasSize(2);
  }

  @Test
  void badInputIsSaidAtTheFieldAndKept() {
    Browserless administrator = Cast.get().fresh("administrator");
    String page = administrator
        .post("/work/levels", "current", "12", "why", "", "aspired", "2", "by", "soon", "visibility", "maybe").body();
    assertThat(page).contains("Choose a level").contains("Write why you see yourselves there")
        .contains("Write a month with its year").contains("Choose who may see this").contains("value=\"soon\"");
    assertThat(administrator.post("/work/levels", "current", "6", "why", "Kept words", "aspired", "5", "by", "2099-01",
        "visibility", "private").body()).contains("or a higher one").contains("Kept words");
    assertThat(Cast.get().caller("responder").post("/work/levels", "current", "6").statusCode()).isEqualTo(404);
  }

  @Test
  void anAdministratorSaysItAndMembersSeeIt() {
    String why = "Said by a test " + UUID.randomUUID();
    Browserless administrator = Cast.get().fresh("administrator");
    for (int i = 0; i < 2; i++) {
      assertThat(administrator
          .post("/work/levels", "current", "5", "why", why, "aspired", "6", "by", "2031-01", "visibility", "private")
          .statusCode()).isEqualTo(302);
    }
    String seen = Cast.get().caller("member").get("/work/levels").body();
    assertThat(seen.split(java.util.regex.Pattern.quote(why), -1)).hasSize(2);
    assertThat(seen).doesNotContain("name=\"why\"");
    assertThat(Browserless.as("nobody").get("/levels").body()).doesNotContain(why);
    assertThat(Browserless.as("commissioner").get("/work/levels").body()).doesNotContain(why)
        .doesNotContain("is not itself a service");
    long outside = house.bean(org.candour.subscriptions.Subscriptions.class).add(org.candour.shared.Caller.NOBODY,
        new NewSubscription("Outside " + why, null, "charity", "registration", List.of(org.candour.Scene.ward())));
    assertThat(Cast.get().fresh("administrator", "subscription", Long.toString(outside)).get("/work/levels").body())
        .contains("is not itself a service");
  }
}

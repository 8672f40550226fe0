package org.candour.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.candour.Browserless;
import org.candour.Cast;
import org.candour.Tales;
import org.candour.TestHouse;
import org.candour.access.RoleGrants;
import org.candour.decision.Decision;
import org.candour.decision.DecisionAct;
import org.candour.index.StoryIndex;
import org.candour.moderation.Reviews;
import org.candour.shared.Caller;
import org.candour.shared.NotFound;
import org.candour.shared.RegionId;
import org.candour.story.Stories;
import org.candour.story.Story;
import org.candour.story.StoryEdit;
import org.candour.subscriptions.Subscriptions;
import org.candour.subscriptions.Subscriptions.NewSubscription;
import org.candour.tagging.StaffTags;
import org.junit.jupiter.api.Test;

/** What only staff may ask for: within their scope, and nobody else learns that it is there. */
class StaffFindingTests {

  private static final RegionId HERE = new RegionId("uk-england");

  private final TestHouse house = TestHouse.get();
  private final StaffFinding finding = house.bean(StaffFinding.class);
  private final Finding everybodys = house.bean(Finding.class);
  private final StaffTags tags = house.bean(StaffTags.class);
  private final Cast cast = Cast.get();
  private final Tales tales = new Tales();
  private final String marker = "qz" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);

  private Caller.Person member(String role, long subscription) {
    cast.fresh(role, "subscription", Long.toString(subscription));
    return cast.newestPerson(subscription);
  }

  private StaffQuery ask(Caller.Person person, String text) {
    house.bean(StoryIndex.class).refreshNow();
    return StaffQuery.parse(HERE, person.subscription(), person.id(), text);
  }

  private long found(Caller.Person person, String text) {
    return finding.find(ask(person, text), 20).total();
  }

  private List<Facet> facets(Caller.Person person) {
    List<StaffTags.StaffTag> known = tags.all(person, 100);
    return finding.facets(ask(person, ""),
        known.stream().filter(t -> !t.shared()).map(StaffTags.StaffTag::tag).toList(),
        known.stream().filter(StaffTags.StaffTag::shared).map(StaffTags.StaffTag::tag).toList());
  }

  private long foreign() {
    long elsewhere = house.sql().sql("""
        select p.id from public_service p where p.region = ? and not exists (
          select from public_service_ancestor a join staff_scope c on c.service = a.ancestor and c.subscription = ?
          where a.service = p.id)
        order by p.id limit 1""").params(HERE.value(), cast.mainSubscription()).query(Long.class).single();
    return house.bean(Subscriptions.class).add(Caller.NOBODY,
        new NewSubscription("Foreign " + UUID.randomUUID(), null, "provider", "subscription", List.of(elsewhere)));
  }

  @Test
  void tagsAreFoundAndCountedOnlyWhereTheyMayBeSeen() {
    long ward = tales.service(HERE.value(), "Ward 7");
    Caller.Person nurse = member("member", cast.mainSubscription());
    Caller.Person reader = member("reader", cast.mainSubscription());
    Caller.Person part = member("reader", cast.mainSubscription());
    house.bean(RoleGrants.class).grant(Caller.NOBODY, part.id(), "member", "subscription",
        Long.toString(cast.mainSubscription()));
    house.sql().sql("update role_grant set most = 2 where person = ? and role = 'member'").param(part.id()).update();
    for (int criticality : List.of(1, 4)) {
      long story = tales.publish(tales.tell(HERE.value(), ward, "Tagged " + marker, "Words " + marker));
      house.sql().sql("update story set criticality = ? where id = ?").params(criticality, story).update();
      tags.add(nurse, story, marker, true);
    }
    house.settle();
    assertThat(found(nurse, "ours=" + marker)).isEqualTo(2);
    assertThat(found(reader, "ours=" + marker)).isZero();
    assertThat(found(part, "words=" + marker)).isEqualTo(2);
    assertThat(found(part, "ours=" + marker)).isEqualTo(1);
    assertThat(facets(nurse).toString()).contains("value=" + marker);
    assertThat(facets(reader).toString()).doesNotContain(marker);
    assertThat(facets(part).stream().filter(f -> f.name().equals("ours")).flatMap(f -> f.values().stream())
        .filter(v -> v.value().equals(marker))).extracting(Facet.Value::stories).containsExactly(1L);
  }

  @Test
  void theDeskListsWhatWaitsForAnAnswer() {
    Caller.Person nurse = member("responder", cast.mainSubscription());
    long story = tales
        .publish(tales.tell(HERE.value(), tales.service(HERE.value(), "Ward 7"), "Waits " + marker, "Words " + marker));
    assertThat(Browserless.as("nurse").get("/work").body()).contains("Waits " + marker);
    assertThat(found(nurse, "progress=unanswered&words=" + marker)).isEqualTo(1);
    assertThat(found(nurse, "progress=unanswered") + found(nurse, "progress=answered")).isEqualTo(found(nurse, ""));
    assertThat(Browserless.as("nobody").get("/stories?progress=unanswered&words=" + marker).body())
        .contains("Not answered yet", "/stories/" + story);
    assertThat(everybodys.find(org.candour.finding.StoryQuery.parse(HERE, "progress=answered&words=" + marker)).total())
        .isZero();
  }

  @Test
  void looksWithinTheScopeAlone() {
    Caller.Person nurse = member("member", cast.mainSubscription());
    long inScope = house.sql().sql("""
        select count(*) from staff_story s where exists (select from public_story_service ss
          join public_service_ancestor a on a.service = ss.service
          join staff_scope c on c.service = a.ancestor and c.subscription = ? where ss.story = s.id)""")
        .param(nurse.subscription()).query(Long.class).single();
    assertThat(found(nurse, "")).isEqualTo(inScope).isLessThan(everybodys.count(StoryQuery.parse(HERE, "")));
    long critical = house.sql().sql("""
        select count(*) from staff_story s where s.criticality between 2 and 3 and exists (select
          from public_story_service ss
          join public_service_ancestor a on a.service = ss.service join staff_scope c on c.service = a.ancestor
            and c.subscription = ? where ss.story = s.id)""").param(nurse.subscription()).query(Long.class).single();
    assertThat(found(nurse, "criticalityFrom=2&criticalityTo=3")).isEqualTo(critical).isPositive();
    for (Facet facet : facets(nurse)) {
      for (Facet.Value value : facet.values()) {
        assertThat(finding.find(ask(nurse, "").narrowed(facet.name(), value.value()), 1).total())
            .as(facet.name() + " " + value.value()).isEqualTo(value.stories());
      }
    }
    Caller.Person nobodys = member("member", house.bean(Subscriptions.class).add(Caller.NOBODY,
        new NewSubscription("Empty " + UUID.randomUUID(), null, "provider", "subscription", List.of())));
    assertThat(found(nobodys, "")).as("no scope, no story").isZero();
  }

  @Test
  void tagsAreTheirsWhoMayKnowOfThem() {
    long ward = tales.service(HERE.value(), "Ward 7");
    long story =
        tales.publish(tales.tell(HERE.value(), ward, "A story with staff tags", "Words that anybody may read"));
    Caller.Person nurse = member("responder", cast.mainSubscription());
    Caller.Person colleague = member("member", cast.mainSubscription());
    Caller.Person stranger = member("administrator", foreign());
    tags.add(nurse, story, marker + " private", false);
    tags.add(nurse, story, marker + " shared", true);
    // At once, without a second's wait, on the own node.
    assertThat(
        finding.find(StaffQuery.parse(HERE, nurse.subscription(), nurse.id(), "mine=" + marker + "+private"), 5).ids())
        .containsExactly(story);
    assertThat(found(nurse, "ours=" + marker + "+shared")).isEqualTo(1);
    assertThat(found(colleague, "ours=" + marker + "+shared")).isEqualTo(1);
    assertThat(found(colleague, "mine=" + marker + "+private")).isZero();
    assertThat(found(nurse, "words=" + marker)).as("tags are no words").isZero();
    assertThat(found(stranger, "ours=" + marker + "+shared")).isZero();
    assertThat(found(stranger, "mine=" + marker + "+private")).isZero();
    assertThat(facets(nurse).toString()).contains(marker + " private", marker + " shared");
    assertThat(facets(colleague).toString()).contains(marker + " shared").doesNotContain(marker + " private");
    assertThat(facets(stranger).toString()).doesNotContain(marker);
    assertThat(tags.of(colleague, story)).extracting(StaffTags.StaffTag::tag).containsExactly(marker + " shared");
    assertThat(tags.of(stranger, story)).isEmpty();
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> tags.add(stranger, story, "mine", true))
        .isInstanceOf(NotFound.class);
    long shared = tags.of(colleague, story).getFirst().id();
    long secret = tags.of(nurse, story).stream().filter(t -> !t.shared()).findFirst().orElseThrow().id();
    tags.remove(colleague, story, secret);
    assertThat(tags.of(nurse, story)).as("another's private tag is not there for them").hasSize(2);
    tags.remove(colleague, story, shared);
    assertThat(tags.of(nurse, story)).hasSize(1);
    assertThat(found(nurse, "ours=" + marker + "+shared")).isZero();
    tales.pull(story);
    assertThat(found(nurse, "mine=" + marker + "+private")).isZero();
    assertThat(facets(nurse).toString()).doesNotContain(marker);
  }

  @Test
  void nothingOfItReachesThePublic() throws IOException {
    long ward = tales.service(HERE.value(), "Ward 7");
    long story =
        tales.publish(tales.tell(HERE.value(), ward, "A story with hidden tags", "Words that anybody may read"));
    Caller.Person nurse = member("responder", cast.mainSubscription());
    tags.add(nurse, story, marker + "p", false);
    tags.add(nurse, story, marker + "s", true);
    assertThat(found(nurse, "ours=" + marker + "s")).isEqualTo(1);
    Browserless nobody = Browserless.as("nobody");
    for (String asked : List.of("words=" + marker + "s", "tag=" + marker + "s", "good=" + marker + "p",
        "condition=" + marker + "s")) {
      assertThat(everybodys.find(StoryQuery.parse(HERE, asked)).total()).as(asked).isZero();
    }
    String near = marker.substring(0, marker.length() - 1) + "s";
    assertThat(everybodys.didYouMean(StoryQuery.parse(HERE, "words=" + near))).isEmpty();
    assertThat(everybodys.suggest(HERE, marker).any()).isFalse();
    assertThat(everybodys.facets(StoryQuery.parse(HERE, "")).toString()).doesNotContain(marker)
        .doesNotContain("criticality");
    String all = nobody.get("/stories").body();
    assertThat(nobody.get("/stories?criticalityFrom=5&mine=" + marker + "p&ours=" + marker + "s").body()
        .replaceAll("(?s)<form.*?</form>", "")).as("staff's questions change nothing for the public")
        .isEqualTo(all.replaceAll("(?s)<form.*?</form>", ""));
    assertThat(files("public")).doesNotContain(marker);
    assertThat(files("public")).doesNotContain("criticality");
    assertThat(files("staff")).as("the hunt finds what is there").contains(marker + "s");
    assertThat(nobody.get("/work/stories").statusCode()).isNotEqualTo(200);
  }

  private String files(String name) throws IOException {
    StringBuilder all = new StringBuilder();
    try (var files = Files.walk(house.folder().resolve("index").resolve(name))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
    return all.toString();
  }

  @Test
  void criticalityIsFollowedWithoutAPublicChange() {
    long ward = tales.service(HERE.value(), "Ward 7");
    long id = tales.publish(tales.tell(HERE.value(), ward, "How bad it was " + marker, "Words"));
    Caller.Person nurse = member("member", cast.mainSubscription());
    assertThat(found(nurse, "words=" + marker + "&criticalityFrom=5")).isZero();
    Stories stories = house.bean(Stories.class);
    Story story = stories.get(id);
    cast.fresh("moderator");
    Caller.Person moderator = cast.newestPerson(0);
    Reviews reviews = house.bean(Reviews.class);
    long review = tales.review(id);
    reviews.decide(moderator,
        new Reviews.SeenReview(review, reviews.get(moderator, review).revision(), story.revision()),
        new StoryEdit(story.title(), story.body(), stories.tags(id), stories.services(id), 5, "", ""),
        new Decision(DecisionAct.SAVE, null, ""));
    Awaitility.await().atMost(Duration.ofSeconds(5))
        .until(() -> finding
            .find(StaffQuery.parse(HERE, nurse.subscription(), nurse.id(), "words=" + marker + "&criticalityFrom=5"), 5)
            .total() == 1);
  }

  @Test
  void thePagesWorkWithoutScript() {
    long ward = tales.service(HERE.value(), "Ward 7");
    long story = tales.publish(tales.tell(HERE.value(), ward, "Paged " + marker, "Words"));
    Browserless nurse = cast.fresh("responder");
    String address = "/work/stories/" + story + "/tags";
    assertThat(nurse.post(address, "tag", "", "visibility", "shared").body()).contains("Write a tag");
    assertThat(nurse.post(address, "tag", "x".repeat(41), "visibility", "shared").body())
        .contains("at most 40 characters", "x".repeat(41));
    assertThat(nurse.post(address, "tag", "For the Board", "visibility", "shared").statusCode()).isEqualTo(302);
    assertThat(nurse.get(address).body()).contains("for the board", "Everybody in your organisation sees it");
    assertThat(nurse.get("/stories/" + story).body()).contains(address);
    assertThat(nurse.get("/stories?words=" + marker).body()).contains("/work/stories?words=" + marker);
    assertThat(nurse.get("/work/stories?criticalityFrom=5&criticalityTo=1").body()).contains("criticalityTo-error",
        "not below the lowest");
    assertThat(nurse.get("/work/stories?criticalityFrom=2&criticalityTo=2").body())
        .doesNotContain("criticalityTo-error");
    assertThat(nurse.get("/work/stories?service=nope").body()).contains("We do not know the service");
    String page = nurse.get("/work/stories?ours=for+the+board&words=" + marker).body();
    assertThat(page).contains("Paged " + marker, "Our tag: for the board", "criticality 2", "/stories?words=" + marker);
    assertThat(nurse.get("/work/stories").body()).contains("Our tags", "Criticality");
    assertThat(Browserless.as("nobody").get(address).statusCode()).isNotEqualTo(200);
  }
}

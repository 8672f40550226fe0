package org.candour.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.candour.Browserless;
import org.candour.Cast;
import org.candour.Tales;
import org.candour.TestHouse;
import org.candour.index.StoryIndex;
import org.candour.shared.Caller;
import org.candour.shared.RegionId;
import org.candour.story.StoryDecisions;
import org.candour.tagging.TagVocabulary;
import org.junit.jupiter.api.Test;

/** The public search over the demo's world, and what it says about it. */
class FindingTests {

  private static final RegionId HERE = new RegionId("uk-england");

  private final TestHouse house = TestHouse.get();
  private final Finding finding = house.bean(Finding.class);
  private final StoryIndex index = house.bean(StoryIndex.class);
  private final Tales tales = new Tales();

  private StoryQuery ask(String text) {
    index.refreshNow();
    return StoryQuery.parse(HERE, text);
  }

  private static String word() {
    return "zz" + UUID.randomUUID().toString().replace("-", "").chars().limit(9)
        .mapToObj(c -> String.valueOf((char) ('a' + c % 20))).collect(Collectors.joining()) + "ou";
  }

  @Test
  void everyFacetLeavesAsManyStoriesAsItSays() {
    int tried = 0;
    for (String text : List.of("", "words=ward", "words=nurse+kind", "good=kindness", "progress=answered",
        "service=demo-fen", "near=LN1&within=50", "words=zzwaitng+time")) {
      StoryQuery query = ask(text);
      for (Facet facet : finding.facets(query)) {
        for (Facet.Value value : facet.values()) {
          assertThat(finding.find(query.narrowed(facet.name(), value.value())).total())
              .as("%s, %s %s", text, facet.name(), value.value()).isEqualTo(value.stories());
          tried++;
        }
      }
    }
    assertThat(tried).isGreaterThan(100);
  }

  @Test
  void theCountsOfTheIndexAreThoseOfTheDatabase() {
    house.settle();
    house.bean(org.candour.index.StoryIndex.class).refreshNow();
    for (String column : List.of("role", "progress", "language")) {
      record Row(String value, long stories) {}
      String counted = "select " + column
          + " as value, count(*) as stories from public_story where region = ? and not about_platform group by 1";
      for (Row row : house.sql().sql(counted).param(HERE.value()).query(Row.class).list()) {
        if (!row.value().equals("answered")) {
          assertThat(finding.count(ask(column + "=" + row.value()))).as(column + " " + row.value())
              .isEqualTo(row.stories());
        }
      }
    }
    String[] tag = house.sql().sql("""
        select t.question, t.tag, count(distinct s.id) from public_story_tag t join public_story s on s.id = t.story
        where s.region = ? and not s.about_platform group by 1, 2 order by 3 desc limit 1""").param(HERE.value())
        .query((row, n) -> new String[]{row.getString(1), row.getString(2), row.getString(3)}).single();
    assertThat(finding.count(ask("").and(tag[0], tag[1]))).isEqualTo(Long.parseLong(tag[2]));
    assertThat(finding.count(ask("tag=" + tag[1] + "&polarity=" + tag[0]))).isEqualTo(Long.parseLong(tag[2]));
    String year = house.sql().sql(
        "select max(extract(year from published_at))::text from public_story where region = ? and not about_platform")
        .param(HERE.value()).query(String.class).single();
    assertThat(finding.facets(ask("")).stream().filter(f -> f.name().equals("year")).findFirst().orElseThrow().values()
        .getFirst().value()).isEqualTo(year);
  }

  @Test
  void findsNearAPlaceAndSaysWhereItDoesNotKnowOne() {
    assertThat(finding.count(ask("near=LN1+4ZQ&within=5"))).isPositive().isLessThan(finding.count(ask("")));
    assertThat(finding.count(ask("near=Fenwick+Cross&within=5"))).isEqualTo(finding.count(ask("near=ln14zq&within=5")));
    assertThat(finding.count(ask("near=TR19&within=5"))).isZero();
    assertThat(finding.unknown(ask("near=TR19")).any()).isFalse();
    List<Long> nearest = finding.find(ask("near=LN1&within=500&sort=nearest")).ids();
    assertThat(nearest).isNotEmpty();
    assertThat(house.sql()
        .sql("select bool_or(p.postcode like 'LN1 %') from public_story_service s join public_service p on p.id"
            + " = s.service where s.story = ?")
        .param(nearest.getFirst()).query(Boolean.class).single()).isTrue();
    assertThat(finding.unknown(ask("near=Nowhereatall")).at("near")).isPresent();
    assertThat(finding.find(ask("near=Nowhereatall")).total()).isZero();
    assertThat(finding.unknown(ask("service=nope&service=never")).at("service")).isPresent();
    assertThat(finding.unknown(ask("service=nope&service=demo-fen")).any()).as("one of them is enough").isFalse();
    assertThat(Browserless.as("nobody").get("/stories?service=nope").body()).contains("We do not know the service",
        "id=\"service\"");
    assertThat(Browserless.as("nobody").get("/stories?near=Nowhereatall").body()).contains("We do not know the place",
        "value=\"Nowhereatall\"");
  }

  @Test
  void aConditionIsFoundUnderItsOtherNamesAndFollowsTheVocabulary() {
    String tag = word();
    long story = tales.publish(tales.tell(HERE.value(), tales.service(HERE.value(), "Ward 7"), "A story of a condition",
        "Nothing else is in it"));
    house.sql().sql("insert into story_tag (story, question, tag) values (?, 'improve', ?)").params(story, tag)
        .update();
    retag(story);
    assertThat(finding.unknown(ask("condition=" + tag)).at("condition")).isPresent();
    TagVocabulary vocabulary = house.bean(TagVocabulary.class);
    assertThat(vocabulary.add(Caller.NOBODY, "en", tag + "itis", "condition", 0)).isTrue();
    long id = vocabulary.find(tag + "itis").orElseThrow().id();
    assertThat(finding.find(ask("condition=" + tag + "itis")).total()).isZero();
    vocabulary.addSynonym(Caller.NOBODY, id, tag, false);
    assertThat(finding.find(ask("condition=" + tag + "ITIS")).ids()).containsExactly(story);
    assertThat(finding.find(ask("words=" + tag + "itis")).ids()).as("searches follow without a restart")
        .containsExactly(story);
    assertThat(finding.suggest(HERE, tag.substring(0, 6)).conditions()).extracting(Finding.TagCount::tag)
        .containsExactly(tag + "itis");
    long worded = tales.publish(tales.tell(HERE.value(), tales.service(HERE.value(), "Ward 7"), "No tag",
        "They found " + tag + "itis by chance"));
    assertThat(finding.find(ask("condition=" + tag)).ids()).as("also where only the words say it")
        .containsExactly(worded, story);
    vocabulary.remove(Caller.NOBODY, id);
    assertThat(finding.find(ask("condition=" + tag)).total()).isZero();
  }

  private void retag(long story) {
    house.bean(org.springframework.transaction.support.TransactionTemplate.class)
        .executeWithoutResult(t -> house.bean(org.candour.audit.PublicTrail.class).changed("story", story));
    index.refreshNow();
  }

  private List<Long> exact(String words) {
    Finding.FoundStories found = finding.find(ask("").with("words", words));
    return found.ids().subList(0, (int) (found.total() - found.close()));
  }

  @Test
  void wordsAreReadInOneWay() {
    String mark = word();
    long ward = tales.service(HERE.value(), "Ward 7");
    long first = tales
        .publish(tales.tell(HERE.value(), ward, "In A&E " + mark, "I wasn't seen by the T&O team for nine hours."));
    long second = tales
        .publish(tales.tell(HERE.value(), ward, "In A & E " + mark, "I wasnt seen by the T & O team, said the G.P."));
    for (List<String> same : List.of(List.of("A&E", "A & E", "a and e", "A+E"),
        List.of("wasnt seen", "wasn't seen", "wasn’t seen", "was not seen"), List.of("T&O", "t & o", "T and O"))) {
      same.forEach(words -> assertThat(exact(mark + " " + words)).as(words).containsExactlyInAnyOrder(first, second));
    }
    assertThat(exact(mark + " gp")).containsExactly(second);
    assertThat(finding.find(ask("words=A%26E")).total()).isEqualTo(finding.find(ask("words=A+%26+E")).total());
    assertThat(finding.find(ask("words=wasnt")).ids()).isEqualTo(finding.find(ask("words=wasn%27t")).ids());
  }

  @Test
  void aNotCountsAndAPhraseIsAPhrase() {
    String mark = word();
    long ward = tales.service(HERE.value(), "Ward 7");
    long praise = published(ward, mark + " listened", "Everybody listened, listened and listened. It was not long.");
    long worse = published(ward, mark + " unheard", "I was not listened to.");
    long never = published(ward, mark + " alone", "They didn't really listen, and I waited to be seen.");
    assertThat(exact(mark + " not listened")).containsExactlyInAnyOrder(worse, never);
    assertThat(finding.find(ask("words=" + mark + "+not+listened")).ids()).doesNotContain(praise);
    assertThat(exact(mark + " wasnt listened to")).contains(worse).doesNotContain(praise);
    assertThat(exact(mark + " \"not listened to\"")).containsExactly(worse);
    assertThat(exact(mark + " \"to be seen\"")).containsExactly(never);
    assertThat(exact(mark + " \"it was not\"")).containsExactly(praise);
    assertThat(exact(mark + " listened")).contains(praise, worse, never);
    assertThat(exact(mark + " -not")).isEmpty();
  }

  @Test
  void whateverSaysNoSaysNo() {
    String mark = word();
    long ward = tales.service(HERE.value(), "Ward 7");
    long nobody = published(ward, mark + " one", "Nobody at the surgery ever really listened to me.");
    long were = published(ward, mark + " two", "They just weren't listening.");
    long never = published(ward, mark + " three", "I was never listened to.");
    long no = published(ward, mark + " four", "No-one who came would listen.");
    long praise = published(ward, mark + " five", "I cannot fault them, everybody listened. It was not long.");
    for (String typed : List.of("never listened", "no one listened", "no-one ever listened", "nobody listened",
        "noone listens", "not listened", "didn't listen", "wasnt listened to", "none of them listened",
        "without listening")) {
      assertThat(exact(mark + " " + typed)).as(typed).containsExactlyInAnyOrder(nobody, were, never, no);
    }
    assertThat(finding.find(ask("").with("words", mark + " nobody on the ward listened")).ids())
        .as("what a \"nobody\" turns may stand further on").contains(nobody, were, never, no).doesNotContain(praise);
    assertThat(finding.find(ask("").with("words", mark + " never lisstened")).ids()).as("a slip")
        .contains(nobody, were, never, no).doesNotContain(praise);
  }

  /** What has another name with a "not" in it is found by every other word that says no. */
  @Test
  void whateverSaysNoHasTheOtherNamesOfANot() {
    List<Long> not = exact("not listened");
    assertThat(not).isNotEmpty();
    for (String typed : List.of("never listened", "nobody listened", "no one listened", "didnt listen",
        "without listening")) {
      assertThat(exact(typed)).as(typed).containsAll(not);
    }
  }

  @Test
  void theWordBeforeANotIsNotLost() {
    String mark = word();
    long ward = tales.service(HERE.value(), "Ward 7");
    long will = published(ward, mark + " one", "They won't.");
    long other = published(ward, mark + " two", "I could not.");
    assertThat(exact(mark + " won't")).containsExactly(will).isEqualTo(exact(mark + " will not"));
    assertThat(exact(mark + " couldnt")).containsExactly(other);
    assertThat(exact(mark + " not")).containsExactlyInAnyOrder(will, other);
  }

  @Test
  void onePlaceOfTheBlankOrTheSignIsLikeAnother() {
    String mark = word();
    long ward = tales.service(HERE.value(), "Ward 7");
    List<Long> all =
        List.of(published(ward, mark + " one", "My dads check-up at the g p was well, and his well-being."),
            published(ward, mark + " two", "A dad's checkup by two GPs, for wellbeing."),
            published(ward, mark + " three", "The dads' check up by our G.P., for his well being."));
    for (List<String> same : List.of(List.of("checkup", "check-up", "check up", "checkups", "check-ups"),
        List.of("dads", "dad's", "dads'", "dad’s", "dad"), List.of("gp", "g p", "g.p.", "GPs", "G.P.s", "gp's"),
        List.of("wellbeing", "well-being", "well being"))) {
      for (String typed : same) {
        assertThat(exact(mark + " " + typed)).as(typed).containsExactlyInAnyOrderElementsOf(all);
        assertThat(finding.find(ask("").with("words", typed))).as(typed)
            .isEqualTo(finding.find(ask("").with("words", same.getFirst())));
      }
    }
    assertThat(exact(mark + " -checkup")).isEmpty();
  }

  /**
   * Pairs that nobody has listed: what is written in one where it was typed in two, and the other way round, comes
   * close.
   */
  @Test
  void whatIsTypedInOneOrInTwoComesCloseToTheOther() {
    String mark = word();
    long ward = tales.service(HERE.value(), "Ward 7");
    long two = published(ward, mark + " two", "Gran was taken to the garden room.");
    long one = published(ward, mark + " one", "The quietroom was locked.");
    assertThat(finding.find(ask("").with("words", mark + " gardenroom")).ids()).as("with what comes close")
        .startsWith(two);
    assertThat(finding.find(ask("").with("words", mark + " quiet room")).ids()).startsWith(one);
  }

  @Test
  void wordsThatLeaveNothingSaySo() {
    for (String nothing : List.of("the of", "!!!", "&", "it was the", "-", "\"\"")) {
      assertThat(finding.find(ask("").with("words", nothing)).total()).as(nothing).isZero();
      assertThat(finding.unknown(ask("").with("words", nothing)).at("words")).as(nothing).isPresent();
    }
    assertThat(finding.unknown(ask("words=not")).any()).isFalse();
    assertThat(Browserless.as("nobody").get("/stories?words=the+of").body()).contains("Add a word that says more",
        "id=\"words\"");
    assertThat(Cast.get().fresh("member").get("/work/stories?words=the+of").body())
        .contains("Add a word that says more");
  }

  @Test
  void aTypingErrorComesAfterWhatFitsAndIsOffered() {
    String right = word();
    String wrong = right.replaceFirst("zz", "zs");
    long ward = tales.service(HERE.value(), "Ward 7");
    long spelled = tales.publish(tales.tell(HERE.value(), ward, "Spelled " + right, right + " " + right + " " + right));
    long exact = tales.publish(tales.tell(HERE.value(), ward, "Another title here",
        "Once only " + wrong + " in a longer text of many other words"));
    Finding.FoundStories found = finding.find(ask("words=" + wrong));
    assertThat(found.ids()).as("what fits comes first, however well the other one would score").startsWith(exact);
    assertThat(found.ids()).contains(spelled);
    assertThat(found.close()).isEqualTo(found.total() - 1);
    String typed = right.substring(0, 4) + right.substring(5);
    assertThat(finding.find(ask("words=" + typed)).ids()).contains(spelled);
    assertThat(finding.didYouMean(ask("words=" + typed)).orElseThrow().words()).isEqualTo(right);
    assertThat(Browserless.as("nobody").get("/stories?words=" + typed).body()).contains("Did you mean",
        "words=" + right);
    assertThat(finding.didYouMean(ask("words=ward"))).isEmpty();
  }

  @Test
  void anotherFormOfAWordIsNoTypingError() {
    String word = word();
    long ward = tales.service(HERE.value(), "Ward 7");
    long story = tales.publish(
        tales.tell(HERE.value(), ward, "About " + word, "She bled and nobody came. My knee hurt. Physiotherapist."));
    assertThat(finding.find(ask("words=" + word + "+bleeding")).ids()).contains(story);
    assertThat(finding.didYouMean(ask("words=knees"))).as("the plural of what many write").isEmpty();
    assertThat(finding.didYouMean(ask("words=physios"))).as("a word of the vocabulary").isEmpty();
    assertThat(finding.find(ask("words=" + word + "+physiotherapy")).ids()).as("who gives it").contains(story);
  }

  @Test
  void whatIsWithdrawnIsGoneAtOnceFromEverything() {
    String word = word();
    long ward = tales.service(HERE.value(), "Ward 7");
    long author = house.bean(org.candour.people.Authors.class).reach(word + "@gone.example", null);
    long story = tales.tell(author, HERE.value(), ward, "Soon gone " + word, "It was here");
    house.sql().sql("insert into story_tag (story, question, tag) values (?, 'good', ?)").params(story, word).update();
    tales.publish(story);
    // No refresh: publishing shows at once on the own node.
    StoryQuery query = StoryQuery.parse(HERE, "words=" + word);
    assertThat(finding.find(query).ids()).containsExactly(story);
    assertThat(finding.suggest(HERE, word).tags()).hasSize(1);
    long before = finding.count(StoryQuery.parse(HERE, ""));
    String typed = word.substring(0, 4) + word.substring(5);
    assertThat(finding.didYouMean(StoryQuery.parse(HERE, "words=" + typed))).isPresent();
    house.bean(StoryDecisions.class).withdraw(new Caller.Author(author), story);
    assertThat(finding.find(query).ids()).isEmpty();
    assertThat(finding.count(StoryQuery.parse(HERE, ""))).isEqualTo(before - 1);
    assertThat(finding.suggest(HERE, word).tags()).isEmpty();
    assertThat(finding.didYouMean(StoryQuery.parse(HERE, "words=" + typed))).isEmpty();
    assertThat(
        finding.facets(StoryQuery.parse(HERE, "")).stream().flatMap(f -> f.values().stream()).map(Facet.Value::value))
        .doesNotContain(word);
    assertThat(Browserless.as("nobody").get("/stories?words=" + word).body()).doesNotContain("Soon gone");
  }

  @Test
  void aDecisionIsFoundWithinFiveSecondsWithoutAnybodyAsking() {
    String word = word();
    long story =
        tales.publish(tales.tell(HERE.value(), tales.service(HERE.value(), "Ward 7"), "First " + word, "Body"));
    house.sql().sql("insert into story_tag (story, question, tag) values (?, 'good', ?)").params(story, word + "tag")
        .update();
    house.bean(org.springframework.transaction.support.TransactionTemplate.class)
        .executeWithoutResult(t -> house.bean(org.candour.audit.PublicTrail.class).changed("story", story));
    Awaitility.await().atMost(Duration.ofSeconds(5))
        .until(() -> finding.count(StoryQuery.parse(HERE, "good=" + word + "tag")) == 1);
  }

  @Test
  void thePageIsWholeWithoutScript() {
    Browserless caller = Browserless.as("nobody");
    String page = caller.get("/stories?words=ward&good=kindness&role=relative").body();
    assertThat(page).contains("Narrow this list", "How it felt", "Good: kindness", "Take off",
        "/stories?words=ward&amp;role=relative\"");
    assertThat(caller.get("/stories/suggestions?words=ward+7").body()).contains("Ward 7");
    assertThat(
        caller.get("/stories?words=&role=&near=&within=25&good=kindness").headers().firstValue("Location").orElse(""))
        .endsWith("/stories?good=kindness");
    assertThat(StoryQuery.problems(Map.of("toldFrom", "soon")).at("toldFrom")).isPresent();
  }

  private long published(long ward, String title, String body) {
    return tales.publish(tales.tell(HERE.value(), ward, title, body));
  }
}

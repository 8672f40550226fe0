package org.candour.tagging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.candour.Browserless;
import org.candour.Cast;
import org.candour.Tales;
import org.candour.TestHouse;
import org.candour.access.Memberships;
import org.candour.access.Rights;
import org.candour.access.StoryReach;
import org.candour.finding.Facet;
import org.candour.finding.Finding;
import org.candour.finding.StaffFinding;
import org.candour.finding.StaffQuery;
import org.candour.finding.StoryQuery;
import org.candour.index.StoryIndex;
import org.candour.shared.Caller;
import org.candour.shared.NotFound;
import org.candour.shared.PublicReader;
import org.candour.shared.RegionId;
import org.candour.shared.Right;
import org.candour.story.Stories;
import org.candour.subscriptions.Subscriptions;
import org.candour.subscriptions.Subscriptions.NewSubscription;
import org.candour.tagging.PublicTags.TagRefusal;
import org.candour.tagging.PublicTags.TagWish;
import org.junit.jupiter.api.Test;

/**
 * What organisations say of a story in public: words that were read before, apart from the author's own, and gone with
 * the story.
 */
class PublicTagsTests {

  private static final RegionId HERE = new RegionId("uk-england");

  private final TestHouse house = TestHouse.get();
  private final Cast cast = Cast.get();
  private final Tales tales = new Tales();
  private final PublicTags tags = house.bean(PublicTags.class);
  private final StaffTags staffTags = house.bean(StaffTags.class);
  private final TagVocabulary vocabulary = house.bean(TagVocabulary.class);
  private final Finding finding = house.bean(Finding.class);
  private final long ward = tales.service(HERE.value(), "Ward 7");
  private final String word = "zebra" + UUID.randomUUID().toString().replace("-", "").substring(0, 10);

  private long story() {
    return tales.publish(
        tales.tell(HERE.value(), ward, "A story to be tagged " + UUID.randomUUID(), "Words that anybody may read"));
  }

  /** A word of the vocabulary that nobody else uses, with another name. */
  private String made(String ending, String group, int polarity) {
    vocabulary.add(Caller.NOBODY, "en", word + ending, group, polarity);
    return word + ending;
  }

  private Caller.Person member(String role) {
    cast.fresh(role);
    return cast.newestPerson(cast.mainSubscription());
  }

  private StoryReach reach(Caller.Person person) {
    return house.bean(Rights.class).reach(person, Right.RESPOND);
  }

  private Optional<TagRefusal> put(Caller.Person person, long story, String tag, String question) {
    return tags.put(person, reach(person), story, new TagWish(tag, question, 0));
  }

  private long found(String query) {
    house.bean(StoryIndex.class).refreshNow();
    return finding.find(StoryQuery.parse(HERE, query)).total();
  }

  /** Everything that the public may learn of this word, by where: 0 everywhere where it is hidden. */
  private Map<String, Long> seen(long story, String tag) {
    String page = Browserless.as("nobody").get("/stories/" + story).body();
    List<Facet> facets = finding.facets(StoryQuery.parse(HERE, "words=" + tag));
    return Map.of("search", found("words=" + tag), "tag", found("tag=" + tag), "suggestion",
        finding.suggest(HERE, tag).any() ? 1L : 0L, "facet", facets.toString().contains(tag) ? 1L : 0L, "page",
        page.contains(tag) ? 1L : 0L, "view", house.bean(PublicReader.class).sql()
            .sql("select count(*) from public_staff_tag where tag = ?").param(tag).query(Long.class).single());
  }

  private static final Map<String, Long> HIDDEN =
      Map.of("search", 0L, "tag", 0L, "suggestion", 0L, "facet", 0L, "page", 0L, "view", 0L);
  private static final Map<String, Long> SHOWN =
      Map.of("search", 1L, "tag", 1L, "suggestion", 1L, "facet", 1L, "page", 1L, "view", 1L);

  @Test
  void isFoundAndShownApartAndGoesWithTheStory() {
    long story = story();
    String tag = made("", "aspect", 0);
    vocabulary.addSynonym(Caller.NOBODY, vocabulary.find(tag).orElseThrow().id(), word + "other", false);
    Caller.Person nurse = member("responder");
    assertThat(put(nurse, story, " " + word + "Other", "improve")).isEmpty();
    // At once, on the own node: nothing has been refreshed yet.
    assertThat(finding.find(StoryQuery.parse(HERE, "improve=" + tag)).ids()).containsExactly(story);
    assertThat(seen(story, tag)).isEqualTo(SHOWN);
    assertThat(found("good=" + tag)).isZero();
    assertThat(found("words=" + word + "other")).as("its other name").isEqualTo(1);
    String page = Browserless.as("nobody").get("/stories/" + story).body();
    String apart = page.substring(page.indexOf("staff-tags__by"));
    assertThat(apart).contains("Added by staff of Fenwick", "Could be better", tag);
    assertThat(page.substring(0, page.indexOf("class=\"staff-tags\""))).contains("tea").doesNotContain(tag);
    assertThat(house.bean(Stories.class).tags(story)).as("the author's own").extracting(org.candour.story.Tag::tag)
        .containsExactly("tea");
    house.bean(StoryIndex.class).refreshNow();
    assertThat(house.bean(StaffFinding.class)
        .find(StaffQuery.parse(HERE, nurse.subscription(), nurse.id(), "tag=" + tag), 5).ids()).containsExactly(story);
    assertThat(house.bean(StaffFinding.class)
        .find(StaffQuery.parse(HERE, nurse.subscription(), nurse.id(), "mine=" + tag), 5).ids()).isEmpty();
    assertThat(put(nurse, story, tag, "improve")).as("again").isEmpty();
    assertThat(tags.of(nurse.subscription(), story)).hasSize(1);
    assertThat(trail(story)).containsExactly("staff-tag-added public");
    tales.pull(story);
    assertThat(seen(story, tag)).isEqualTo(HIDDEN);
    assertThatThrownBy(() -> put(nurse, story, made("late", "aspect", 0), "good")).isInstanceOf(NotFound.class);
  }

  @Test
  void whoMayNotTagTakesNoSharedTagOffByIt() {
    long story = story();
    Caller.Person nurse = member("responder");
    staffTags.add(nurse, story, word, true);
    long shared = staffTags.of(nurse, story).getFirst().id();
    String tag = made("", "aspect", 0);
    Browserless contractor = cast.fresh("contractor", "subscription", Long.toString(cast.mainSubscription()));
    assertThat(contractor.post("/work/stories/" + story + "/public-tags", "tag", tag, "question", "improve", "instead",
        Long.toString(shared)).statusCode()).isEqualTo(302);
    assertThat(staffTags.of(nurse, story)).extracting(StaffTags.StaffTag::id).containsExactly(shared);
  }

  private List<String> trail(long story) {
    return house.sql().sql("select act || ' ' || coalesce(reason, '') from audit_entry where subject_kind = 'story'"
        + " and subject_id = ? and act like 'staff-tag%' order by id").param(story).query(String.class).list();
  }

  @Test
  void whoSeesItMayChangeToAndFro() {
    long story = story();
    String tag = made("", "aspect", 0);
    Caller.Person nurse = member("responder");
    Caller.Person colleague = member("member");
    staffTags.add(nurse, story, tag, false);
    assertThat(seen(story, tag)).isEqualTo(HIDDEN);
    long own = staffTags.of(nurse, story).getFirst().id();
    assertThatThrownBy(() -> tags.put(colleague, reach(colleague), story, new TagWish(tag, "good", own)))
        .as("who may not answer says nothing").isInstanceOf(NotFound.class);
    assertThat(tags.put(nurse, reach(nurse), story, new TagWish(tag, "good", own))).isEmpty();
    assertThat(staffTags.of(nurse, story)).as("it became the public one").isEmpty();
    assertThat(seen(story, tag)).isEqualTo(SHOWN);
    assertThatThrownBy(() -> tags.remove(colleague, reach(colleague), story, 1, true)).isInstanceOf(NotFound.class);
    assertThat(tags.remove(nurse, reach(nurse), story, tags.of(nurse.subscription(), story).getFirst().id(), true))
        .isTrue();
    assertThat(seen(story, tag)).isEqualTo(HIDDEN);
    assertThat(staffTags.of(colleague, story)).extracting(StaffTags.StaffTag::tag).containsExactly(tag);
    long shared = staffTags.of(colleague, story).getFirst().id();
    assertThat(staffTags.show(colleague, story, shared, false)).isTrue();
    assertThat(staffTags.of(nurse, story)).isEmpty();
    assertThat(staffTags.show(nurse, story, staffTags.of(colleague, story).getFirst().id(), true))
        .as("another's private one is not there").isTrue();
    assertThat(staffTags.of(nurse, story)).isEmpty();
    assertThat(seen(story, tag)).isEqualTo(HIDDEN);
    assertThat(
        tags.put(nurse, reach(nurse), story, new TagWish(tag, "good", staffTags.of(colleague, story).getFirst().id())))
        .isEmpty();
    assertThat(staffTags.of(colleague, story)).as("nobody uses up another's").hasSize(1);
    assertThat(seen(story, tag)).isEqualTo(SHOWN);
    assertThat(tags.remove(nurse, reach(nurse), story, tags.of(nurse.subscription(), story).getFirst().id(), false))
        .isTrue();
    assertThat(seen(story, tag)).isEqualTo(HIDDEN);
    assertThat(staffTags.of(nurse, story)).isEmpty();
  }

  @Test
  void onlyWhatTheVocabularyKnows() {
    long story = story();
    Caller.Person nurse = member("responder");
    assertThat(put(nurse, story, word + "nobody reads this", "good")).contains(TagRefusal.UNKNOWN);
    assertThat(tags.close(made("", "aspect", 1) + "x")).first().isEqualTo(word);
    assertThat(tags.close("qqqq")).isEmpty();
    assertThat(tags.close("comunication")).contains("communication").hasSizeLessThanOrEqualTo(3);
    assertThat(put(nurse, story, word, "neutral")).contains(TagRefusal.SAYS_WHICH);
    assertThat(put(nurse, story, word, "feel")).contains(TagRefusal.NO_FEELING);
    assertThat(put(nurse, story, made("bad", "aspect", -1), "good")).contains(TagRefusal.CRITICISES);
    assertThat(put(nurse, story, made("felt", "emotion", -1), "improve")).contains(TagRefusal.A_FEELING);
    assertThat(put(nurse, story, made("felt", "emotion", -1), "feel")).isEmpty();
    assertThat(put(nurse, story, made("about", "condition", 0), "neutral")).isEmpty();
    assertThat(found("neutral=" + word + "about")).as("no such question").isGreaterThan(1);
    int most = staffTags.most("public");
    for (int i = 2; i < most; i++) {
      assertThat(put(nurse, story, made("n" + i, "aspect", 0), "good")).isEmpty();
    }
    assertThat(put(nurse, story, made("more", "aspect", 0), "good")).contains(TagRefusal.TOO_MANY);
    assertThat(put(nurse, story, word + "n2", "improve")).as("one that is there may say something else").isEmpty();
    assertThat(tags.of(nurse.subscription(), story)).hasSize(most);
  }

  @Test
  void amongOthersAndAcrossTime() {
    long story = story();
    String tag = made("", "aspect", 0);
    Caller.Person nurse = member("responder");
    long also = house.bean(Subscriptions.class).add(Caller.NOBODY,
        new NewSubscription("Also " + word, null, "charity", "subscription", List.of(ward)));
    cast.fresh("responder", "subscription", Long.toString(also));
    Caller.Person charity = cast.newestPerson(also);
    put(nurse, story, tag, "good");
    put(charity, story, tag, "good");
    long theirs = tags.of(also, story).getFirst().id();
    assertThat(tags.remove(nurse, reach(nurse), story, theirs, false)).isTrue();
    assertThat(tags.of(also, story)).as("another organisation's stays").hasSize(1);
    assertThat(Browserless.as("nobody").get("/stories/" + story).body()).contains("Added by staff of Also " + word);
    // Whoever put it there is frozen: it speaks for the organisation.
    cast.fresh("administrator");
    Caller.Person administrator = cast.newestPerson(cast.mainSubscription());
    Memberships members = house.bean(Memberships.class);
    members.freeze(administrator, nurse.id(), true, members.state(nurse.subscription(), nurse.id()));
    assertThatThrownBy(() -> put(nurse, story, made("frozen", "aspect", 0), "good")).isInstanceOf(NotFound.class);
    assertThat(tags.of(nurse.subscription(), story)).hasSize(1);
    assertThat(found("tag=" + tag)).isEqualTo(1);
    // A word that leaves the vocabulary is still what was said.
    vocabulary.remove(Caller.NOBODY, vocabulary.find(tag).orElseThrow().id());
    assertThat(found("tag=" + tag)).isEqualTo(1);
  }

  @Test
  void aModeratorTakesItOffWithAReason() {
    long story = story();
    String tag = made("", "aspect", 0);
    Browserless nurse = cast.fresh("responder");
    Caller.Person person = cast.newestPerson(cast.mainSubscription());
    put(person, story, tag, "good");
    Browserless moderator = cast.fresh("moderator", "region", HERE.value());
    String desk = "/desk/" + tales.review(story);
    String id = Long.toString(tags.of(person.subscription(), story).getFirst().id());
    assertThat(moderator.get(desk).body()).contains("What staff say about it in public", tag);
    assertThat(moderator.post(desk + "/staff-tags", "staff-tag", id).body()).contains("Choose a reason", "checked");
    assertThat(moderator.post(desk + "/staff-tags", "staff-tag", "x", "tag-reason", "no-such").body())
        .contains("Choose a tag that is there");
    assertThat(seen(story, tag)).isEqualTo(SHOWN);
    assertThat(moderator.post(desk + "/staff-tags", "staff-tag", id, "tag-reason", "recognisable").statusCode())
        .isEqualTo(302);
    assertThat(seen(story, tag)).isEqualTo(HIDDEN);
    assertThat(trail(story)).endsWith("staff-tag-taken-off recognisable");
    assertThat(Browserless.as("nobody").get("/log").body())
        .contains("A tag that staff had put on a story was taken off").doesNotContain(tag);
    String address = "/work/stories/" + story + "/public-tags";
    assertThat(nurse.get(address).body()).contains("A moderator took off “" + tag + "”");
    assertThat(nurse.post(address, "tag", tag, "question", "good").body()).contains("It cannot be put back");
    String again = Long.toString(tags.allTakenOff(story).getFirst().id());
    assertThat(moderator.post(desk + "/staff-tags", "again", again).statusCode()).isEqualTo(302);
    assertThat(nurse.post(address, "tag", tag, "question", "good").statusCode()).isEqualTo(302);
    assertThat(seen(story, tag)).isEqualTo(SHOWN);
  }

  @Test
  void thePagesKeepWhatWasTyped() {
    long story = story();
    made("", "aspect", 0);
    Browserless nurse = cast.fresh("responder");
    String address = "/work/stories/" + story + "/public-tags";
    assertThat(nurse.get("/stories/" + story).body()).contains(address);
    assertThat(nurse.post(address, "tag", "", "question", "").body()).contains("Write a tag",
        "Choose what the tag says");
    assertThat(nurse.post(address, "tag", "x".repeat(5_000), "question", "good").body())
        .contains("A tag has at most 80 characters");
    assertThat(nurse
        .post(address, "tag", "<b>comunication</b> \u0000%_'", "question", "good", "instead", "999999999999999999999")
        .body()).contains("is not one of the words", "&lt;b>").doesNotContain("<b>com");
    String close = nurse.post(address, "tag", "comunication", "question", "improve").body();
    assertThat(close).contains("Close to it: communication", "value=\"comunication\"",
        address + "?tag=communication&question=improve");
    assertThat(nurse.post(address, "tag", "comunication").body()).as("everything that is wrong at once")
        .contains("Close to it", "Choose what the tag says");
    assertThat(nurse.post(address, "tag", word, "question", "worst").body()).contains("Choose what the tag says");
    assertThat(nurse.post(address, "tag", word, "question", "good").statusCode()).isEqualTo(302);
    assertThat(nurse.get(address).body()).contains(word, "Was good. Everybody sees it");
    assertThat(nurse.post(address + "/removal", "tag", "x", "keep", "yes").statusCode()).isEqualTo(302);
    assertThat(cast.fresh("member").get(address).statusCode()).isIn(403, 404);
    assertThat(Browserless.as("nobody").get(address).statusCode()).isNotEqualTo(200);
  }
}

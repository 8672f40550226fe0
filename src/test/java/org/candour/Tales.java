package org.candour;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.candour.decision.Decision;
import org.candour.decision.DecisionAct;
import org.candour.decision.Reason;
import org.candour.moderation.Reviews;
import org.candour.people.Authors;
import org.candour.shared.Caller;
import org.candour.shared.RegionId;
import org.candour.story.NewStory;
import org.candour.story.Stories;
import org.candour.story.Story;
import org.candour.story.StoryEdit;
import org.candour.story.Tag;
import org.jspecify.annotations.Nullable;

/** Stories told and decided on through the rooms' own doors, for tests that need one in a certain state. */
public final class Tales {

  private final TestHouse house = TestHouse.get();

  /** A service by its name. */
  public long service(String region, String name) {
    return house.bean(org.candour.lookup.ServiceSearch.class).find(new RegionId(region), name, 1).getFirst().id();
  }

  /** A story that waits for a moderator. */
  public long tell(long author, String region, long service, String title, String body) {
    long id = house.bean(Stories.class).submit(new NewStory(new RegionId(region), "en", author, false, "patient",
        "talekeeper", title, body, List.of(new Tag("good", "tea")), List.of(service), "", false, "web"));
    house.settle();
    return id;
  }

  public long tell(String region, long service, String title, String body) {
    return tell(house.bean(Authors.class).reach(UUID.randomUUID() + "@tales.example", null), region, service, title,
        body);
  }

  /** A story that everybody can read. */
  public long publish(long story) {
    Story there = house.bean(Stories.class).get(story);
    decide(story, "publish", null, there.title(), there.body());
    house.pass(Duration.ofMinutes(6));
    return story;
  }

  public void pull(long story) {
    decide(story, "pull", Reason.RECOGNISABLE, "", "");
  }

  /** A moderator says how critical a story is, and changes nothing else. */
  public void rate(long story, int criticality) {
    Story there = house.bean(Stories.class).get(story);
    decide(story, "save", null, there.title(), there.body(), criticality);
  }

  /** A moderator decides, with this title and text. */
  public void decide(long story, String act, @Nullable Reason reason, String title, String body) {
    decide(story, act, reason, title, body, 2);
  }

  private void decide(long story, String act, @Nullable Reason reason, String title, String body, int criticality) {
    Stories stories = house.bean(Stories.class);
    Reviews reviews = house.bean(Reviews.class);
    long review = review(story);
    Cast.get().fresh("moderator");
    Caller.Person moderator = Cast.get().newestPerson(0);
    reviews.decide(moderator,
        new Reviews.SeenReview(review, reviews.get(moderator, review).revision(), stories.get(story).revision()),
        new StoryEdit(title, body, stories.tags(story), stories.services(story), criticality, "name-of-person", ""),
        new Decision(DecisionAct.of(act).orElseThrow(), reason, ""));
    house.settle();
  }

  /** The desk's item of a story. */
  public long review(long story) {
    return house.bean(Reviews.class).of("story", story).orElseThrow().id();
  }
}

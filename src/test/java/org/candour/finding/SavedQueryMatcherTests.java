package org.candour.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.candour.Cast;
import org.candour.Tales;
import org.candour.TestHouse;
import org.candour.index.Indexes;
import org.candour.index.StaffDocuments;
import org.candour.index.StoryIndex;
import org.candour.shared.Caller;
import org.candour.shared.RegionId;
import org.candour.tagging.StaffTags;
import org.junit.jupiter.api.Test;

/** A kept query answers for a story exactly when the search would find that story. */
class SavedQueryMatcherTests {

  private static final RegionId HERE = new RegionId("uk-england");

  private final TestHouse house = TestHouse.get();
  private final Finding finding = house.bean(Finding.class);
  private final StaffFinding staffFinding = house.bean(StaffFinding.class);
  private final Tales tales = new Tales();

  private SavedQueryMatcher matcher() {
    return new SavedQueryMatcher(house.bean(StaffDocuments.class), house.bean(QueryCompiler.class),
        house.bean(QueryNames.class), house.bean(Indexes.class));
  }

  @Test
  void agreesWithTheSearch() {
    Random random = new Random(7);
    List<String> parts = List.of("words=nurse", "words=kind+-waiting", "words=%22ward+7%22", "words=casualty",
        "words=A+%26+E", "words=wasnt", "words=not+listened", "words=the+of", "words=%22in+casualty%22",
        "service=demo-fen", "service=demo-fen&service=demo-sal", "service=nowhere", "near=LN1&within=10",
        "near=nowhereatall", "good=kindness", "feel=grateful", "condition=dementia", "condition=none", "role=relative",
        "progress=answered", "change=yes", "from=2026-01-01", "toldTo=2026-06-30", "language=en", "sort=newest",
        "criticalityFrom=2", "criticalityTo=1", "criticalityFrom=3&criticalityTo=5", "mine=board", "ours=board");
    Cast.get().fresh("member", "subscription", Long.toString(Cast.get().mainSubscription()));
    Caller.Person nurse = Cast.get().newestPerson(Cast.get().mainSubscription());
    long story = tales.publish(tales.tell(HERE.value(), tales.service(HERE.value(), "Ward 7"),
        "A kind nurse on the ward", "In casualty there was one kind nurse"));
    house.bean(StaffTags.class).add(nurse, story, "board", true);
    house.bean(StoryIndex.class).refreshNow();
    SavedQueryMatcher matcher = matcher();
    List<SavedQuery> kept = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      List<String> chosen = new ArrayList<>();
      for (int n = random.nextInt(4); n > 0; n--) {
        chosen.add(parts.get(random.nextInt(parts.size())));
      }
      String text = String.join("&", chosen);
      SavedQuery query =
          i % 2 == 0 ? StoryQuery.parse(HERE, text) : StaffQuery.parse(HERE, nurse.subscription(), nurse.id(), text);
      matcher.keep(i, query);
      kept.add(query);
    }
    List<Long> stories = new ArrayList<>(
        house.sql().sql("select id from public_story order by random() limit 25").query(Long.class).list());
    stories.add(story);
    int agreed = 0;
    for (long each : stories) {
      Set<Long> matching = new HashSet<>(matcher.matching(each));
      for (int i = 0; i < kept.size(); i++) {
        boolean found = switch (kept.get(i)) {
          case StoryQuery q -> exact(finding.find(q, 1_000)).contains(each);
          case StaffQuery q -> exact(staffFinding.find(q, 1_000)).contains(each);
        };
        assertThat(matching.contains((long) i)).as("story %s, %s", each, kept.get(i).text()).isEqualTo(found);
        agreed += found ? 1 : 0;
      }
    }
    assertThat(agreed).isGreaterThan(300);
  }

  /** Without what only comes close: an alert is for what fits. */
  private static List<Long> exact(Finding.FoundStories found) {
    return found.ids().subList(0, (int) Math.min(found.ids().size(), found.total() - found.close()));
  }

  @Test
  void forgetsAndKeepsAnew() {
    long story = tales.publish(
        tales.tell(HERE.value(), tales.service(HERE.value(), "Ward 7"), "Kept and forgotten", "Words of this story"));
    SavedQueryMatcher matcher = matcher();
    matcher.keep(1, StoryQuery.parse(HERE, "service=demo-fen"));
    matcher.keep(2, StoryQuery.parse(HERE, "service=demo-fen&sort=newest"));
    matcher.keep(3, StoryQuery.parse(HERE, "words=forgotten"));
    matcher.keep(4, StoryQuery.parse(new RegionId("uk-scotland"), "words=forgotten"));
    assertThat(matcher.matching(story)).containsExactlyInAnyOrder(1L, 2L, 3L);
    matcher.forget(1);
    matcher.keep(3, StoryQuery.parse(HERE, "words=somethingelse"));
    assertThat(matcher.matching(story)).containsExactly(2L);
    matcher.forget(2);
    matcher.forget(2);
    assertThat(matcher.matching(story)).isEmpty();
    assertThat(matcher.size()).isEqualTo(2);
    matcher.keep(3, StoryQuery.parse(HERE, "words=forgotten"));
    tales.pull(story);
    assertThat(matcher.matching(story)).as("what is not public answers nothing").isEmpty();
  }
}

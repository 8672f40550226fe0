package org.candour.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.candour.Cast;
import org.candour.TestHouse;
import org.candour.access.StoryReach;
import org.candour.directory.Directory;
import org.candour.people.Authors;
import org.candour.shared.HouseClock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was read in a part of the directory on some days, against a plain count over everything that there is. */
class ViewSumsTests {

  private static final ZoneId ZONE = ZoneId.of("Europe/London");
  private static final int DAYS = 120;

  private final TestHouse house = TestHouse.get();
  private final LocalDate today = LocalDate.ofInstant(house.bean(HouseClock.class).instant(), ZoneOffset.UTC);

  private record Node(long id, Set<Long> up) {}

  /** A story or an answer that counts, the places above it, and when how many read it. */
  private record Page(boolean answer, Set<Long> at, LocalDate day, long views) {}

  @ParameterizedTest
  @ValueSource(longs = {3, 20261122, 77})
  void aSubtreeAndAPeriodAreAPlainCount(long seed) {
    Random random = new Random(seed);
    List<Node> tree = tree(random);
    List<Page> pages = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      story(random, tree, pages);
    }
    for (int i = 0; i < 60; i++) {
      Node place = tree.get(random.nextInt(tree.size()));
      LocalDate from = today.minusDays(random.nextInt(DAYS + 20));
      Period period = i % 10 == 0 ? Period.ever(today) : new Period(from, from.plusDays(random.nextInt(60)));
      Figures.ReadCounts expected =
          new Figures.ReadCounts(count(pages, false, place.id, period), count(pages, true, place.id, period));
      assertThat(read(Cohort.ofService(place.id, period, ZONE, today))).as("%s of %s", period, place)
          .isEqualTo(expected);
      StoryReach reach = new StoryReach(List.of(new StoryReach.ReachPart(place.id, 0, 5)), List.of());
      assertThat(read(Cohort.ofReach(reach, period, ZONE, today))).as("%s within reach of %s", period, place)
          .isEqualTo(expected);
    }
    assertThat(count(pages, false, tree.getFirst().id, Period.ever(today))).as("there was something to count")
        .isGreaterThan(1_000);
  }

  private Figures.ReadCounts read(Cohort cohort) {
    return house.bean(Figures.class).read(cohort);
  }

  private static long count(List<Page> pages, boolean answers, long place, Period period) {
    return pages.stream().filter(p -> p.answer == answers && p.at.contains(place) && !p.day.isBefore(period.from())
        && !p.day.isAfter(period.to())).mapToLong(Page::views).sum();
  }

  private List<Node> tree(Random random) {
    Directory directory = house.bean(Directory.class);
    List<Node> tree = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      Node above = i == 0 ? null : tree.get(random.nextInt(tree.size()));
      long id = directory.add(new Directory.Node("uk-england", i == 0 ? "organisation" : "ward", i == 0, "Read " + i,
          null, above == null ? null : above.id, null, null, "views", UUID.randomUUID().toString()), "en");
      Set<Long> up = new TreeSet<>(above == null ? Set.of() : above.up);
      up.add(id);
      tree.add(new Node(id, up));
    }
    directory.settle();
    return tree;
  }

  private void story(Random random, List<Node> tree, List<Page> pages) {
    boolean visible = random.nextInt(5) > 0;
    Instant at = today.minusDays(random.nextInt(DAYS)).atStartOfDay(ZONE).toInstant()
        .plusNanos(random.nextInt(80_000_000) * 1_000_000L).plusNanos((long) (Math.random() * 1e6) * 1_000);
    long author = house.bean(Authors.class).reach(UUID.randomUUID() + "@views.example", null);
    long id = house.sql().sql("""
        insert into story (region, language, author, mail_ok, role, screen_name, state, criticality, shown_version,
          submitted_at, published_at)
        values ('uk-england', 'en', ?, false, 'patient', 'read', ?, ?, 1, ?, ?) returning id""")
        .params(author, visible ? "published" : "pulled", random.nextInt(6), Timestamp.from(at), Timestamp.from(at))
        .query(Long.class).single();
    Set<Long> up = new TreeSet<>();
    Set<Long> chosen = new TreeSet<>();
    for (int i = 0; i <= random.nextInt(3); i++) {
      Node about = tree.get(random.nextInt(tree.size()));
      if (chosen.add(about.id)) {
        house.sql().sql("insert into story_service (story, service, position) values (?, ?, ?)").params(id, about.id, i)
            .update();
        up.addAll(about.up);
      }
    }
    views(random, "story", id, false, visible, up, pages);
    for (int i = 0; i < random.nextInt(3); i++) {
      boolean reply = random.nextInt(4) == 0;
      boolean shown = random.nextInt(4) > 0;
      views(random, "response", answer(id, at, reply, shown), true, visible && shown && !reply, up, pages);
    }
  }

  private long answer(long story, Instant at, boolean reply, boolean shown) {
    long person = house.sql().sql("select min(id) from person").query(Long.class).single();
    return house.sql().sql("""
        insert into response (story, kind, subscription, person, author, state, shown_version, submitted_at,
          moderate_at, published_at,
          writer_name, language)
        select s.id, :kind, case when :reply then null else :subscription end, case when :reply then null
          else :person end,
          case when :reply then s.author end, :state, 1, :at, :at, :at, 'W', 'en'
        from story s where s.id = :story returning id""").param("kind", reply ? "reply" : "response")
        .param("reply", reply).param("subscription", Cast.get().mainSubscription()).param("person", person)
        .param("state", shown ? "published" : "rejected").param("at", Timestamp.from(at)).param("story", story)
        .query(Long.class).single();
  }

  private void views(Random random, String kind, long id, boolean answer, boolean counts, Set<Long> up,
      List<Page> pages) {
    for (int i = 0; i < 6; i++) {
      Page page = new Page(answer, up, today.minusDays(random.nextInt(DAYS)), 1 + random.nextInt(50));
      int fresh =
          house.sql().sql("insert into view_count (kind, id, day, views) values (?, ?, ?, ?) on conflict do nothing")
              .params(kind, id, page.day, page.views).update();
      if (fresh == 1) {
        house.sql().sql("insert into view_total values (?, ?, ?) on conflict (kind, id) do update set views ="
            + " view_total.views + excluded.views").params(kind, id, page.views).update();
      }
      if (counts && fresh == 1) {
        pages.add(page);
      }
    }
  }
}

package org.candour.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.candour.Browserless;
import org.candour.Cast;
import org.candour.TestHouse;
import org.candour.access.StoryReach;
import org.candour.directory.Directory;
import org.candour.people.Authors;
import org.candour.shared.Caller;
import org.candour.shared.HouseClock;
import org.candour.shared.RegionId;
import org.candour.subscriptions.Subscriptions;
import org.candour.subscriptions.Subscriptions.NewSubscription;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Figures over an organisation of this test's own, with stories at every edge of the definition. */
class FiguresTests {

  private static final ZoneId ZONE = ZoneId.of("Europe/London");
  private static final Pattern STORY = Pattern.compile("href=\"[^\"]*/stories/(\\d+)\"");

  private final TestHouse house = TestHouse.get();
  private final String code = "F" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(java.util.Locale.ROOT);
  private long organisation;
  private long ward;
  private long subscription;
  private LocalDate today;

  @BeforeEach
  void organisation() {
    Directory directory = house.bean(Directory.class);
    organisation = directory.add(new Directory.Node("uk-england", "organisation", true, "=Figures " + code, null, null,
        null, null, "figures", code), "en");
    ward = directory.add(new Directory.Node("uk-england", "ward", false, "Ward of " + code, null, organisation, null,
        null, "figures", code + "-W"), "en");
    directory.settle();
    subscription = house.bean(Subscriptions.class).add(Caller.NOBODY,
        new NewSubscription("Figures " + code, organisation, "provider", "subscription", List.of(organisation)));
    today = LocalDate.ofInstant(house.bean(HouseClock.class).instant(), ZONE);
  }

  /** A story published at this instant, about these services. */
  private long story(Instant published, int criticality, long... services) {
    long author = house.bean(Authors.class).reach(UUID.randomUUID() + "@figures.example", null);
    // No two stories at the same microsecond: the table says so, and demo stories are there too.
    Timestamp at = Timestamp.from(published.plusNanos((long) (Math.random() * 1e6) * 1_000));
    long id = house.sql().sql("""
        insert into story (region, language, author, mail_ok, role, screen_name, state, criticality, shown_version,
          submitted_at, published_at)
        values ('uk-england', 'en', ?, false, 'patient', 'counted', 'published', ?, 1, ?, ?) returning id""")
        .params(author, criticality, at, at).query(Long.class).single();
    house.sql().sql("""
        insert into story_version (story, number, title, body, language, writer, writer_id, written_at)
        values (?, 1, 'Counted', 'Counted', 'en', 'author', ?, ?)""").params(id, author, at).update();
    for (int i = 0; i < services.length; i++) {
      house.sql().sql("insert into story_service (story, service, position) values (?, ?, ?)")
          .params(id, services[i], i).update();
    }
    return id;
  }

  /** An answer this long after publication. Gives its number. */
  private long answer(long story, Duration after, String kind, String state) {
    boolean reply = kind.equals("reply");
    Cast.get().fresh("member");
    long person = Cast.get().newest();
    return house.sql().sql("""
        insert into response (story, kind, subscription, person, author, state, shown_version, submitted_at,
          moderate_at, published_at,
          writer_name, language)
        select s.id, :kind, case when :reply then null else :subscription end, case when :reply then null
          else :person end,
          case when :reply then s.author end, :state, 1, s.published_at, s.published_at,
            s.published_at + make_interval(secs => :seconds), 'W', 'en'
        from story s where s.id = :story returning id""").param("kind", kind).param("reply", reply)
        .param("subscription", subscription).param("person", person).param("state", state)
        .param("seconds", (double) after.toSeconds()).param("story", story).query(Long.class).single();
  }

  private void change(long response, String state) {
    house.sql().sql("insert into change (response, state, what, claimed_at) values (?, ?, 'something', ?)")
        .params(response, state, Timestamp.from(house.bean(HouseClock.class).instant())).update();
  }

  private Instant day(LocalDate day) {
    return day.atStartOfDay(ZONE).plusHours(12).toInstant();
  }

  private Cohort cohort(Period period) {
    return Cohort.ofService(organisation, period, ZONE, today);
  }

  private Set<Long> listed(Cohort cohort, CohortPart part) {
    return new HashSet<>(
        house.bean(Figures.class).stories(cohort, part, 1).items().stream().map(FigureStory::id).toList());
  }

  @Test
  void theResponseRateCountsExactlyTheStoriesOfItsDefinition() {
    LocalDate ripe = today.minusDays(60);
    long inTime = story(day(ripe), 0, ward);
    answer(inTime, Duration.ofDays(28).minusMinutes(1), "response", "published");
    long justInTime = story(day(ripe), 0, organisation, ward);
    answer(justInTime, Duration.ofDays(28), "response", "published");
    long late = story(day(ripe), 0, ward);
    answer(late, Duration.ofDays(28).plusMinutes(1), "response", "published");
    long onlyTheAuthor = story(day(ripe), 0, ward);
    answer(onlyTheAuthor, Duration.ofDays(1), "reply", "published");
    long unpublished = story(day(ripe), 0, ward);
    answer(unpublished, Duration.ofDays(1), "response", "waiting");
    answer(unpublished, Duration.ofDays(1), "response", "rejected");
    long none = story(day(today.minusDays(29)), 0, ward);
    long first = story(today.minusMonths(13).atStartOfDay(ZONE).plusMinutes(1).toInstant(), 0, ward);
    // Outside: too young, too old, about somebody else, not public.
    answer(story(day(today.minusDays(28)), 0, ward), Duration.ofDays(1), "response", "published");
    answer(story(today.minusMonths(13).atStartOfDay(ZONE).minusMinutes(1).toInstant(), 0, ward), Duration.ofDays(1),
        "response", "published");
    long pulled = story(day(ripe), 0, ward);
    answer(pulled, Duration.ofDays(1), "response", "published");
    house.sql().sql("update story set state = 'pulled' where id = ?").param(pulled).update();

    Cohort cohort = cohort(Period.ripe(today));
    assertThat(house.bean(ResponseRate.class).of(cohort)).isEqualTo(new Share(2, 7));
    assertThat(listed(cohort, CohortPart.IN_TIME)).containsExactlyInAnyOrder(inTime, justInTime);
    assertThat(listed(cohort, CohortPart.NOT_IN_TIME)).containsExactlyInAnyOrder(late, onlyTheAuthor, unpublished, none,
        first);
    assertThat(listed(cohort, CohortPart.ALL)).doesNotContain(pulled);

    String page = Browserless.as("nobody").get("/uk-england/statistics/figures-" + code).body();
    assertThat(page).contains("2 of 7").contains("Fewer than ten stories").doesNotContain("29%");
    for (String answered : List.of("yes", "no")) {
      Matcher link = Pattern.compile("href=\"(/[^\"]*answered=" + answered + ")\"").matcher(page);
      assertThat(link.find()).isTrue();
      assertThat(storiesOn(link.group(1).replace("&amp;", "&")))
          .isEqualTo(listed(cohort, answered.equals("yes") ? CohortPart.IN_TIME : CohortPart.NOT_IN_TIME));
    }
    String file = Browserless.as("nobody").get("/statistics/figures-" + code + ".csv").body();
    assertThat(file).contains("'=Figures " + code + ",").contains(",2,7,,,,");
  }

  private Set<Long> storiesOn(String address) {
    return storiesIn(Browserless.as("nobody").get(address).body());
  }

  private static Set<Long> storiesIn(String page) {
    Set<Long> found = new HashSet<>();
    Matcher link = STORY.matcher(page);
    while (link.find()) {
      found.add(Long.parseLong(link.group(1)));
    }
    return found;
  }

  @Test
  void everyPartListsWhatItCounts() {
    for (int i = 0; i < 6; i++) {
      long id = story(day(today.minusDays(40 + i)), i, i % 2 == 0 ? ward : organisation);
      if (i > 1) {
        long response = answer(id, Duration.ofDays(i), "response", "published");
        if (i > 3) {
          change(response, i == 4 ? "planned" : "made");
        }
      }
    }
    Cohort cohort = cohort(Period.lastYear(today));
    Map<CohortPart, Long> counted = house.bean(Figures.class).count(cohort, List.of(CohortPart.values()));
    counted.forEach((part, number) -> assertThat(listed(cohort, part)).as(part.word()).hasSize(number.intValue()));
    assertThat(counted).containsEntry(CohortPart.ALL, 6L).containsEntry(CohortPart.ANSWERED, 4L)
        .containsEntry(CohortPart.UNANSWERED, 2L).containsEntry(CohortPart.PLANNED, 1L)
        .containsEntry(CohortPart.MADE, 1L).containsEntry(CohortPart.CONCERN_ANSWERED, 4L)
        .containsEntry(CohortPart.CONCERN_CHANGED, 2L).containsEntry(CohortPart.CONCERN_UNCHANGED, 2L)
        .containsEntry(CohortPart.CRITICALITY_3, 1L);
  }

  @Test
  void aSubscriptionSeesItsOwnScopeOnly() {
    long own = story(day(today.minusDays(40)), 4, ward);
    Cohort theirs =
        Cohort
            .ofReach(
                new StoryReach(house.bean(Subscriptions.class).scope(subscription).stream()
                    .map(s -> new StoryReach.ReachPart(s, 0, 5)).toList(), List.of()),
                Period.lastYear(today), ZONE, today);
    assertThat(listed(theirs, CohortPart.ALL)).containsExactly(own);

    // Another organisation's member: neither counted nor listed, whatever the address says.
    Browserless other = Cast.get().caller("member");
    List<String> pages = new ArrayList<>(List.of(other.get("/work/reports").body()));
    for (CohortPart part : CohortPart.values()) {
      pages.add(other
          .get("/work/reports/stories?of=" + part.word() + "&service=figures-" + code + "&subscription=" + subscription)
          .body());
    }
    assertThat(pages).noneMatch(p -> storiesIn(p).contains(own));
  }

  @Test
  void nobodyFindsOutInPublicHowCriticalAStoryIs() {
    story(day(today.minusDays(40)), 5, ward);
    Browserless nobody = Browserless.as("nobody");
    for (String word : List.of("concern-answered", "concern-changed", "criticality-5")) {
      assertThat(storiesIn(
          nobody.get("/statistics/stories?service=figures-" + code + "&of=" + word + "&criticality=5").body()))
          .hasSize(1);
    }
    assertThat(nobody.get("/statistics").body()).doesNotContainIgnoringCase("criticality");
    assertThat(nobody.get("/statistics/figures-" + code).body()).doesNotContainIgnoringCase("criticality");
    assertThat(nobody.get("/work/reports").statusCode()).isEqualTo(302);
  }

  @Test
  void aBadDayIsSaidAtItsFieldAndStays() {
    String page = Cast.get().caller("member").get("/work/reports?from=last+year&to=2026-01-01").body();
    assertThat(page).contains("Write a day like").contains("value=\"last year\"").contains("value=\"2026-01-01\"");
  }

  @Test
  void aRegionCountsWhatWasToldThere() {
    Cohort england = Cohort.of(new RegionId("uk-england"), Period.ever(today), ZONE, today);
    long before = house.bean(Figures.class).count(england, List.of(CohortPart.ALL)).getOrDefault(CohortPart.ALL, 0L);
    story(day(today.minusDays(3)), 0, ward, organisation);
    assertThat(house.bean(Figures.class).count(england, List.of(CohortPart.ALL))).containsEntry(CohortPart.ALL,
        before + 1);
  }
}

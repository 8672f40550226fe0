package org.candour.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.candour.Browserless;
import org.candour.TestHouse;
import org.candour.directory.Directory;
import org.candour.directory.Service;
import org.candour.people.Authors;
import org.candour.regions.RegionQuestions;
import org.candour.shared.HouseClock;
import org.candour.shared.RegionId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How people answered about a service: only among many, with its parts, and never what is not public. */
class ServiceRatingsTests {

  private final TestHouse house = TestHouse.get();
  private final String code = "R" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
  private long organisation;
  private long ward;
  private Instant past;

  @BeforeEach
  void organisation() {
    organisation = add("organisation", null, code, "uk-england");
    ward = add("ward", organisation, code + "-W", "uk-england");
    house.bean(Directory.class).settle();
    past = house.bean(HouseClock.class).instant().minus(Duration.ofDays(40));
  }

  private long add(String kind, Long parent, String with, String region) {
    return house.bean(Directory.class).add(
        new Directory.Node(region, kind, parent == null, "Rated " + with, null, parent, null, null, "rated", with),
        "en");
  }

  private long story(Instant published, String state, String question, String answer, long... services) {
    long author = house.bean(Authors.class).reach(UUID.randomUUID() + "@rated.example", null);
    Timestamp at = Timestamp.from(published.plusNanos((long) (Math.random() * 1e6) * 1_000));
    long id = house.sql().sql("""
        insert into story (region, language, author, mail_ok, role, screen_name, state, shown_version, submitted_at,
          published_at)
        values ('uk-england', 'en', ?, false, 'patient', 'rated', ?, 1, ?, ?) returning id""")
        .params(author, state, at, at).query(Long.class).single();
    for (long service : services) {
      house.sql().sql("insert into story_rating (story, service, question, code) values (?, ?, ?, ?)")
          .params(id, service, question, answer).update();
    }
    return id;
  }

  private void stories(int count, String answer, long... services) {
    for (int i = 0; i < count; i++) {
      story(past, "published", "fft", answer, services);
    }
  }

  private String page(String with) {
    return Browserless.as("nobody").get("/services/rated-" + with.toLowerCase(Locale.ROOT)).body();
  }

  /** The text of the page as it is read, without tags. */
  private String read(String with) {
    return page(with).replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
  }

  @Test
  void nothingWhereNobodyAnsweredAndASentenceWhereFewDid() {
    assertThat(page(code)).doesNotContain("How people answered");
    stories(3, "very-poor", ward);
    stories(1, "very-poor", ward, organisation);
    assertThat(read(code)).contains("Overall, how was your experience of this service?")
        .contains("Fewer than five people").doesNotContain("Very poor");
    // One person who tells of several parts is still one.
    story(past, "withdrawn", "fft", "good", ward);
    story(past, "pulled", "fft", "good", ward);
    assertThat(read(code)).contains("Fewer than five people");
  }

  @Test
  void countsFromFiveOnAndSharesFromTenOn() {
    stories(4, "good", ward);
    stories(2, "poor", organisation);
    story(past, "published", "fft", "unknown", ward);
    assertThat(read(code)).contains("Good: 4 of 6.").contains("Poor: 2 of 6.").contains("Very good: 0 of 6.")
        .doesNotContain("%").contains("One answer was “I do not know”");
    assertThat(read(code + "-W")).as("what was answered about the ward alone").contains("Fewer than five people");
    stories(4, "very-good", ward);
    assertThat(read(code)).contains("Good 4 of 10: 40%").contains("Very good 4 of 10: 40%");
    assertThat(page(code)).contains("bar__share");
  }

  @Test
  void aNewStoryShowsNothingOfItselfBeforeItsMonthIsOver() {
    stories(5, "good", ward);
    story(house.bean(HouseClock.class).instant(), "published", "fft", "very-poor", ward);
    assertThat(read(code)).contains("Good: 5 of 5.").contains("Very poor: 0 of 5.");
  }

  @Test
  void aRegionAsksItsOwnQuestions() {
    String there = code + "S";
    long scottish = add("organisation", null, there, "uk-scotland");
    house.bean(Directory.class).settle();
    for (String question : List.of("listened", "together", "fft")) {
      for (int i = 0; i < 5; i++) {
        story(past, "published", question, question.equals("fft") ? "good" : "always", scottish);
      }
    }
    String page = Browserless.as("nobody").get("/services/rated-" + there.toLowerCase(Locale.ROOT)).body();
    assertThat(page).contains("They listened to me").contains("worked well together").contains("Yes, always: 5 of 5.")
        .doesNotContain("I had a say").doesNotContain("Overall, how was");
  }

  private String own(String... choices) {
    String question = "own-" + code.toLowerCase(Locale.ROOT);
    house.sql().sql("insert into rating_question (code, region, position) values (?, 'uk-northern-ireland', 90)")
        .param(question).update();
    house.sql().sql("insert into rating_question_text (question, language, asked) values (?, 'en', ?)")
        .params(question, "Was it quiet, " + code + "?").update();
    for (int i = 0; i < choices.length; i++) {
      house.sql().sql("insert into rating_choice (question, code, position, value) values (?, ?, ?, ?)")
          .params(question, "c" + i, i + 1, choices.length - i).update();
      house.sql().sql("insert into rating_choice_text (question, code, language, label) values (?, ?, 'en', ?)")
          .params(question, "c" + i, choices[i]).update();
    }
    house.bean(RegionQuestions.class).refresh();
    return question;
  }

  private Service northern(String with) {
    long id = add("organisation", null, with, "uk-northern-ireland");
    house.bean(Directory.class).settle();
    return house.bean(org.candour.directory.Services.class).byId(id).orElseThrow();
  }

  @Test
  void aChoiceThatIsOfferedNoLongerStandsWhereSomebodyChoseIt() {
    String question = own("Quiet", "Rather quiet", "Loud");
    String there = code + "N";
    long service = northern(there).id();
    for (int i = 0; i < 5; i++) {
      story(past, "published", question, "c0", service);
    }
    house.sql().sql("update rating_choice set ended = true where question = ? and code in ('c0', 'c1')").param(question)
        .update();
    house.bean(RegionQuestions.class).refresh();
    String page = Browserless.as("nobody").get("/services/rated-" + there.toLowerCase(Locale.ROOT)).body()
        .replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
    assertThat(page).contains("Quiet: 5 of 5.").contains("Loud: 0 of 5.").doesNotContain("Rather quiet");
    house.sql().sql("update rating_question set ended = true where code = ?").param(question).update();
    house.bean(RegionQuestions.class).refresh();
  }

  private ServiceRatings.GivenRatings first(ServiceRatings ratings, Service service) {
    Instant now = house.bean(HouseClock.class).instant();
    LocalDate month = now.atZone(ZoneOffset.UTC).toLocalDate().withDayOfMonth(1);
    return ratings
        .of(new ServiceRatings.Key(service.id(), month, "en",
            house.bean(RegionQuestions.class).answered(new RegionId(service.region()), "en")), now, 5)
        .questions().getFirst().given().getFirst();
  }

  /** A large service is not counted anew for each reader; what is asked about it is said in the words of now. */
  @Test
  void aLargeServiceSpeaksInNewWordsAsSoonAsTheQuestionsAreReadAgain() {
    String question = own("Quiet", "Loud");
    Service service = northern(code + "L");
    for (int i = 0; i < 5; i++) {
      story(past, "published", question, "c0", service.id());
    }
    ServiceRatings ratings = house.bean(ServiceRatings.class);
    assertThat(first(ratings, service).label()).isEqualTo("Quiet");
    story(past, "published", question, "c0", service.id());
    assertThat(first(ratings, service).share().whole()).as("not counted anew").isEqualTo(5);
    house.sql().sql("update rating_choice_text set label = 'Very quiet' where question = ? and code = 'c0'")
        .param(question).update();
    house.bean(RegionQuestions.class).refresh();
    assertThat(first(ratings, service).label()).isEqualTo("Very quiet");
    house.sql().sql("update rating_question set ended = true where code = ?").param(question).update();
    house.bean(RegionQuestions.class).refresh();
  }

  @Test
  void aStoryPageShowsNoAnswerOfItsOwn() {
    assertThat(Browserless.as("nobody").get("/stories/" + demo()).body()).doesNotContain("Overall, how was")
        .doesNotContain("Very good");
  }

  private long demo() {
    return house.sql().sql(
        "select min(story) from public_story_rating r where exists (select from public_story s where s.id = r.story)")
        .query(Long.class).single();
  }
}

package org.candour.reading;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.candour.directory.Service;
import org.candour.regions.RegionQuestions;
import org.candour.report.Share;
import org.candour.report.SmallNumbers;
import org.candour.shared.PublicReader;
import org.candour.shared.RegionId;
import org.candour.shared.Shell;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How authors answered their region's questions about a service and all below it, over public stories. Shown only among
 * many: never for one story, nothing of few, and of whole months, so that no new story shows its answer by moving a
 * number.
 */
@Component
class ServiceRatings {

  /** Where so many answered, one more or less is seen by nobody, and counting takes its time. */
  private static final long LARGE = 10_000;

  private final PublicReader reader;
  private final RegionQuestions questions;
  private final Cache<Key, Ratings> large =
      Caffeine.newBuilder().maximumSize(2_000).expireAfterWrite(Duration.ofMinutes(30)).build();

  ServiceRatings(PublicReader reader, RegionQuestions questions) {
    this.reader = reader;
    this.questions = questions;
  }

  /**
   * A question with its answers.
   *
   * @param shown how much so many stories allow
   * @param given the best first
   * @param unknown how many said that they do not know
   */
  record AskedQuestion(String asked, SmallNumbers shown, List<GivenRatings> given, long unknown) {}

  record GivenRatings(String label, Share share) {}

  /** @param until the last day whose stories are counted */
  record Ratings(LocalDate until, List<AskedQuestion> questions) {}

  /** {@code code} is null where the row counts all answers that say something, or all that do not. */
  private record Row(String question, @Nullable String code, boolean unknown, long answers, long stories) {}

  /** With what was asked, so that other words, or another order, are another key. */
  record Key(long service, LocalDate month, String language, List<RegionQuestions.RatingQuestion> asked) {}

  /** Nothing where nobody answered. */
  Ratings of(Service service, Shell shell) {
    LocalDate month = shell.today().withDayOfMonth(1);
    String language = shell.words().language();
    List<RegionQuestions.RatingQuestion> asked = questions.answered(new RegionId(service.region()), language);
    return of(new Key(service.id(), month, language, asked), month.atStartOfDay(shell.zone()).toInstant(), LARGE);
  }

  /** @param many from so many answers on they are not counted anew for each reader */
  Ratings of(Key key, Instant until, long many) {
    Ratings known = large.getIfPresent(key);
    if (known != null) {
      return known;
    }
    List<Row> rows = rows(key, until);
    Ratings ratings = ratings(key, rows);
    if (rows.stream().anyMatch(r -> r.code == null && r.answers >= many)) {
      large.put(key, ratings);
    }
    return ratings;
  }

  private List<Row> rows(Key key, Instant until) {
    return reader.sql().sql("""
        select r.question, r.code, c.value is null as unknown, count(*) as answers, count(distinct r.story) as stories
        from public_service_ancestor a join public_story_rating r on r.service = a.service and r.published_at < :until
        join public_rating_choice c on c.question = r.question and c.code = r.code and c.language = :language
        where a.ancestor = :service group by grouping sets ((r.question, r.code, (c.value is null)),
          (r.question, (c.value is null)))""").param("until", Timestamp.from(until)).param("language", key.language)
        .param("service", key.service).query(Row.class).list();
  }

  private static Ratings ratings(Key key, List<Row> rows) {
    Map<String, Row> all = new HashMap<>();
    Map<String, Long> each = new HashMap<>();
    rows.forEach(r -> {
      if (r.code != null) {
        each.put(r.question + " " + r.code, r.answers);
      } else if (!r.unknown) {
        all.put(r.question, r);
      }
    });
    return new Ratings(key.month.minusDays(1),
        key.asked.stream().filter(q -> all.containsKey(q.code())).map(q -> asked(q, all, each)).toList());
  }

  private static AskedQuestion asked(RegionQuestions.RatingQuestion question, Map<String, Row> all,
      Map<String, Long> each) {
    Row whole = all.getOrDefault(question.code(), new Row(question.code(), null, false, 0, 0));
    return new AskedQuestion(question.asked(), SmallNumbers.of(whole.stories),
        question.choices().stream()
            .filter(c -> c.value() != null && (!c.ended() || each.containsKey(question.code() + " " + c.code())))
            .map(c -> new GivenRatings(c.label(),
                new Share(each.getOrDefault(question.code() + " " + c.code(), 0L), whole.answers)))
            .toList(),
        question.choices().stream().filter(c -> c.value() == null)
            .mapToLong(c -> each.getOrDefault(question.code() + " " + c.code(), 0L)).sum());
  }
}

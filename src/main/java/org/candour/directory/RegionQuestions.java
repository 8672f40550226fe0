package org.candour.directory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.candour.shared.RegionId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a region asks besides the story: how care was, on its own scale, and age ranges. Data, so that a region can differ by rows alone. */
@Component
public class RegionQuestions {

  private record Key(String table, RegionId region, String language) {}

  private record Row(String question, String asked, String code, String label, @Nullable Integer value) {}

  private final JdbcClient sql;
  // The rows change with a migration, not while somebody tells.
  private final Cache<Key, List<Question>> kept = Caffeine.newBuilder().expireAfterWrite(Duration.ofMinutes(5)).build();

  RegionQuestions(JdbcClient sql) {
    this.sql = sql;
  }

  /**
   * A question with its choices in their order.
   *
   * @param code  keeps its meaning for good
   * @param asked as people read it
   */
  public record Question(String code, String asked, List<Choice> choices) {

    public boolean takes(@Nullable String choice) {
      return choices.stream().anyMatch(c -> c.code.equals(choice));
    }

    /** What is read for this code; nothing for one that is not ours. */
    public String label(@Nullable String choice) {
      return choices.stream().filter(c -> c.code.equals(choice)).map(Choice::label).findFirst().orElse("");
    }
  }

  /** @param value how good, the higher the better; null where it tells nothing */
  public record Choice(String code, String label, @Nullable Integer value) {}

  /** What is asked about each service; none where the region asks nothing. */
  public List<Question> ratings(RegionId region, String language) {
    return kept.get(new Key("rating", region, language), key -> questions(sql.sql("""
        select q.code as question, qt.asked, c.code, ct.label, c.value from rating_question q
        join rating_question_text qt on qt.question = q.code and qt.language = :language
        join rating_choice c on c.question = q.code
        join rating_choice_text ct on ct.question = c.question and ct.code = c.code and ct.language = :language
        where q.region = :region order by q.position, c.position""").param("language", language).param("region", region.value()).query(Row.class).list()));
  }

  /** The age ranges, as one question. */
  public Question ages(RegionId region, String language) {
    return kept.get(new Key("age", region, language), key -> questions(sql.sql("""
        select 'age' as question, '' as asked, a.code, t.label, null::int as value from age_range a
        join age_range_text t on t.region = a.region and t.code = a.code and t.language = :language
        where a.region = :region order by a.position""").param("language", language).param("region", region.value()).query(Row.class).list()))
        .stream().findFirst().orElse(new Question("age", "", List.of()));
  }

  private static List<Question> questions(List<Row> rows) {
    Map<String, Question> all = new LinkedHashMap<>();
    rows.forEach(r -> all.computeIfAbsent(r.question, q -> new Question(q, r.asked, new ArrayList<>())).choices.add(new Choice(r.code, r.label, r.value)));
    return List.copyOf(all.values());
  }
}

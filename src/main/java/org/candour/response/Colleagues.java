package org.candour.response;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.candour.shared.PlainText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which colleagues of a subscription may answer a story at this moment. */
@Component
public class Colleagues {

  /** How many a search shows. */
  public static final int FOUND = 20;

  // Who may answer is found once and as a whole: asked of each name by itself, thousands of members would take a
  // minute.
  private static final String MAY_ANSWER = """
      with may as materialized (
        select distinct r.person from staff_story s cross join staff_story_right(:now, s.id, s.criticality) r
        where s.id = :story and r.subscription = :subscription and r.permit = 'respond'
      ), colleague as materialized (
        select c.person, c.name, c.job_title, c.known from staff_colleague c where c.subscription = :subscription
          and not c.frozen
      )
      select c.person, c.name, c.job_title, c.known from colleague c where c.person = any(array(select person from may))
      """;

  private final JdbcClient sql;
  private final Clock clock;

  Colleagues(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /**
   * A colleague who may answer.
   *
   * @param known whether they have been here themselves: an answer in their name shows it to everybody
   */
  public record Colleague(long person, String name, String jobTitle, boolean known) {}

  /** Those with this in their name, by name; never the one who asks. */
  public List<Colleague> find(long subscription, long story, String q, long asker) {
    String like = PlainText.anywhere(q);
    return q.isBlank()
        ? List.of()
        : sql
            .sql(MAY_ANSWER
                + " and c.person <> :asker and c.name ilike :like order by c.name collate names, c.person limit :most")
            .param("subscription", subscription).param("story", story).param("asker", asker).param("like", like)
            .param("most", FOUND).param("now", Timestamp.from(clock.instant())).query(Colleague.class).list();
  }

  /** Those of these persons who may answer, by name. */
  public List<Colleague> among(long subscription, long story, Collection<Long> persons) {
    return persons.isEmpty()
        ? List.of()
        : sql.sql(MAY_ANSWER + " and c.person = any(:persons) order by c.name collate names, c.person")
            .param("subscription", subscription).param("story", story).param("persons", persons.toArray(Long[]::new))
            .param("now", Timestamp.from(clock.instant())).query(Colleague.class).list();
  }
}

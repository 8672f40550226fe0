package org.candour.response;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@link Colleagues}. */
@Repository
class ColleagueStore {

  // Who may answer is found once and as a whole: asked of each name by itself, thousands of members would take a
  // minute.
  static final String MAY_ANSWER = """
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

  ColleagueStore(JdbcClient sql) {
    this.sql = sql;
  }

  List<Colleagues.Colleague> find(Instant now, String like, long asker, long story, long subscription) {
    return sql
        .sql(MAY_ANSWER
            + " and c.person <> :asker and c.name ilike :like order by c.name collate names, c.person limit :most")
        .param("subscription", subscription).param("story", story).param("asker", asker).param("like", like)
        .param("most", Colleagues.FOUND).param("now", Timestamp.from(now)).query(Colleagues.Colleague.class).list();
  }

  List<Colleagues.Colleague> among(Instant now, Collection<Long> persons, long story, long subscription) {
    return sql.sql(MAY_ANSWER + " and c.person = any(:persons) order by c.name collate names, c.person")
        .param("subscription", subscription).param("story", story).param("persons", persons.toArray(Long[]::new))
        .param("now", Timestamp.from(now)).query(Colleagues.Colleague.class).list();
  }
}

package org.candour.outcome;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@link Outcomes}. */
@Repository
class OutcomeStore {

  private final JdbcClient sql;

  OutcomeStore(JdbcClient sql) {
    this.sql = sql;
  }

  Optional<Outcomes.SaidOutcome> of(long story) {
    return sql.sql("select state, shown, said_at as at from story_outcome where story = ?").param(story)
        .query(Outcomes.SaidOutcome.class).optional();
  }

  List<Outcomes.Help> helped(long story) {
    return sql.sql("select response, helped, said_at as at from answer_help where story = ?").param(story)
        .query(Outcomes.Help.class).list();
  }

  Optional<Outcomes.SaidOutcome> seen(long story) {
    return sql.sql("select state, false as shown, said_at as at from staff_story_outcome where story = ?").param(story)
        .query(Outcomes.SaidOutcome.class).optional();
  }

  List<Outcomes.Help> seenHelp(long story) {
    return sql.sql("select response, helped, said_at as at from staff_answer_help where story = ?").param(story)
        .query(Outcomes.Help.class).list();
  }

  List<Long> unsaid(Collection<Long> stories) {
    return sql.sql("""
        select distinct r.story from public_response r where r.story = any(?) and r.kind <> 'reply'
          and not exists (select from answer_help h where h.response = r.id)""").param(stories.toArray(Long[]::new))
        .query(Long.class).list();
  }

  void delete(long story) {
    sql.sql("delete from story_outcome where story = ?").param(story).update();
  }

  void insert(Instant now, boolean seen, String state, long story) {
    sql.sql("""
          insert into story_outcome as o (story, state, shown, said_at) values (:story, :state, :shown, :now)
          on conflict (story) do update set state = excluded.state, shown = excluded.shown,
            said_at = case when o.state = excluded.state then o.said_at else excluded.said_at end""")
        .param("story", story).param("state", state).param("shown", seen).param("now", Timestamp.from(now)).update();
  }

  void deleteHelp(long response) {
    sql.sql("delete from answer_help where response = ?").param(response).update();
  }

  void insertHelp(Instant now, String helped, long story, long response) {
    sql.sql("""
          insert into answer_help (response, story, helped, said_at) values (:response, :story, :helped, :now)
          on conflict (response) do update set helped = excluded.helped, said_at = excluded.said_at""")
        .param("response", response).param("story", story).param("helped", helped).param("now", Timestamp.from(now))
        .update();
  }
}

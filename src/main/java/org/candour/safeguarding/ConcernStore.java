package org.candour.safeguarding;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.candour.shared.Caller;
import org.candour.shared.RegionId;
import org.candour.story.Story;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@link Concerns}. */
@Repository
class ConcernStore {

  static final String CONCERN = "select id, story, region, kind, words, speak, state, revision, opened_at from concern";

  private final JdbcClient sql;

  ConcernStore(JdbcClient sql) {
    this.sql = sql;
  }

  Optional<Long> raise(Story story, Concerns.NewConcern concern, Instant now) {
    return sql.sql("""
        insert into concern (story, region, kind, words, speak, opened_at, once)
        values (:story, :region, :kind, :words, :speak, :now, :once)
        on conflict (story, once) do nothing returning id""").param("story", story.id()).param("region", story.region())
        .param("kind", concern.kind()).param("words", concern.words()).param("speak", concern.speak())
        .param("now", Timestamp.from(now)).param("once", concern.once()).query(Long.class).optional();
  }

  List<Concern> ofStory(long story) {
    return sql.sql(CONCERN + " where story = ? order by opened_at desc, id desc limit 50").param(story)
        .query(Concern.class).list();
  }

  List<Concern> list(RegionId region, boolean closed, int page) {
    return sql
        .sql(CONCERN + " where region = ? and (state = 'closed') = ? order by "
            + (closed ? "opened_at desc, id desc" : "(state = 'open') desc, opened_at, id") + " limit ? offset ?")
        .params(region.value(), closed, Concerns.PAGE, (page - 1L) * Concerns.PAGE).query(Concern.class).list();
  }

  long count(RegionId region, boolean closed) {
    return sql.sql("select count(*) from concern where region = ? and (state = 'closed') = ?")
        .params(region.value(), closed).query(Long.class).single();
  }

  Optional<Concern> get(long id) {
    return sql.sql(CONCERN + " where id = ?").param(id).query(Concern.class).optional();
  }

  List<Concern.ConcernStep> steps(long concern) {
    return sql.sql("""
        select t.id, coalesce((select m.name from staff_person m where m.id = t.person), '') as person_name, t.act,
          t.done, t.note, t.at
        from concern_step t where t.concern = ? order by t.id""").param(concern).query(Concern.ConcernStep.class)
        .list();
  }

  int move(String state, long id, int revision) {
    return sql
        .sql(
            "update concern set state = ?, revision = revision + 1 where id = ? and revision = ? and state <> 'closed'")
        .params(state, id, revision).update();
  }

  void insertStep(long id, Caller.Person by, Concerns.NewStep step, Instant now) {
    sql.sql("insert into concern_step (concern, person, act, done, note, at) values (?, ?, ?, ?, ?, ?)")
        .params(id, by.id(), step.act(), step.done(), step.note(), Timestamp.from(now)).update();
  }
}

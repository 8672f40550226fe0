package org.candour.culture;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.candour.people.PersonAccount;
import org.candour.shared.Caller;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@link Assessments}. */
@Repository
class AssessmentStore {

  static final String COLUMNS = """
      select id, organisation, subscription, writer_name, job_title, level_version, current_level, why, aspired_level,
        aspired_by,
             visibility, made_at
      from assessment
      """;

  private final JdbcClient sql;

  AssessmentStore(JdbcClient sql) {
    this.sql = sql;
  }

  void add(Assessment.NewAssessment said) {
    sql.sql("select pg_advisory_xact_lock(hashtext('assessment'), ?)").param((int) said.organisation())
        .query((row, n) -> n).list();
  }

  List<Assessment> sameAgain(Assessment.NewAssessment said, Caller.Person by, Instant now) {
    return sql
        .sql(COLUMNS + "where organisation = ? and subscription = ? and made_at > ? order by made_at desc limit 1")
        .params(said.organisation(), by.subscription(), Timestamp.from(now.minus(Assessments.SAME_VISIT)))
        .query(Assessment.class).list();
  }

  long insert(Instant now, Assessment.NewAssessment said, PersonAccount person, Caller.Person by) {
    return sql.sql("""
        insert into assessment (organisation, subscription, person, writer_name, job_title, level_version,
          current_level, why,
          aspired_level, aspired_by, visibility, made_at)
        values (:organisation, :subscription, :person, :name, :job, :version, :current, :why, :aspired, :by,
          :visibility, :now)
        returning id""").param("organisation", said.organisation()).param("subscription", by.subscription())
        .param("person", by.id()).param("name", person.name()).param("job", person.jobTitle())
        .param("version", said.levelVersion()).param("current", said.current()).param("why", said.why())
        .param("aspired", said.aspired()).param("by", said.aspiredBy()).param("visibility", said.visibility())
        .param("now", Timestamp.from(now)).query(Long.class).single();
  }

  List<Assessment> history(long organisation, long subscription) {
    return sql.sql(COLUMNS + "where organisation = ? and subscription = ? order by made_at desc, id desc")
        .params(organisation, subscription).query(Assessment.class).list();
  }

  List<Assessment> publicOf(long organisation) {
    return sql.sql(COLUMNS + "where organisation = ? and visibility = 'public' order by made_at desc, id desc")
        .param(organisation).query(Assessment.class).list();
  }

  List<Assessment> newestPublic(int atMost) {
    return sql.sql("select * from (select distinct on (organisation) * from (" + COLUMNS + """
        where visibility = 'public') p order by organisation, made_at desc, id desc) n order by made_at desc limit ?""")
        .param(atMost).query(Assessment.class).list();
  }
}

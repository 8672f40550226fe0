package org.candour.culture;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.candour.accounts.People;
import org.candour.accounts.PersonAccount;
import org.candour.audit.Audit;
import org.candour.shared.Caller;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What organisations say of themselves. Nothing is ever overwritten, so that movement can be seen. */
@Component
public class Assessments {

  private static final Duration SAME_VISIT = Duration.ofDays(1);
  private static final String COLUMNS = """
      select id, organisation, subscription, writer_name, job_title, level_version, current_level, why, aspired_level,
        aspired_by,
             visibility, made_at
      from assessment
      """;

  private final JdbcClient sql;
  private final Clock clock;
  private final People people;
  private final Audit audit;

  Assessments(JdbcClient sql, Clock clock, People people, Audit audit) {
    this.sql = sql;
    this.clock = clock;
    this.people = people;
    this.audit = audit;
  }

  /**
   * Adds what a member says on behalf of their subscription. The same words sent twice within a day are one assessment.
   */
  @Transactional
  public long add(Caller.Person by, Assessment.NewAssessment said) {
    // Two sendings at the same moment take turns here.
    sql.sql("select pg_advisory_xact_lock(hashtext('assessment'), ?)").param((int) said.organisation())
        .query((row, n) -> n).list();
    Instant now = clock.instant();
    List<Assessment> before =
        sql.sql(COLUMNS + "where organisation = ? and subscription = ? and made_at > ? order by made_at desc limit 1")
            .params(said.organisation(), by.subscription(), Timestamp.from(now.minus(SAME_VISIT)))
            .query(Assessment.class).list();
    if (!before.isEmpty() && before.getFirst().says(said)) {
      return before.getFirst().id();
    }
    PersonAccount person = people.byId(by.id()).orElseThrow();
    long id = sql.sql("""
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
    audit.record(by, Audit.Act.of("assessment-added", "assessment", id));
    return id;
  }

  /** Everything that a subscription has said of its organisation, newest first. */
  public List<Assessment> history(long organisation, long subscription) {
    return sql.sql(COLUMNS + "where organisation = ? and subscription = ? order by made_at desc, id desc")
        .params(organisation, subscription).query(Assessment.class).list();
  }

  /** What everybody may see of an organisation's way, newest first. */
  public List<Assessment> publicOf(long organisation) {
    return sql.sql(COLUMNS + "where organisation = ? and visibility = 'public' order by made_at desc, id desc")
        .param(organisation).query(Assessment.class).list();
  }

  /** The newest public ones, one for each organisation. */
  public List<Assessment> newestPublic(int atMost) {
    return sql.sql("select * from (select distinct on (organisation) * from (" + COLUMNS + """
        where visibility = 'public') p order by organisation, made_at desc, id desc) n order by made_at desc limit ?""")
        .param(atMost).query(Assessment.class).list();
  }
}

package org.candour.members;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.candour.shared.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who can do what with a story, and by which of their roles: the same views that decide it. */
@Repository
class StoryAccessStore {

  static final int PER_PAGE = 50;

  private final JdbcClient sql;
  private final Clock clock;

  StoryAccessStore(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /**
   * What is asked about: a story that there is, or one that might be told.
   *
   * @param story 0 for one that might be told
   */
  record AskedEmergency(long story, List<Long> services, int criticality) {}

  /**
   * One reason: a person may do these things, by a role over this service, their own or that of whom they stand in for.
   *
   * @param person who
   * @param name as colleagues call them
   * @param permits the codes of what they may do by it
   * @param role its id
   * @param since when it was given
   * @param through the name of the service that the role is over, and in which the story lies
   * @param holder for whom they stand in, where the role is that of a colleague; else null
   */
  record SightReason(long person, String name, List<String> permits, String role, Instant since, String through,
      @Nullable String holder) {}

  /**
   * Where a role of somebody falls short.
   *
   * @param role its id
   * @param frozen whether it cannot be used for now
   * @param runs whether it is held at this moment
   * @param place whether it is over a service of the story
   * @param criticality whether the story is within its bounds
   * @param least the lowest criticality that it is over, from 0
   * @param most the highest, to 5
   */
  record Short(String role, boolean frozen, boolean runs, boolean place, boolean criticality, int least, int most) {}

  private static final String REACHING = """
      from staff_reach_for(:now, :criticality) r
      join public_service_ancestor a on a.ancestor = r.service and a.service = any(:services)
      where r.subscription = :subscription and (:person::bigint is null or r.person = :person)""";

  /** The reasons of a page of people, by name. */
  Slice<SightReason> reasons(long subscription, AskedEmergency asked, @Nullable Long person, int page) {
    List<SightReason> found = sql.sql("""
        with reaching as (select r.* """ + REACHING + """
        ), seen as (
          select r.person, min(p.name) as name from reaching r
          join staff_colleague p on p.person = r.person and p.subscription = r.subscription
          group by r.person order by min(p.name) collate names, r.person limit :most offset :skip
        )
        select s.person, s.name, array_agg(distinct r.permit) as permits, r.role, min(r.since) as since,
          (select n.name from public_service n where n.id = min(r.service) limit 1) as through,
          case when r.holder <> r.person then (select h.name from staff_colleague h
            where h.person = r.holder and h.subscription = :subscription) end as holder
        from seen s join reaching r on r.person = s.person
        group by s.person, s.name, r.grant_id, r.role, r.holder, r.person
        order by s.name collate names, s.person, r.grant_id""").param("subscription", subscription)
        .param("services", asked.services.toArray(Long[]::new)).param("criticality", asked.criticality)
        .param("now", Timestamp.from(clock.instant())).param("person", person).param("most", PER_PAGE)
        .param("skip", (page - 1L) * PER_PAGE)
        .query((row, n) -> new SightReason(row.getLong("person"), row.getString("name"),
            Arrays.asList((String[]) row.getArray("permits").getArray()), row.getString("role"),
            row.getTimestamp("since").toInstant(), row.getString("through"), row.getString("holder")))
        .list();
    long total = sql.sql("select count(distinct r.person) " + REACHING).param("subscription", subscription)
        .param("services", asked.services.toArray(Long[]::new)).param("criticality", asked.criticality)
        .param("now", Timestamp.from(clock.instant())).param("person", person).query(Long.class).single();
    return new Slice<>(found, page, PER_PAGE, total);
  }

  /**
   * The other organisations that take part and in whose scope it lies, by name: whom they let see it is theirs to say.
   */
  List<String> others(long subscription, AskedEmergency asked) {
    return sql.sql("""
        select distinct b.holder collate names as holder from public_service_ancestor a
        join staff_scope c on c.service = a.ancestor
        join staff_subscription b on b.id = c.subscription
        where a.service = any(:services) and b.id <> :subscription and b.since <= :today
          and (b.until is null or b.until >= :today) order by 1""")
        .param("services", asked.services.toArray(Long[]::new)).param("subscription", subscription)
        .param("today", LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)).query(String.class).list();
  }

  /** Who opened the story in an emergency and can see it still. */
  List<String> opened(long subscription, long story) {
    return sql.sql("""
        select distinct p.name from staff_emergency e join staff_colleague p on p.person = e.person
          and p.subscription = e.subscription
        where e.subscription = :subscription and e.story = :story and runs_at(e.since, e.until, :now)
        order by p.name""").param("subscription", subscription).param("story", story)
        .param("now", Timestamp.from(clock.instant())).query(String.class).list();
  }

  /** Why each role that somebody holds does not reach. */
  List<Short> shortfalls(long subscription, long person, AskedEmergency asked) {
    return sql.sql("""
        select g.role, g.frozen, runs_at(g.since, g.until, :now) as runs,
          exists (select from staff_top t join public_service_ancestor a on a.ancestor = t.service
                  where t.grant_id = g.grant_id and a.service = any(:services)) as place,
          criticality_within(:criticality, g.least, g.most) as criticality, g.least, g.most
        from staff_grant g where g.person = :person and g.subscription = :subscription and g.ended is null
        order by g.grant_id""").param("person", person).param("subscription", subscription)
        .param("services", asked.services.toArray(Long[]::new)).param("criticality", asked.criticality)
        .param("now", Timestamp.from(clock.instant())).query(Short.class).list();
  }

  /** What a public story is about and how serious it is. */
  AskedEmergency of(long story) {
    List<Long> services =
        sql.sql("select service from public_story_service where story = ?").param(story).query(Long.class).list();
    int criticality = sql.sql("select coalesce(max(criticality), 0) from staff_story where id = ?").param(story)
        .query(Integer.class).single();
    return new AskedEmergency(story, services, criticality);
  }
}

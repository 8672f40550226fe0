package org.candour.alert;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.candour.accounts.Rights;
import org.candour.finding.SavedQueryMatcher;
import org.candour.finding.StaffQuery;
import org.candour.shared.RegionId;
import org.candour.shared.Right;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whom a story is told to. Alerts over services are matched by one statement; those that ask for more are kept in the
 * matcher of this node, which reads what changed before each story. The last word has the database: nobody is told of
 * what their right to read does not reach.
 */
@Component
class AlertRecipients {

  // A transaction that began earlier may commit a change later: each look goes back a little.
  private static final Duration OVERLAP = Duration.ofMinutes(2);
  private static final Duration NEWS = Duration.ofDays(60);

  private final JdbcClient sql;
  private final Clock clock;
  private final SavedQueryMatcher matcher;
  private final Set<Long> kept = new HashSet<>();
  private Instant followed = Instant.EPOCH;

  AlertRecipients(JdbcClient sql, Clock clock, SavedQueryMatcher matcher) {
    this.sql = sql;
    this.clock = clock;
    this.matcher = matcher;
  }

  /**
   * Somebody to be told of a story, on behalf of one subscription.
   *
   * @param person who is told
   * @param subscription on behalf of which one
   * @param alert the alert that asked for it
   * @param stop the secret part of the address that stops that alert, or hands the standing in back
   * @param absent for whom they stand in, where the alert is that of a colleague; else null
   * @param delivery how: at once, else the sooner of what their alerts say
   * @param lead whether one of the story's services is their own and they lead there
   * @param sees whether they may see its criticality
   * @param hard whether it is hard to read, and they may know
   */
  record Told(long person, long subscription, long alert, String stop, @Nullable String absent, String delivery,
      boolean lead, boolean sees, boolean hard) {

    Told daily() {
      return new Told(person, subscription, alert, stop, absent, "daily", lead, sees, hard);
    }
  }

  /**
   * Everybody to be told of a public story. Who is away is not told, who stands in for them is. One row a person: as
   * soon as any of their alerts says, and on behalf of a provider or commissioner before others, since only those make
   * it heard. What a wish says of criticality, or of what staff call a story, counts only for who may see this story's.
   */
  List<Told> of(long story) {
    return of(story, null);
  }

  /** The same, of those alerts alone that were there when the story became public. */
  List<Told> sincePublication(long story) {
    List<Told> told = of(story);
    Set<Long> there = Set.copyOf(sql.sql("""
        select l.id from alert l where l.id = any(?) and l.created_at <= (select s.published_at from staff_story s
          where s.id = ?)""").params(told.stream().map(Told::alert).toArray(Long[]::new), story).query(Long.class)
        .list());
    return told.stream().filter(t -> there.contains(t.alert)).toList();
  }

  /**
   * Stories of the last two months that nobody has heard, among those that this alert of a provider or commissioner
   * covers; the newest alone.
   */
  List<Long> unheard(long alert) {
    return sql.sql("""
        select s.id from count_story s
        where s.progress = 'unheard' and s.published_at > :since and (
          select true from alert l join staff_subscription b on b.id = l.subscription
            and b.kind in ('provider', 'commissioner')
          join alert_service x on x.alert = l.id join public_service_ancestor a on a.ancestor = x.service
          join count_story_service ss on ss.service = a.service and ss.story = s.id
          where l.id = :alert limit 1)
        order by s.published_at desc limit 20""").param("since", Timestamp.from(clock.instant().minus(NEWS)))
        .param("alert", alert).query(Long.class).list();
  }

  /** The same, where only one person is asked about. */
  List<Told> of(long story, @Nullable Long person) {
    Timestamp now = Timestamp.from(clock.instant());
    return sql.sql("""
        with up as (
          select distinct a.ancestor from public_story_service ss
          join public_service_ancestor a on a.service = ss.service
          where ss.story = :story
        ), fits as (
          select l.* from alert l where l.stopped_at is null and l.plain and l.delivery <> 'kept'
            and l.id in (select x.alert from alert_service x join up on up.ancestor = x.service)
          union all
          select l.* from alert l where l.id = any(:others) and l.stopped_at is null and l.delivery <> 'kept'
        ), wanted as (
          select coalesce(c.deputy, l.person) as person, l.subscription, l.id as alert,
            coalesce(c.stop, l.stop_token) as stop, c.absent, l.delivery, l.at_once_from,
            l.query ~ '(^|&)criticality(From|To)=' as rated, l.query ~ '(^|&)(mine|ours)=' as tagged, s.id,
            s.criticality
          from fits l join staff_story s on s.id = :story
          left join staff_cover c on c.absent = l.person and c.subscription = l.subscription
            and runs_at(c.since, c.until, :now)
          where :person::bigint is null or coalesce(c.deputy, l.person) = :person
        ), allowed as (
          select w.person, w.subscription, (w.rated or w.criticality > 0)
            and\s""" + reaches(Right.SEE_CRITICALITY) + """
           as sees
          from (select person, subscription, id, criticality, bool_or(rated) as rated from wanted
            group by person, subscription, id, criticality) w
          where\s""" + reaches(Right.READ_SCOPE) + """

        ), counting as (
          select w.person, w.subscription, w.alert, w.stop, w.absent, a.sees,
            case when a.sees and w.at_once_from <= w.criticality then 'at-once' else w.delivery end as delivery
          from wanted w join allowed a using (person, subscription)
          where (a.sees or not w.rated) and (not w.tagged or\s""" + reaches(Right.TAG) + """
          )
        ), behalf as (
          select distinct on (c.person) c.person, c.subscription, c.sees from counting c
          join staff_subscription b on b.id = c.subscription
          order by c.person, b.kind in ('provider', 'commissioner') desc, c.delivery = 'at-once' desc,
            c.delivery = 'daily' desc, c.subscription
        ), first as (
          select distinct on (c.person) b.person, b.subscription, c.subscription as asked, c.alert, c.stop, c.absent,
            c.delivery, b.sees
          from counting c join behalf b using (person)
          order by c.person, c.delivery = 'at-once' desc, c.delivery = 'daily' desc, c.absent is null desc,
            c.subscription = b.subscription desc, c.subscription, c.alert
        )
        select f.person, f.subscription, f.alert, f.stop,
          case when f.absent is not null then (select n.name from staff_colleague n
            where n.person = f.absent and n.subscription = f.asked) end as absent,
          f.delivery,
          exists (select from staff_own_service o join up on up.ancestor = o.service
                  join staff_member m on m.person = o.person and m.subscription = f.subscription
                    and m.role_group in ('team-leader', 'service-manager')
                  where o.person = f.person) as lead,
          f.sees, f.sees and (select s.criticality from staff_story s where s.id = :story) >= :hard as hard
        from first f order by f.person""").param("story", story).param("person", person, Types.BIGINT).param("now", now)
        .param("others", others(story)).param("hard", DeliveryTime.HARD).query(Told.class).list();
  }

  /** That a right of who wants to be told reaches the story, which stands in their row. */
  private static String reaches(Right right) {
    return Rights.reaches("w.person", "w.subscription", right, "w");
  }

  private synchronized Long[] others(long story) {
    follow();
    return matcher.matching(story).stream().filter(kept::contains).toArray(Long[]::new);
  }

  private void follow() {
    record Row(long id, long person, long subscription, String region, String query, boolean runs) {}
    Instant now = clock.instant();
    sql.sql("""
        select a.id, a.person, a.subscription, a.region, a.query, a.stopped_at is null and a.delivery <> 'kept' as runs
        from alert a where not a.plain and a.changed_at > ? order by a.changed_at""").param(Timestamp.from(followed))
        .query(Row.class).list().forEach(row -> {
          if (row.runs) {
            matcher.keep(row.id, StaffQuery.parse(new RegionId(row.region), row.subscription, row.person, row.query));
            kept.add(row.id);
          } else {
            matcher.forget(row.id);
            kept.remove(row.id);
          }
        });
    followed = now.minus(OVERLAP);
  }
}

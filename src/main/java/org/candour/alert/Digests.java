package org.candour.alert;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.candour.directory.Region;
import org.candour.mail.Letter;
import org.candour.mail.Outbox;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Stories that wait for somebody's daily or weekly letter. Only who has news is looked at. */
@Component
public class Digests {

  private static final int AT_ONCE = 200;

  private final JdbcClient sql;
  private final Clock clock;
  private final Letters letters;
  private final Outbox outbox;
  private final TransactionTemplate transaction;

  Digests(JdbcClient sql, Clock clock, Letters letters, Outbox outbox, TransactionTemplate transaction) {
    this.sql = sql;
    this.clock = clock;
    this.letters = letters;
    this.outbox = outbox;
    this.transaction = transaction;
  }

  /** A story of a digest, as its reader gets it. */
  record Item(long person, long subscription, String stop, String region, long story, String title, String body, String services) {}

  /** Puts a story on the lists of those who are told of it later. Who is on one already stays where they are. */
  void wait(long story, List<Matching.Told> later, Region region) {
    if (later.isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    Timestamp daily = Timestamp.from(region.nextOpening(now, false));
    Timestamp weekly = Timestamp.from(region.nextOpening(now, true));
    sql.sql("""
        insert into digest_item (person, story, subscription, alert, due_at)
        select t.person, :story, t.subscription, t.alert, case t.delivery when 'weekly' then :weekly::timestamptz else :daily::timestamptz end
        from unnest(:person::bigint[], :subscription::bigint[], :alert::bigint[], :delivery::text[]) as t (person, subscription, alert, delivery)
        order by t.person on conflict (person, story) do nothing""")
        .param("story", story).param("weekly", weekly).param("daily", daily).param("person", later.stream().map(Matching.Told::person).toArray(Long[]::new))
        .param("subscription", later.stream().map(Matching.Told::subscription).toArray(Long[]::new))
        .param("alert", later.stream().map(Matching.Told::alert).toArray(Long[]::new))
        .param("delivery", later.stream().map(Matching.Told::delivery).toArray(String[]::new)).update();
  }

  /** A story that is not public any more is on nobody's list. Gives who was told of it by a digest that left. */
  List<Long> takeOff(long story) {
    sql.sql("delete from digest_item where story = ? and digest is null").param(story).update();
    return sql.sql("select person from digest_item where story = ?").param(story).query(Long.class).list();
  }

  /** The stories of one digest. */
  List<Long> stories(long digest) {
    return sql.sql("select story from digest_item where digest = ? order by story").param(digest).query(Long.class).list();
  }

  /** Writes the letters that are due. Gives how many. */
  public int makeDue() {
    int made = 0;
    for (int round = AT_ONCE; round == AT_ONCE;) {
      Integer some = transaction.execute(status -> make());
      round = some == null ? 0 : some;
      made += round;
    }
    return made;
  }

  private record Due(long person, long subscription) {}

  private int make() {
    Timestamp now = Timestamp.from(clock.instant());
    // Locked, so that two nodes do not write the same digest; one that was written has nothing due any more.
    List<Due> due = sql.sql("""
        select distinct person, subscription from (
          select i.person, i.subscription from digest_item i where i.digest is null and i.due_at <= ? order by i.due_at
          limit 2000 for update skip locked) x order by person, subscription limit ?""").params(now, AT_ONCE).query(Due.class).list();
    if (due.isEmpty()) {
      return 0;
    }
    Long[] people = due.stream().map(Due::person).toArray(Long[]::new);
    Long[] subscriptions = due.stream().map(Due::subscription).toArray(Long[]::new);
    Map<Due, List<Item>> items = items(people, subscriptions, now).stream()
        .collect(Collectors.groupingBy(i -> new Due(i.person, i.subscription), LinkedHashMap::new, Collectors.toList()));
    List<Letter> written = new ArrayList<>();
    for (Due each : due) {
      long digest = sql.sql("insert into digest (person, subscription, made_at) values (?, ?, ?) returning id")
          .params(each.person, each.subscription, now).query(Long.class).single();
      sql.sql("update digest_item set digest = ? where person = ? and subscription = ? and digest is null and due_at <= ?")
          .params(digest, each.person, each.subscription, now).update();
      List<Item> news = items.getOrDefault(each, List.of());
      if (!news.isEmpty()) {
        written.add(letters.digest(digest, news));
      }
    }
    outbox.add(written);
    return due.size();
  }

  /** What is public still and within reach still, newest first. */
  private List<Item> items(Long[] people, Long[] subscriptions, Timestamp now) {
    return sql.sql("""
        select i.person, i.subscription, (select l.stop_token from alert l where l.id = i.alert) as stop, s.region, s.id as story,
          coalesce(s.title, '') as title, coalesce(s.body, '') as body,
          coalesce((select string_agg(distinct p.name, '; ') from public_story_service ss join public_service p on p.id = ss.service
                    where ss.story = s.id), '') as services
        from unnest(:people::bigint[], :subscriptions::bigint[]) as d (person, subscription)
        join digest_item i on i.person = d.person and i.subscription = d.subscription and i.digest is null and i.due_at <= :now
        join staff_story s on s.id = i.story
        where exists (
          select from staff_reach r join public_service_ancestor a on a.ancestor = r.service
          join public_story_service ss on ss.service = a.service and ss.story = s.id
          where r.person = i.person and r.subscription = i.subscription and r.permit = 'read-scope'
            and coalesce(s.criticality, 0) between r.least and r.most and r.since <= :now and (r.until is null or r.until > :now))
        order by i.person, i.subscription, s.published_at desc""")
        .param("people", people).param("subscriptions", subscriptions).param("now", now).query(Item.class).list();
  }
}

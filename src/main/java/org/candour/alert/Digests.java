package org.candour.alert;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.candour.accounts.Rights;
import org.candour.directory.Region;
import org.candour.directory.Regions;
import org.candour.mail.Letter;
import org.candour.mail.Outbox;
import org.candour.shared.Right;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Stories that wait for somebody's daily or weekly letter. Only who has news is looked at. */
@Component
public class Digests {

  private static final int AT_ONCE = 200;

  private final JdbcClient sql;
  private final Clock clock;
  private final DeliveryTime delivery;
  private final Regions regions;
  private final NotificationLetters letters;
  private final Outbox outbox;
  private final TransactionTemplate transaction;
  private final ApplicationEventPublisher events;

  Digests(JdbcClient sql, Clock clock, DeliveryTime delivery, Regions regions, NotificationLetters letters,
      Outbox outbox, TransactionTemplate transaction, ApplicationEventPublisher events) {
    this.sql = sql;
    this.clock = clock;
    this.delivery = delivery;
    this.regions = regions;
    this.letters = letters;
    this.outbox = outbox;
    this.transaction = transaction;
    this.events = events;
  }

  /**
   * A story of a digest, as its reader gets it.
   *
   * @param digest the number of the letter in which it stands
   * @param person who gets it
   * @param subscription on behalf of which one
   * @param stop the secret part of the address that stops the alert, or hands the standing in back; may be empty
   * @param absent for whom the reader stands in, where the alert is that of a colleague; else null
   * @param region the id of the story's region
   * @param story its number
   * @param language of title and body
   * @param title of the story; empty where it has none
   * @param body of the story, whole
   * @param services the names of what it is about, with semicolons between them
   * @param hard whether it is hard to read, and the reader may know
   */
  record Item(long digest, long person, long subscription, String stop, @Nullable String absent, String region,
      long story, String language, String title, String body, String services, boolean hard) {}

  /**
   * Puts a story on the lists of those who are told of it later. Who is on one already stays where they are; who was
   * written to about it is told.
   */
  void wait(long story, List<AlertRecipients.Told> later, Region region) {
    if (later.isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    Timestamp daily = Timestamp.from(region.nextOpening(now, false));
    Timestamp weekly = Timestamp.from(region.nextOpening(now, true));
    sql.sql("""
        insert into digest_item (person, story, subscription, alert, due_at)
        select t.person, :story, t.subscription, t.alert, case t.delivery when 'weekly' then :weekly::timestamptz
          else :daily::timestamptz end
        from unnest(:person::bigint[], :subscription::bigint[], :alert::bigint[], :delivery::text[]) as t (person,
          subscription, alert, delivery)
        where not exists (
          select from staff_letter l where l.occasion = 'story-alert' and l.subject_kind = 'story'
            and l.subject_id = :story and l.person = t.person
            and l.state <> 'cancelled')
        order by t.person on conflict (person, story) do nothing""").param("story", story).param("weekly", weekly)
        .param("daily", daily).param("person", later.stream().map(AlertRecipients.Told::person).toArray(Long[]::new))
        .param("subscription", later.stream().map(AlertRecipients.Told::subscription).toArray(Long[]::new))
        .param("alert", later.stream().map(AlertRecipients.Told::alert).toArray(Long[]::new))
        .param("delivery", later.stream().map(AlertRecipients.Told::delivery).toArray(String[]::new)).update();
  }

  /**
   * A story that is not public any more is on nobody's list and in no letter that waits: what else such a letter holds
   * is written anew. Gives who was told of it by a digest that left.
   */
  List<Long> takeOff(long story) {
    // Waits for a round that is writing letters: what it has claimed is found by the next statement.
    sql.sql("delete from digest_item where story = ? and digest is null").param(story).update();
    notLeft(sql.sql("select distinct digest from digest_item where story = ? and digest is not null").param(story)
        .query(Long.class).list());
    sql.sql("delete from digest_item where story = ? and digest is null").param(story).update();
    return sql.sql("select person from digest_item where story = ?").param(story).query(Long.class).list();
  }

  /** What these digests hold waits for the next ones, where they have not left. */
  private void notLeft(List<Long> digests) {
    sql.sql("update digest_item set digest = null where digest = any(?)")
        .param(outbox.cancel("digest", "digest", digests).toArray(Long[]::new)).update();
  }

  /** What a digest held that did not leave waits for the next one. */
  void writeAnew(long digest) {
    sql.sql("update digest_item set digest = null where digest = ?").param(digest).update();
  }

  /**
   * A story of which these people are told at once is on their lists no more. Gives whom a digest that left has told
   * already.
   */
  List<Long> takeOffFor(long story, List<Long> people) {
    Long[] those = people.toArray(Long[]::new);
    notLeft(
        sql.sql("select distinct digest from digest_item where story = ? and person = any(?) and digest is not null")
            .params(story, those).query(Long.class).list());
    sql.sql("delete from digest_item where story = ? and person = any(?) and digest is null").params(story, those)
        .update();
    return sql.sql("select person from digest_item where story = ? and person = any(?)").params(story, those)
        .query(Long.class).list();
  }

  /** What waits because of one alert is on nobody's list. Gives whose list held which story. */
  List<Waiting> takeOffFor(long alert) {
    return sql.sql("delete from digest_item where alert = ? and digest is null returning story, person").param(alert)
        .query(Waiting.class).list();
  }

  /** What waits for who stood in, because of the alerts of a colleague who was away, is on their list no more. */
  List<Waiting> takeOffFor(long absent, long deputy, long subscription) {
    return sql.sql("""
        delete from digest_item i using alert l where l.id = i.alert and l.person = ? and l.subscription = ?
          and i.person = ? and i.digest is null
        returning i.story, i.person""").params(absent, subscription, deputy).query(Waiting.class).list();
  }

  /** A story on somebody's list. */
  record Waiting(long story, long person) {}

  /** The stories of one digest. */
  List<Long> stories(long digest) {
    return sql.sql("select story from digest_item where digest = ? order by story").param(digest).query(Long.class)
        .list();
  }

  /** Writes the letters that are due. Gives how many digests that were. */
  public int makeDue() {
    int made = 0;
    // Until nothing is due: a round may hold few people who have many stories each.
    for (int round = 1; round > 0; made += round) {
      Integer some = transaction.execute(status -> make());
      round = some == null ? 0 : some;
    }
    return made;
  }

  private int make() {
    Timestamp now = Timestamp.from(clock.instant());
    List<Long> digests = claim(now);
    List<Item> items = items(digests, now);
    leaveOut(digests, items);
    Map<Long, DeliveryTime.Quiet> quiet = delivery.quiet(items.stream().map(Item::person).distinct().toList());
    outbox.add(items.stream().collect(Collectors.groupingBy(Item::digest, LinkedHashMap::new, Collectors.toList()))
        .entrySet().stream()
        .map(e -> held(letters.digest(e.getKey(), e.getValue()), quiet.get(e.getValue().getFirst().person())))
        .toList());
    return digests.size();
  }

  private Letter held(Letter digest, DeliveryTime.@Nullable Quiet quiet) {
    return quiet == null ? digest : digest.after(quiet.loud(clock.instant(), regions.get(digest.region())));
  }

  /** What is in no letter was told to nobody: others may be told instead. */
  private void leaveOut(List<Long> digests, List<Item> items) {
    List<Untold> untold = sql.sql("""
        delete from digest_item i where i.digest = any(:digests)
          and (i.digest, i.story) not in (select * from unnest(:held::bigint[], :story::bigint[]))
        returning i.story, i.person, i.subscription""").param("digests", digests.toArray(Long[]::new))
        .param("held", items.stream().map(Item::digest).toArray(Long[]::new))
        .param("story", items.stream().map(Item::story).toArray(Long[]::new)).query(Untold.class).list();
    untold.forEach(events::publishEvent);
  }

  /** Somebody was to be told of a story on behalf of a subscription, and may not be any more. */
  record Untold(long story, long person, long subscription) {}

  /** New digests of some people, which hold all that is due for them: no other round can take the same story again. */
  private List<Long> claim(Timestamp now) {
    return sql.sql("""
        with due as (
          select i.person, i.subscription from digest_item i where i.digest is null and i.due_at <= :now
          order by i.due_at
          limit 2000 for update skip locked
        ), made as (
          insert into digest (person, subscription, made_at)
          select distinct d.person, d.subscription, :now::timestamptz from due d
          order by d.person, d.subscription limit :most
          returning id, person, subscription
        ), held as (
          update digest_item i set digest = m.id from made m
          where i.person = m.person and i.subscription = m.subscription and i.digest is null and i.due_at <= :now
          returning i.digest
        )
        select distinct digest from held order by digest""").param("now", now).param("most", AT_ONCE).query(Long.class)
        .list();
  }

  /** What is public still and within reach still, newest first. */
  private List<Item> items(List<Long> digests, Timestamp now) {
    return sql.sql("""
        select i.digest, i.person, i.subscription, case when l.person = i.person then l.stop_token
          else coalesce(c.stop, '') end as stop,
          case when l.person <> i.person then (
            select n.name from staff_colleague n where n.person = l.person
              and n.subscription = l.subscription) end as absent, s.region, s.id as story,
          s.language, coalesce(s.title, '') as title, coalesce(s.body, '') as body,
          coalesce((select string_agg(distinct p.name, '; ') from public_story_service ss
            join public_service p on p.id = ss.service
                    where ss.story = s.id), '') as services,
          s.criticality >= :hard
            and\s""" + Rights.reaches("i.person", "i.subscription", Right.SEE_CRITICALITY, "s") + """
          as hard
        from digest_item i join staff_story s on s.id = i.story join alert l on l.id = i.alert
        left join lateral (
          select v.stop from staff_cover v where v.absent = l.person and v.deputy = i.person
            and v.subscription = l.subscription and l.person <> i.person
          order by v.since <= :now desc, v.since desc, v.id desc limit 1) c on true
        where i.digest = any(:digests) and\s""" + DeliveryTime.IN_REACH + " order by i.digest, s.published_at desc")
        .param("digests", digests.toArray(Long[]::new)).param("now", now).param("hard", DeliveryTime.HARD)
        .query(Item.class).list();
  }
}

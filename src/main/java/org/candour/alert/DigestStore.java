package org.candour.alert;

import java.sql.Timestamp;
import java.util.List;
import org.candour.access.Rights;
import org.candour.shared.Right;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@link Digests}. */
@Repository
class DigestStore {

  private final JdbcClient sql;

  DigestStore(JdbcClient sql) {
    this.sql = sql;
  }

  void wait(List<AlertRecipients.Told> later, Timestamp daily, Timestamp weekly, long story) {
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

  void deleteWaiting(long story) {
    sql.sql("delete from digest_item where story = ? and digest is null").param(story).update();
  }

  List<Long> digestsWith(long story) {
    return sql.sql("select distinct digest from digest_item where story = ? and digest is not null").param(story)
        .query(Long.class).list();
  }

  List<Long> readersOf(long story) {
    return sql.sql("select person from digest_item where story = ?").param(story).query(Long.class).list();
  }

  void notLeft(Long[] digests) {
    sql.sql("update digest_item set digest = null where digest = any(?)").param(digests).update();
  }

  void writeAnew(long digest) {
    sql.sql("update digest_item set digest = null where digest = ?").param(digest).update();
  }

  List<Long> takeOffFor(long story, Long[] those) {
    return sql.sql("select distinct digest from digest_item where story = ? and person = any(?) and digest is not null")
        .params(story, those).query(Long.class).list();
  }

  void deleteWaitingFor(long story, Long[] those) {
    sql.sql("delete from digest_item where story = ? and person = any(?) and digest is null").params(story, those)
        .update();
  }

  List<Long> readersAmong(long story, Long[] those) {
    return sql.sql("select person from digest_item where story = ? and person = any(?)").params(story, those)
        .query(Long.class).list();
  }

  List<Digests.Waiting> deleteWaitingOfAlert(long alert) {
    return sql.sql("delete from digest_item where alert = ? and digest is null returning story, person").param(alert)
        .query(Digests.Waiting.class).list();
  }

  List<Digests.Waiting> deleteWaitingInSubscription(long absent, long subscription, long deputy) {
    return sql.sql("""
        delete from digest_item i using alert l where l.id = i.alert and l.person = ? and l.subscription = ?
          and i.person = ? and i.digest is null
        returning i.story, i.person""").params(absent, subscription, deputy).query(Digests.Waiting.class).list();
  }

  List<Long> stories(long digest) {
    return sql.sql("select story from digest_item where digest = ? order by story").param(digest).query(Long.class)
        .list();
  }

  List<Digests.Untold> leaveOut(List<Digests.Item> items, List<Long> digests) {
    return sql.sql("""
        delete from digest_item i where i.digest = any(:digests)
          and (i.digest, i.story) not in (select * from unnest(:held::bigint[], :story::bigint[]))
        returning i.story, i.person, i.subscription""").param("digests", digests.toArray(Long[]::new))
        .param("held", items.stream().map(Digests.Item::digest).toArray(Long[]::new))
        .param("story", items.stream().map(Digests.Item::story).toArray(Long[]::new)).query(Digests.Untold.class)
        .list();
  }

  List<Long> claim(Timestamp now) {
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
        select distinct digest from held order by digest""").param("now", now).param("most", Digests.AT_ONCE)
        .query(Long.class).list();
  }

  List<Digests.Item> items(Timestamp now, List<Long> digests) {
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
        .query(Digests.Item.class).list();
  }
}

package org.candour.joining;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.candour.audit.Audit;
import org.candour.jobs.ClusterJob;
import org.candour.shared.Caller;
import org.candour.shared.PlainText;
import org.candour.shared.RegionId;
import org.candour.shared.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is known of organisations, joined or not: figures from public stories, what was said with them, what followed.
 * No words of authors.
 */
@Repository
class EngagementStore {

  static final List<String> SORTS = List.of("unanswered", "stories", "name");
  /** Which organisations: all, those that take part, those that do not. */
  static final List<String> PARTS = List.of("", "joined", "not-joined");
  static final List<String> HOW = List.of("phone", "mail", "meeting", "event", "other");
  private static final Duration COUNTED = Duration.ofDays(365);
  private static final Duration EVERY = Duration.ofHours(1);

  private final JdbcClient sql;
  private final Clock clock;
  private final ServiceSubscriptions takingPart;
  private final Audit audit;

  EngagementStore(JdbcClient sql, Clock clock, ServiceSubscriptions takingPart, Audit audit) {
    this.sql = sql;
    this.clock = clock;
    this.takingPart = takingPart;
    this.audit = audit;
  }

  /**
   * An organisation on the desk. Stories are those of the last twelve months.
   *
   * @param service its number
   * @param name what it is called
   * @param town where it is, or null
   * @param stories about it or what is below it
   * @param readings views of those stories
   * @param unanswered stories that it has not answered itself
   * @param told stories that somebody who counts was told of, wherever they work
   * @param firstAnswer when its first answer became public; null where there is none
   * @param countedAt when these figures were made; null where they never were
   * @param lastContact the day of the newest note, or null
   * @param offer the next step that was written down last, or null
   * @param offerOn the day of that step, or null
   * @param holder of the running subscription, or null where it has not joined
   * @param level of the running subscription: registration or subscription; null where there is none
   * @param since the first day of its term; null where there is none
   * @param until the last day of its term; null where it has no end, or there is none
   * @param members how many there are: a number of people, and nothing that anybody did
   * @param total how many organisations the list has in all
   */
  record Row(long service, String name, @Nullable String town, long stories, long readings, long unanswered, long told,
      @Nullable Instant firstAnswer, @Nullable Instant countedAt, @Nullable LocalDate lastContact,
      @Nullable String offer, @Nullable LocalDate offerOn, @Nullable String holder, @Nullable String level,
      @Nullable LocalDate since, @Nullable LocalDate until, @Nullable Integer members, long total) {}

  // Where subscriptions that run take part: a provider's scope, or a holder's own node. A commissioner's holder stands
  // for itself
  // alone: what lies below it works for others.
  private static final String HELD = """
      with held as materialized (
        select x.subscription, x.service, x.alone from (
          select c.subscription, c.service, false as alone from staff_scope c
          join staff_subscription v on v.id = c.subscription and v.kind = 'provider'
          union all select h.id, h.holder_service, h.kind = 'commissioner' from staff_subscription h
            where h.holder_service is not null) x
        join staff_subscription s on s.id = x.subscription and s.since <= :today
          and (s.until is null or s.until >= :today)),
      """;
  private static final String JOINED = """
      p.id in (select u.service from held join public_service_ancestor u on u.ancestor = held.service and (u.depth = 0 \
      or not held.alone))""";

  // The page first, then what is known of the few on it. Who has no row came after the last count: of them nothing is
  // known yet.
  private static final String ROWS = HELD + """
      page as (
        select p.id as service, p.name, p.town, coalesce(f.stories, 0) as stories, coalesce(f.readings, 0) as readings,
          coalesce(f.unanswered, 0) as unanswered, coalesce(f.told, 0) as told, f.first_answer, f.counted_at, count(*) \
          over () as total
        from public_service p left join engagement_figure f on f.service = p.id
        where p.region = :region and FILTER
        order by ORDER limit :most offset :skip)
      select g.*, n.day as last_contact, o.offer, o.offer_on, b.holder, b.level, b.since, b.until,
        (select count(distinct m.person) from count_member m
         where m.subscription = b.id and runs_at(m.since, m.until, :now)) as members
      from page g
      left join lateral (select day from engagement_note x where x.service = g.service order by day desc, id desc \
      limit 1) n on true
      left join lateral (select offer, offer_on from engagement_note x where x.service = g.service and x.offer <> ''
                         order by day desc, id desc limit 1) o on true
      left join lateral (
        select s.* from public_service_ancestor u join held on held.service = u.ancestor and (u.depth = 0 or not \
        held.alone)
        join staff_subscription s on s.id = held.subscription
        where u.service = g.service order by u.depth, s.id limit 1) b on true
      order by ROWORDER""";

  /**
   * Which organisations are listed.
   *
   * @param q part of their names; empty for all
   * @param part one of {@link #PARTS}; empty for all
   * @param sort one of {@link #SORTS}
   */
  record DeskQuery(String q, String part, String sort) {}

  /** A page of them. */
  Slice<Row> list(RegionId region, DeskQuery query, int page, int size) {
    String order = switch (query.sort) {
      case "stories" -> "stories desc, name collate names, service";
      case "name" -> "name collate names, service";
      default -> "unanswered desc, stories desc, name collate names, service";
    };
    String filter = "p.organisation and p.closed_on is null and (:q = '' or p.name ilike :like)" + switch (query.part) {
      case "joined" -> " and " + JOINED;
      case "not-joined" -> " and not (" + JOINED + ")";
      default -> "";
    };
    List<Row> rows = sql
        .sql(ROWS.replace("FILTER", filter).replace("ROWORDER", "g." + order.replace(", ", ", g.")).replace("ORDER",
            order))
        .param("region", region.value()).param("q", query.q).param("like", PlainText.anywhere(query.q))
        .param("most", size).param("skip", (page - 1L) * size).param("today", takingPart.today())
        .param("now", Timestamp.from(clock.instant())).query(Row.class).list();
    return new Slice<>(rows, page, size, rows.isEmpty() ? 0 : rows.getFirst().total());
  }

  Optional<Row> one(RegionId region, long service) {
    return sql
        .sql(ROWS.replace("FILTER", "p.id = :service").replace("ROWORDER", "g.service").replace("ORDER", "service"))
        .param("region", region.value()).param("service", service).param("most", 1).param("skip", 0)
        .param("today", takingPart.today()).param("now", Timestamp.from(clock.instant())).query(Row.class).optional();
  }

  /**
   * What was said with an organisation once.
   *
   * @param id its number
   * @param person the name of whoever wrote it down; empty where they are gone
   * @param day of the talk
   * @param how one of {@link #HOW}
   * @param spokeTo with whom; may be empty
   * @param body what was said; may be empty
   * @param offer the next step; may be empty
   * @param offerOn the day of that step, or null
   */
  record Note(long id, String person, LocalDate day, String how, String spokeTo, String body, String offer,
      @Nullable LocalDate offerOn) {}

  Slice<Note> notes(long service, int page, int size) {
    long total =
        sql.sql("select count(*) from engagement_note where service = ?").param(service).query(Long.class).single();
    return new Slice<>(sql.sql("""
        select n.id, coalesce(p.name, '') as person, n.day, n.how, n.spoke_to, n.body, n.offer, n.offer_on
        from engagement_note n
        left join staff_person p on p.id = n.person where n.service = ?
        order by n.day desc, n.id desc limit ? offset ?""").params(service, size, (page - 1L) * size).query(Note.class)
        .list(), page, size, total);
  }

  /** Writes one down, once however often it is sent. */
  @Transactional
  public void note(Caller.Person by, long service, EngagementNoteForm form) {
    List<Long> id = sql.sql("""
        insert into engagement_note (service, person, day, how, spoke_to, body, offer, offer_on, once, noted_at)
        values (:service, :by, :day, :how, :who, :body, :offer, :offerOn::date, :once, :now)
        on conflict (once) do nothing returning id""").param("service", service).param("by", by.id())
        .param("day", EngagementNoteForm.date(form.day()).orElseThrow()).param("how", form.how())
        .param("who", form.who()).param("body", form.body()).param("offer", form.offer())
        .param("offerOn", EngagementNoteForm.date(form.offerOn()).orElse(null)).param("once", form.once())
        .param("now", Timestamp.from(clock.instant())).query(Long.class).list();
    id.forEach(each -> audit.record(by, Audit.Act.of("engagement-noted", "engagement-note", each)));
  }

  /** Once an hour; and soon after the first stories, so that nobody reads of nothing where only nobody has counted. */
  void countWhenDue() {
    boolean due = sql.sql("""
        select case when exists (select from engagement_figure) then (select max(counted_at)
          from engagement_figure) <= :before
               else exists (select from count_story) end""")
        .param("before", Timestamp.from(clock.instant().minus(EVERY))).query(Boolean.class).single();
    if (due) {
      count();
    }
  }

  /**
   * Counts anew what the desk shows. An answer is an organisation's own where it came by a subscription in which those
   * who work there take part, be it over by now; what others answered to a story that is about them too is no answer of
   * it.
   */
  @Transactional
  public void count() {
    sql.sql("delete from engagement_figure").update();
    sql.sql("""
        with at as (
          select distinct s.id, s.progress, a.ancestor as service, s.published_at >= :from as recent
          from count_story s join count_story_service x on x.story = s.id
          join public_service_ancestor a on a.service = x.service
          join public_service p on p.id = a.ancestor and p.organisation),
        reach as (
          select c.subscription, c.service, false as alone from staff_scope c
          join staff_subscription v on v.id = c.subscription and v.kind = 'provider'
          union all select h.id, h.holder_service, h.kind = 'commissioner' from staff_subscription h
            where h.holder_service is not null),
        own as materialized (
          select distinct reach.subscription, u.service from reach
          join public_service_ancestor u on u.ancestor = reach.service
          and (u.depth = 0 or not reach.alone)),
        answered as (
          select t.id as story, t.service, min(r.published_at) as first from at t
          join count_response r on r.story = t.id and r.kind <> 'reply'
          join own on own.subscription = r.subscription and own.service = t.service group by t.id, t.service)
        insert into engagement_figure (service, stories, readings, unanswered, told, first_answer, counted_at)
        select p.id, count(*) filter (where t.recent), coalesce(sum(v.views) filter (where t.recent), 0),
          count(*) filter (where t.recent and r.story is null), count(*) filter (where t.recent
            and t.progress <> 'unheard'), min(r.first), :now
        from (select distinct id from public_service where organisation) p left join at t on t.service = p.id
        left join answered r on r.story = t.id and r.service = t.service left
        join public_view_total v on v.kind = 'story' and v.id = t.id
        group by p.id""").param("from", Timestamp.from(clock.instant().minus(COUNTED)))
        .param("now", Timestamp.from(clock.instant())).update();
  }

  @Bean
  static ClusterJob countEngagement(EngagementStore store) {
    return new ClusterJob("joining-count-engagement", Duration.ofMinutes(2), store::countWhenDue);
  }
}

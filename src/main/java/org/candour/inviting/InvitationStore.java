package org.candour.inviting;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.candour.inviting.Invitation.Details;
import org.candour.shared.Caller;
import org.candour.shared.RegionId;
import org.candour.shared.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of invitation links. */
@Repository
class InvitationStore {

  private static final String ONE = """
      select i.id, i.subscription, b.holder, i.region, i.code, i.name, i.welcome, i.survey, i.last_day, i.tags,
        i.revision, i.made_at, i.ended_at,
        array(select s.service from invitation_service s where s.invitation = i.id order by s.position) as services
      from invitation i join staff_subscription b on b.id = i.subscription where\s""";
  /** Neither ended nor over, of an organisation that may still invite. */
  private static final String WORKS = """
      i.ended_at is null and (i.last_day is null or i.last_day >= :today) and b.since <= :today and (b.until is null \
      or b.until >= :today)
      and exists (select from staff_permit p where p.subscription = i.subscription and p.permit = 'invite')""";

  private final JdbcClient sql;

  InvitationStore(JdbcClient sql) {
    this.sql = sql;
  }

  Optional<Invitation> byId(long id) {
    return sql.sql(ONE + "i.id = ?").param(id).query((row, n) -> invitation(row)).optional();
  }

  Optional<Invitation> ofStory(long story) {
    return sql.sql(ONE + "i.id = (select x.invitation from invitation_story x where x.story = ?)").param(story)
        .query((row, n) -> invitation(row)).optional();
  }

  Optional<RegionId> region(String code) {
    return sql.sql("select region from invitation where code = ?").param(code)
        .query((row, n) -> new RegionId(row.getString(1))).optional();
  }

  Optional<Invitation> working(String code, RegionId region, LocalDate today) {
    return sql.sql(ONE + "i.code = :code and i.region = :region and " + WORKS).param("code", code)
        .param("region", region.value()).param("today", Date.valueOf(today)).query((row, n) -> invitation(row))
        .optional();
  }

  /** Those of these links that work. */
  Set<Long> working(Collection<Long> ids, LocalDate today) {
    return Set.copyOf(sql.sql(
        "select i.id from invitation i join staff_subscription b on b.id = i.subscription where i.id = any(:ids) and "
            + WORKS)
        .param("ids", ids.toArray(Long[]::new)).param("today", Date.valueOf(today)).query(Long.class).list());
  }

  long madeBy(long id) {
    return sql.sql("select made_by from invitation where id = ?").param(id).query(Long.class).single();
  }

  /** A subscription's links, the newest first, those that ended last. */
  Slice<Invitation> of(long subscription, int page, int size) {
    long all = sql.sql("select count(*) from invitation where subscription = ?").param(subscription).query(Long.class)
        .single();
    return new Slice<>(
        sql.sql(ONE + "i.subscription = ? order by i.ended_at is not null, i.id desc limit ? offset ?")
            .params(subscription, size, (long) (page - 1) * size).query((row, n) -> invitation(row)).list(),
        page, size, all);
  }

  /**
   * An invitation that is to be: the code of its link, and the key of the form that asked for it.
   */
  record NewInvitation(String code, Details details, String once) {}

  /** Gives its number; nothing where this form was sent before, or where the code is taken. */
  Optional<Long> insert(Caller.Person by, RegionId region, NewInvitation wanted, Instant now) {
    Details details = wanted.details;
    return sql.sql("""
        insert into invitation (subscription, region, code, name, welcome, survey, last_day, tags, once, made_by,
          made_at)
        values (:subscription, :region, :code, :name, :welcome, :survey, :lastDay, :tags, :once, :by, :now)
        on conflict do nothing returning id""").param("subscription", by.subscription()).param("region", region.value())
        .param("code", wanted.code).param("name", details.name()).param("welcome", details.welcome())
        .param("survey", details.survey()).param("lastDay", date(details))
        .param("tags", details.tags().toArray(String[]::new)).param("once", wanted.once).param("by", by.id())
        .param("now", Timestamp.from(now)).query(Long.class).optional();
  }

  Optional<Long> once(long subscription, String once) {
    return sql.sql("select id from invitation where subscription = ? and once = ?").params(subscription, once)
        .query(Long.class).optional();
  }

  boolean update(long id, int revision, Details details) {
    return sql.sql("""
        update invitation set name = :name, welcome = :welcome, survey = :survey, last_day = :lastDay, tags = :tags,
          revision = revision + 1
        where id = :id and revision = :revision and ended_at is null""").param("name", details.name())
        .param("welcome", details.welcome()).param("survey", details.survey()).param("lastDay", date(details))
        .param("tags", details.tags().toArray(String[]::new)).param("id", id).param("revision", revision).update() > 0;
  }

  private static @Nullable Date date(Details details) {
    return details.lastDay() == null ? null : Date.valueOf(details.lastDay());
  }

  void setServices(long id, List<Long> services) {
    sql.sql("delete from invitation_service where invitation = ?").param(id).update();
    sql.sql("insert into invitation_service (invitation, position, service) select :id, x.position, x.service"
        + " from unnest(:services::bigint[]) with ordinality as x (service, position)").param("id", id)
        .param("services", services.toArray(Long[]::new)).update();
  }

  boolean end(long id, Instant now) {
    return sql.sql("update invitation set ended_at = ?, revision = revision + 1 where id = ? and ended_at is null")
        .params(Timestamp.from(now), id).update() > 0;
  }

  /** @param what opened, begun or sent */
  void count(long id, String what, LocalDate day) {
    sql.sql("insert into invitation_count (invitation, day, " + what
        + ") values (:id, :day, 1) on conflict (invitation, day) do update set " + what + " = invitation_count." + what
        + " + 1").param("id", id).param("day", Date.valueOf(day)).update();
  }

  InvitationFigures total(long id) {
    return sql.sql("""
        select coalesce(sum(opened), 0) as opened, coalesce(sum(begun), 0) as begun, coalesce(sum(sent), 0) as sent
        from invitation_count
        where invitation = ?""").param(id).query(InvitationFigures.class).single();
  }

  /** The newest days on which something happened often enough to be said. */
  List<InvitationFigures.Day> days(long id, int least, int atMost) {
    return sql.sql("""
        select day, opened, begun, sent from invitation_count
        where invitation = :id and greatest(opened, begun, sent) >= :least
        order by day desc limit :most""").param("id", id).param("least", least).param("most", atMost)
        .query((row, n) -> new InvitationFigures.Day(row.getObject("day", LocalDate.class),
            new InvitationFigures(row.getLong("opened"), row.getLong("begun"), row.getLong("sent"))))
        .list();
  }

  void came(long id, long story, boolean recognisable) {
    sql.sql("insert into invitation_story (story, invitation, recognisable) values (?, ?, ?) on conflict do nothing")
        .params(story, id, recognisable).update();
  }

  /**
   * The stories to be tagged now, each once: none before there are enough, so that a tag does not say who followed the
   * link.
   */
  List<Long> toTag(long id) {
    return published(id) == 0
        ? List.of()
        : sql.sql("""
        update invitation_story x set tagged = true from public_story s
        where s.id = x.story and x.invitation = ? and not x.tagged and not x.recognisable returning x.story""")
            .param(id).query(Long.class).list();
  }

  /** A story that came by a link, as everybody may read it. */
  record Came(long id, String language, String title, Instant publishedAt) {}

  Slice<Came> stories(long id, int page, int size) {
    long all = published(id);
    List<Came> items = all == 0
        ? List.of()
        : sql.sql("""
        select s.id, s.language, s.title, s.published_at from invitation_story x join public_story s on s.id = x.story
        where x.invitation = ? and not x.recognisable order by s.published_at desc, s.id desc limit ? offset ?""")
            .params(id, size, (long) (page - 1) * size).query(Came.class).list();
    return new Slice<>(items, page, size, all);
  }

  /** How many are public, by link, without those whose authors may be recognised; nothing of fewer than a step. */
  Map<Long, Long> published(Collection<Long> ids) {
    record Row(long invitation, long stories) {}
    return sql.sql("""
        select x.invitation, count(*) as stories from invitation_story x join public_story s on s.id = x.story
        where x.invitation = any(:ids) and not x.recognisable group by 1 having count(*) >= :step""")
        .param("ids", ids.toArray(Long[]::new)).param("step", InvitationFigures.STEP).query(Row.class).list().stream()
        .collect(Collectors.toMap(Row::invitation, Row::stories));
  }

  private long published(long id) {
    return published(List.of(id)).getOrDefault(id, 0L);
  }

  private static Invitation invitation(ResultSet row) throws SQLException {
    Timestamp ended = row.getTimestamp("ended_at");
    return new Invitation(row.getLong("id"), row.getLong("subscription"), row.getString("holder"),
        new RegionId(row.getString("region")), row.getString("code"), row.getString("name"), row.getString("welcome"),
        row.getString("survey"), row.getObject("last_day", LocalDate.class),
        List.of((Long[]) row.getArray("services").getArray()),
        Arrays.asList((String[]) row.getArray("tags").getArray()), row.getInt("revision"),
        row.getTimestamp("made_at").toInstant(), ended == null ? null : ended.toInstant());
  }
}

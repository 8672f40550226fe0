package org.candour.members;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.candour.accounts.Features;
import org.candour.audit.Audit;
import org.candour.jobs.ClusterJob;
import org.candour.shared.Caller;
import org.candour.shared.RegionId;
import org.candour.shared.SecretToken;
import org.candour.shared.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Lists of people between the look at them and their end. */
@Repository
class MemberUploads {

  static final int PER_PAGE = 100;
  private static final Duration KEPT = Duration.ofDays(7);

  private final JdbcClient sql;
  private final Clock clock;
  private final Audit audit;
  private final ApplicationEventPublisher events;
  private final Features features;

  MemberUploads(JdbcClient sql, Clock clock, Audit audit, ApplicationEventPublisher events, Features features) {
    this.sql = sql;
    this.clock = clock;
    this.audit = audit;
    this.events = events;
    this.features = features;
  }

  /**
   * A list as it stands.
   *
   * @param id a secret that its address ends with
   * @param subscription whose members they are to be
   * @param person who brought it
   * @param region the id of the region in which that was
   * @param fileName as it was called there
   * @param guessed whether the encoding of the file is a guess, so that names should be looked at
   * @param alsoChange whether it also changes who is there already
   * @param confirmedAt when somebody said yes to it; null before
   * @param finishedAt when all of it was done; null before
   * @param confirmedBy who said yes; null before
   */
  record Upload(String id, long subscription, long person, String region, String fileName, boolean guessed,
      boolean alsoChange, @Nullable Timestamp confirmedAt, @Nullable Timestamp finishedAt,
      @Nullable Long confirmedBy) {}

  /** Those of these addresses that belong to members. */
  Set<String> members(long subscription, Collection<String> addresses) {
    return Set.copyOf(sql.sql("select address from staff_address where subscription = ? and address = any(?)")
        .param(subscription).param(addresses.toArray(String[]::new)).query(String.class).list());
  }

  /** Keeps a list to be looked at. Gives its key. */
  @Transactional
  String keep(Caller.Person by, RegionId region, String fileName, boolean guessed, boolean alsoChange,
      List<UploadRow> rows) {
    String id = SecretToken.fresh();
    sql.sql("""
        insert into member_upload (id, subscription, person, region, file_name, guessed, also_change, created_at)
        values (?, ?, ?, ?, ?, ?, ?, ?)""").params(id, by.subscription(), by.id(), region.value(), fileName, guessed,
        alsoChange, Timestamp.from(clock.instant())).update();
    sql.sql("""
        insert into member_upload_row (upload, number, name, address, job_title, role, role_group, own, only_in,
          outcome, problem)
        select :id, r.number, r.name, r.address, r.job, r.role, r.grp, string_to_array(r.own, ' ')::bigint[],
          string_to_array(r.only_in, ' ')::bigint[],
          r.outcome, r.problem
        from unnest(:number::int[], :name::text[], :address::text[], :job::text[], :role::text[], :group::text[],
          :own::text[], :only::text[],
          :outcome::text[], :problem::text[]) as r (number, name, address, job, role, grp, own, only_in, outcome,
            problem)
        on conflict do nothing""").param("id", id)
        .param("number", rows.stream().map(UploadRow::number).toArray(Integer[]::new))
        .param("name", texts(rows, UploadRow::name)).param("address", texts(rows, UploadRow::address))
        .param("job", texts(rows, UploadRow::jobTitle)).param("role", texts(rows, UploadRow::role))
        .param("group", texts(rows, UploadRow::roleGroup)).param("own", texts(rows, r -> joined(r.own())))
        .param("only", texts(rows, r -> joined(r.onlyIn()))).param("outcome", texts(rows, UploadRow::outcome))
        .param("problem", texts(rows, UploadRow::problem)).update();
    return id;
  }

  /** Names and addresses do not stay longer than somebody looks at them. */
  @Transactional
  void clear() {
    sql.sql("delete from member_upload where created_at < ?").param(Timestamp.from(clock.instant().minus(KEPT)))
        .update();
  }

  @Bean
  static ClusterJob clearUploads(MemberUploads uploads) {
    return new ClusterJob("members-clear-uploads", Duration.ofHours(1), uploads::clear);
  }

  private static String joined(List<Long> numbers) {
    return numbers.stream().map(n -> Long.toString(n)).collect(Collectors.joining(" "));
  }

  private static @Nullable String[] texts(List<UploadRow> rows, Function<UploadRow, @Nullable String> of) {
    return rows.stream().map(of).toArray(String[]::new);
  }

  /** One list of this subscription. */
  Optional<Upload> of(long subscription, String id) {
    return sql.sql("select * from member_upload where id = ? and subscription = ?").params(id, subscription)
        .query(Upload.class).optional();
  }

  /** The list that a confirmed event names. */
  Optional<Upload> confirmed(String id) {
    return sql.sql("select * from member_upload where id = ? and confirmed_at is not null and finished_at is null")
        .param(id).query(Upload.class).optional();
  }

  /** How many rows came to what. */
  Map<String, Long> counts(String id) {
    return sql.sql("select outcome, count(*) as n from member_upload_row where upload = ? group by outcome").param(id)
        .query((row, n) -> Map.entry(row.getString("outcome"), row.getLong("n"))).list().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** A page of the rows, what is wrong first. */
  Slice<UploadRow> rows(String id, int page) {
    long total =
        sql.sql("select count(*) from member_upload_row where upload = ?").param(id).query(Long.class).single();
    return new Slice<>(
        rows("where upload = :id order by outcome not in ('wrong', 'refused'), number limit :most offset :skip", id,
            PER_PAGE, (page - 1L) * PER_PAGE),
        page, PER_PAGE, total);
  }

  /** The next rows that wait to be applied. */
  List<UploadRow> waiting(String id, int atMost) {
    return rows("where upload = :id and outcome in ('new', 'change') order by number limit :most offset :skip", id,
        atMost, 0);
  }

  private List<UploadRow> rows(String which, String id, int atMost, long skip) {
    return sql.sql("select * from member_upload_row " + which).param("id", id).param("most", atMost).param("skip", skip)
        .query((row, n) -> new UploadRow(row.getInt("number"), row.getString("name"), row.getString("address"),
            row.getString("job_title"), row.getString("role"), row.getString("role_group"),
            List.of((Long[]) row.getArray("own").getArray()), List.of((Long[]) row.getArray("only_in").getArray()),
            row.getString("outcome"), row.getString("problem")))
        .list();
  }

  void set(String id, UploadRow row) {
    sql.sql(
        "update member_upload_row set outcome = :outcome, problem = :problem where upload = :id and number = :number")
        .param("outcome", row.outcome()).param("problem", row.problem()).param("id", id).param("number", row.number())
        .update();
  }

  /**
   * What a list needs of a level that has a limit.
   *
   * @param free people whom the organisation may still take in
   * @param asked people of the list who do not belong to it yet
   */
  record Room(long free, long asked) {

    boolean tooMany() {
      return asked > free;
    }
  }

  /** Whether a list that waits fits into the organisation's level; nothing where there is no limit. */
  Optional<Room> room(Upload upload) {
    return features.room(upload.subscription()).map(free -> new Room(Math.max(0, free), sql.sql("""
        select count(*) from member_upload_row r where r.upload = :id and r.outcome = 'new'
          and not exists (select from staff_address a where a.subscription = :subscription
            and a.address = r.address)""").param("id", upload.id()).param("subscription", upload.subscription())
        .query(Long.class).single()));
  }

  /** Pressed twice, it is confirmed once; a list for which there is no room any more is not, and its page says so. */
  @Transactional
  void confirm(Caller.Person by, Upload upload) {
    if (room(upload).filter(Room::tooMany).isPresent()) {
      return;
    }
    int first =
        sql.sql("update member_upload set confirmed_at = ?, confirmed_by = ? where id = ? and confirmed_at is null")
            .params(Timestamp.from(clock.instant()), by.id(), upload.id()).update();
    if (first > 0) {
      audit.record(by, Audit.Act.of("member-list-confirmed", "subscription", upload.subscription()));
      events.publishEvent(new UploadConfirmed(upload.id()));
    }
  }

  void finish(String id) {
    sql.sql("update member_upload set finished_at = ? where id = ?").params(Timestamp.from(clock.instant()), id)
        .update();
  }
}

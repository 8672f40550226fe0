package org.candour.members;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.candour.shared.Caller;
import org.candour.shared.RegionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@link MemberUploads}. */
@Repository
class MemberUploadStore {

  private final JdbcClient sql;

  MemberUploadStore(JdbcClient sql) {
    this.sql = sql;
  }

  List<String> members(Collection<String> addresses, long subscription) {
    return sql.sql("select address from staff_address where subscription = ? and address = any(?)").param(subscription)
        .param(addresses.toArray(String[]::new)).query(String.class).list();
  }

  void insert(String id, Caller.Person by, RegionId region, MemberUploads.NewUpload upload, Instant now) {
    sql.sql("""
        insert into member_upload (id, subscription, person, region, file_name, guessed, also_change, created_at)
        values (?, ?, ?, ?, ?, ?, ?, ?)""").params(id, by.subscription(), by.id(), region.value(), upload.fileName(),
        upload.guessed(), upload.alsoChange(), Timestamp.from(now)).update();
  }

  void insertRow(List<UploadRow> rows, String id) {
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
        .param("name", MemberUploads.texts(rows, UploadRow::name))
        .param("address", MemberUploads.texts(rows, UploadRow::address))
        .param("job", MemberUploads.texts(rows, UploadRow::jobTitle))
        .param("role", MemberUploads.texts(rows, UploadRow::role))
        .param("group", MemberUploads.texts(rows, UploadRow::roleGroup))
        .param("own", MemberUploads.texts(rows, r -> MemberUploads.joined(r.own())))
        .param("only", MemberUploads.texts(rows, r -> MemberUploads.joined(r.onlyIn())))
        .param("outcome", MemberUploads.texts(rows, UploadRow::outcome))
        .param("problem", MemberUploads.texts(rows, UploadRow::problem)).update();
  }

  void clear(Instant now) {
    sql.sql("delete from member_upload where created_at < ?").param(Timestamp.from(now)).update();
  }

  Optional<MemberUploads.Upload> of(String id, long subscription) {
    return sql.sql("select * from member_upload where id = ? and subscription = ?").params(id, subscription)
        .query(MemberUploads.Upload.class).optional();
  }

  Optional<MemberUploads.Upload> confirmed(String id) {
    return sql.sql("select * from member_upload where id = ? and confirmed_at is not null and finished_at is null")
        .param(id).query(MemberUploads.Upload.class).optional();
  }

  List<Map.Entry<String, Long>> counts(String id) {
    return sql.sql("select outcome, count(*) as n from member_upload_row where upload = ? group by outcome").param(id)
        .query((row, n) -> Map.entry(row.getString("outcome"), row.getLong("n"))).list();
  }

  long rows(String id) {
    return sql.sql("select count(*) from member_upload_row where upload = ?").param(id).query(Long.class).single();
  }

  List<UploadRow> rowsPage(long skip, int atMost, String id, String which) {
    return sql.sql("select * from member_upload_row " + which).param("id", id).param("most", atMost).param("skip", skip)
        .query((row, n) -> new UploadRow(row.getInt("number"), row.getString("name"), row.getString("address"),
            row.getString("job_title"), row.getString("role"), row.getString("role_group"),
            List.of((Long[]) row.getArray("own").getArray()), List.of((Long[]) row.getArray("only_in").getArray()),
            row.getString("outcome"), row.getString("problem")))
        .list();
  }

  void set(UploadRow row, String id) {
    sql.sql(
        "update member_upload_row set outcome = :outcome, problem = :problem where upload = :id and number = :number")
        .param("outcome", row.outcome()).param("problem", row.problem()).param("id", id).param("number", row.number())
        .update();
  }

  long room(MemberUploads.Upload upload) {
    return sql.sql("""
        select count(*) from member_upload_row r where r.upload = :id and r.outcome = 'new'
          and not exists (select from staff_address a where a.subscription = :subscription
            and a.address = r.address)""").param("id", upload.id()).param("subscription", upload.subscription())
        .query(Long.class).single();
  }

  int confirm(Instant now, Caller.Person by, MemberUploads.Upload upload) {
    return sql.sql("update member_upload set confirmed_at = ?, confirmed_by = ? where id = ? and confirmed_at is null")
        .params(Timestamp.from(now), by.id(), upload.id()).update();
  }

  void finish(Instant now, String id) {
    sql.sql("update member_upload set finished_at = ? where id = ?").params(Timestamp.from(now), id).update();
  }
}

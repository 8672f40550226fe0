package org.candour.regions;

import java.util.List;
import org.candour.shared.RegionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@link ComplaintSteps}. */
@Repository
class ComplaintStepStore {

  private final JdbcClient sql;

  ComplaintStepStore(JdbcClient sql) {
    this.sql = sql;
  }

  List<ComplaintSteps.ComplaintStep> in(String language, RegionId region) {
    return sql.sql("""
        select s.code, s.kind, t.name, t.about, s.phone, s.site from complaint_step s
        join complaint_step_text t on t.region = s.region and t.code = s.code and t.language = ?
        where s.region = ? order by s.position, s.code""").params(language, region.value())
        .query(ComplaintSteps.ComplaintStep.class).list();
  }

  int revision(RegionId region) {
    return sql.sql("select complaint_revision from region where id = ?").param(region.value()).query(Integer.class)
        .single();
  }

  long nextCode() {
    return sql.sql("select nextval('region_list_code')").query(Long.class).single();
  }

  void insert(String id, String code, ComplaintSteps.ComplaintStep step) {
    sql.sql("insert into complaint_step (region, code, position, kind) select ?, ?, coalesce(max(position),"
        + " 0) + 1, ? from complaint_step where region = ?").params(id, code, step.kind(), id).update();
  }

  int update(ComplaintSteps.ComplaintStep step, String id, String code) {
    return sql.sql(
        "update complaint_step set kind = :kind, phone = :phone, site = :site where region = :region and code = :code")
        .param("kind", step.kind()).param("phone", step.phone()).param("site", step.site()).param("region", id)
        .param("code", code).update();
  }

  void insertText(String id, String code, Region region, ComplaintSteps.ComplaintStep step) {
    sql.sql("""
        insert into complaint_step_text (region, code, language, name, about) values (?, ?, ?, ?, ?)
        on conflict (region, code, language) do update set name = excluded.name, about = excluded.about""")
        .params(id, code, region.language(), step.name(), step.about()).update();
  }

  void place(int position, RegionId region, String code) {
    sql.sql("update complaint_step set position = ? where region = ? and code = ?")
        .params(position, region.value(), code).update();
  }

  void deleteText(RegionId region, String code) {
    sql.sql("delete from complaint_step_text where region = ? and code = ?").params(region.value(), code).update();
  }

  int delete(RegionId region, String code) {
    return sql.sql("delete from complaint_step where region = ? and code = ?").params(region.value(), code).update();
  }

  int begin(RegionId region, int seen) {
    return sql
        .sql("update region set complaint_revision = complaint_revision + 1 where id = ? and complaint_revision = ?")
        .params(region.value(), seen).update();
  }
}

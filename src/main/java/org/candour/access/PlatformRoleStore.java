package org.candour.access;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.candour.shared.RegionId;
import org.candour.shared.Right;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@link PlatformRoles}. */
@Repository
class PlatformRoleStore {

  static final String HOLDERS = """
      select p.id as person, p.name, p.address, g.role, g.scope_kind, g.scope_id, p.frozen, p.second_factor
      from role_grant g join staff_account p on p.id = g.person where g.scope_kind <> 'subscription' and g.until is null
      """;

  private final JdbcClient sql;

  PlatformRoleStore(JdbcClient sql) {
    this.sql = sql;
  }

  List<PlatformRoles.Holder> holders() {
    return sql.sql(HOLDERS + PlatformRoles.ORDER).query(PlatformRoles.Holder.class).list();
  }

  List<PlatformRoles.Holder> of(long person) {
    return sql.sql(HOLDERS + " and p.id = ?" + PlatformRoles.ORDER).param(person).query(PlatformRoles.Holder.class)
        .list();
  }

  List<Long> holding(Right right, RegionId region) {
    return sql.sql("""
        select distinct g.person from role_grant g join staff_account p on p.id = g.person and not p.frozen
        join role_right r on r.role = g.role and r.permit = :right
        where g.until is null and (g.scope_kind = 'all' or g.scope_kind = 'region' and g.scope_id = :region)
        order by g.person""").param("right", right.code()).param("region", region.value()).query(Long.class).list();
  }

  boolean belongs(RegionId region, long person) {
    return sql.sql("""
        select coalesce(bool_or(case g.scope_kind when 'subscription' then here.there else g.scope_id = :region end),
          false)
           and coalesce(bool_or(here.there) filter (where g.scope_kind = 'subscription'), true)
        from role_grant g
        cross join lateral (select exists (
          select from staff_scope c join public_service p on p.id = c.service
          where c.subscription::text = g.scope_id and p.region = :region) as there) here
        where g.person = :person and g.until is null""").param("region", region.value()).param("person", person)
        .query(Boolean.class).single();
  }

  int end(PlatformRoles.Holder holder, Instant now) {
    return sql.sql("""
        update role_grant set until = ? where person = ? and role = ? and scope_kind = ? and scope_id = ?
          and until is null""")
        .params(Timestamp.from(now), holder.person(), holder.role(), holder.scopeKind(), holder.scopeId()).update();
  }
}

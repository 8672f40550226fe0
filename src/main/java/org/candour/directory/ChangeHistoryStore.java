package org.candour.directory;

import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@link ChangeHistory}. */
@Repository
class ChangeHistoryStore {

  private final JdbcClient sql;

  ChangeHistoryStore(JdbcClient sql) {
    this.sql = sql;
  }

  record Pair(long service, long successor) {}

  List<ChangeHistory.Row> of(long service, int atMost) {
    return sql.sql("""
        select c.id, c.kind, c.service, c.effective, c.written_at, c.name_before, c.name_after,
          coalesce(c.person, 0) as person, c.why,
               case when c.service = :service then coalesce(c.parent_after, 0) else coalesce(p.place, 0) end as place,
               case when c.service = :service then 'subject' else p.part end as part,
               array(select x.service from service_change_part x
                 where x.change = c.id and x.part in ('merged', 'successor')
                     order by x.service limit :named) as others
        from (select id from service_change where service = :service union select change from service_change_part
          where service = :service) mine
        join service_change c on c.id = mine.id and c.state = 'done'
        left join service_change_part p on p.change = c.id and p.service = :service
        order by c.effective desc, c.id desc limit :most""").param("service", service)
        .param("named", ChangeHistory.MOST_NAMED).param("most", atMost).query((row, n) -> ChangeHistory.row(row))
        .list();
  }

  List<String> formerNames(long service) {
    return sql.sql("""
        select f.name from service_former_name f join service s on s.id = f.service
        join public_region_language r on r.id = s.region and r.language = f.language
        where f.service = ? order by f.until desc, f.name limit 5""").param(service).query(String.class).list();
  }

  List<Long> successors(long service) {
    return sql.sql("""
        select x.successor from service_successor x join service s on s.id = x.successor and s.closed_on is null
        where x.service = ? order by x.since, x.successor limit 20""").param(service).query(Long.class).list();
  }

  List<Pair> successorsOf(Collection<Long> services) {
    return sql
        .sql("select service, successor from service_successor where service = any(?) order by service, successor")
        .param(services.toArray(Long[]::new)).query(Pair.class).list();
  }
}

package org.candour.directory;

import java.util.Set;
import java.util.TreeSet;
import org.candour.audit.PublicTrail;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what is derived from the directory true: the closure of the tree, and the words by which services are found. */
@Component
class Tree {

  // Every word begins with a blank, so that what somebody typed can be told from the middle of a word.
  private static final String WORDS = """
      insert into service_find (service, name, words)
      select s.id, plain(own.name), left(concat(' ', concat_ws(' ', plain(own.name), plain(s.town), lower(s.postcode),
             lower(replace(s.postcode, ' ', '')), codes.words, plain(above.names)), ' '), 1000)
      from service s
      join (select service, string_agg(name, ' ') as name from service_text group by service) own on own.service = s.id
      left join (select service, lower(string_agg(code, ' ')) as words from service_code group by service) codes
        on codes.service = s.id
      left join (select a.service, string_agg(t.name, ' ' order by a.depth) as names
                 from service_ancestor a join service_text t on t.service = a.ancestor where a.depth > 0 group by a.service) above
        on above.service = s.id
      on conflict (service) do update set name = excluded.name, words = excluded.words
        where (service_find.name, service_find.words) is distinct from (excluded.name, excluded.words)
      returning service, xmax <> 0 as known""";

  private final JdbcClient sql;
  private final PublicTrail trail;

  Tree(JdbcClient sql, PublicTrail trail) {
    this.sql = sql;
    this.trail = trail;
  }

  /**
   * Rebuilds both for the whole directory: a few statements, seconds for 60,000 services. A service that was there before
   * and has another name or stands elsewhere now is written into the public trail, so that stories are found where it is.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  void rebuild() {
    // After a large import PostgreSQL would plan with the sizes of an empty directory: minutes instead of a second.
    sql.sql("analyze service, service_text, service_code, service_parent").update();
    sql.sql("""
        create temporary table tree_now on commit drop as
        with recursive up(service, ancestor, depth) as (
          select id, id, 0 from service
          union all
          select up.service, p.parent, up.depth + 1 from up join service_parent p on p.service = up.ancestor and p.until is null
          where up.depth < 20
        )
        select service, ancestor, min(depth) as depth from up group by service, ancestor""").update();
    Set<Long> changed = new TreeSet<>(sql.sql("""
        with gone as (
          delete from service_ancestor a
          where not exists (select from tree_now n where n.service = a.service and n.ancestor = a.ancestor) returning service),
        come as (
          insert into service_ancestor select service, ancestor, depth from tree_now
          on conflict (service, ancestor) do update set depth = excluded.depth where service_ancestor.depth <> excluded.depth
          returning service)
        select service from service_find where service in (select service from gone union select service from come)""")
        .query(Long.class).list());
    sql.sql("drop table tree_now").update();
    sql.sql("analyze service_ancestor").update();
    sql.sql(WORDS).query((row, n) -> row.getBoolean("known") ? row.getLong("service") : 0L).list().stream()
        .filter(service -> service > 0).forEach(changed::add);
    sql.sql("analyze service_find").update();
    trail.changed("service", changed);
  }
}

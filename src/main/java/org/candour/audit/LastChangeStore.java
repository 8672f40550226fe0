package org.candour.audit;

import java.util.Optional;
import org.candour.shared.Caller;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@link LastChange}. */
@Repository
class LastChangeStore {

  private final JdbcClient sql;

  LastChangeStore(JdbcClient sql) {
    this.sql = sql;
  }

  Optional<Boolean> isOwn(LastChange.Thing thing, Caller.Person by) {
    return sql.sql("""
        select actor_kind = 'person' and actor_id = :person from audit_entry
        where subject_kind = :kind and subject_id = :id and (:code = '' or reason = :code)
          and (cardinality(:acts::text[]) = 0 or act = any(:acts::text[])) order by id desc limit 1""")
        .param("person", by.id()).param("kind", thing.kind()).param("id", thing.id()).param("code", thing.code())
        .param("acts", thing.acts().toArray(String[]::new)).query(Boolean.class).optional();
  }
}

package org.candour.audit;

import java.sql.Timestamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@link Audit}. */
@Repository
class AuditStore {

  private final JdbcClient sql;

  AuditStore(JdbcClient sql) {
    this.sql = sql;
  }

  /** @param id of who did it; null for nobody in particular */
  void insert(Audit.Act act, String kind, @Nullable Long id, Instant at) {
    sql.sql("""
        insert into audit_entry (at, actor_kind, actor_id, act, subject_kind, subject_id, version, reason, before,
          after)
        values (:at, :kind, :actor, :act, :subjectKind, :subject, :version, :reason, :before, :after)""")
        .param("at", Timestamp.from(at)).param("kind", kind).param("actor", id).param("act", act.name())
        .param("subjectKind", act.subjectKind()).param("subject", act.subject()).param("version", act.version())
        .param("reason", act.reason()).param("before", act.before()).param("after", act.after()).update();
  }
}

package org.candour.files;

import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@link Uploads}. */
@Repository
class UploadStore {

  private final JdbcClient sql;

  UploadStore(JdbcClient sql) {
    this.sql = sql;
  }

  void keepPortrait(String id, byte[] drawn, Instant now) {
    sql.sql("insert into upload (id, kind, media_type, bytes, created_at) values (?, 'portrait', 'image/png', ?, ?)")
        .params(id, drawn, Timestamp.from(now)).update();
  }
}

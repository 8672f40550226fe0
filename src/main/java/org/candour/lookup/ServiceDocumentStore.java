package org.candour.lookup;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@link ServiceDocuments}. */
@Repository
class ServiceDocumentStore {

  static final String COLUMNS = """
      select service, region, kind, placeholder, closed_on, names, former, above, above_former, codes, town, postcode,
        near_town,
             near_postcode, latitude, longitude, ancestors from public_service_find
      """;

  private final JdbcClient sql;

  ServiceDocumentStore(JdbcClient sql) {
    this.sql = sql;
  }

  String snapshot() {
    return sql.sql("select pg_current_snapshot()::text").query(String.class).single();
  }

  List<ServiceDocuments.Row> each(@Nullable String seen, long last, String which) {
    return sql.sql(COLUMNS + " where " + which + " order by service limit " + ServiceDocuments.SLICE)
        .param("last", last).param("seen", seen).query((row, n) -> ServiceDocuments.row(row)).list();
  }
}

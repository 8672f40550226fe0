package org.candour.index;

import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@link StaffDocuments}. */
@Repository
class StaffDocumentStore {

  private final JdbcClient sql;

  StaffDocumentStore(JdbcClient sql) {
    this.sql = sql;
  }

  List<StaffDocuments.Critical> of(Long[] there) {
    return sql.sql("select id, criticality from staff_story where id = any(?)").param(there)
        .query(StaffDocuments.Critical.class).list();
  }

  List<StaffDocuments.Called> tags(Long[] there) {
    return sql.sql("select story, tag, visibility, person, subscription from staff_story_tag where story = any(?)")
        .param(there).query(StaffDocuments.Called.class).list();
  }

  List<Long> covering(Collection<Long> services) {
    return sql.sql("select distinct subscription from staff_scope where service = any(?)")
        .param(services.toArray(Long[]::new)).query(Long.class).list();
  }
}

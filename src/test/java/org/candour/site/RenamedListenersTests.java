package org.candour.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.candour.TestHouse;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.transaction.support.TransactionTemplate;

/** An event that was not heard when a new version came is heard by whatever its listener is called now. */
class RenamedListenersTests {

  private static final String MIGRATION = "db/migration/V202612010200__shared_listeners_renamed.sql";
  private final TestHouse house = TestHouse.get();

  @Test
  void whatWaitsForAnOldNameWaitsForTheNewOne() {
    List<String> old = List.of("org.candour.alert.Tidings.on(X)", "org.candour.response.Endings.on(X)",
        "org.candour.members.UploadWork.on(X)", "org.candour.moderation.Desk.on(X)");
    house.bean(TransactionTemplate.class).executeWithoutResult(all -> {
      UUID[] ids = old.stream().map(this::waiting).toArray(UUID[]::new);
      house.bean(org.springframework.jdbc.core.JdbcTemplate.class)
          .execute((org.springframework.jdbc.core.ConnectionCallback<Void>) c -> {
            ScriptUtils.executeSqlScript(c, new ClassPathResource(MIGRATION));
            return null;
          });
      List<String> types = house.sql()
          .sql("select split_part(listener_id, '.on(', 1) from event_publication where id = any(?) order by 1")
          .param(ids).query(String.class).list();
      assertThat(types).hasSize(old.size()).allSatisfy(type -> assertThat(Class.forName(type)).isNotNull());
      all.setRollbackOnly();
    });
  }

  private UUID waiting(String listener) {
    UUID id = UUID.randomUUID();
    house.sql().sql("insert into event_publication (id, listener_id, event_type, serialized_event, publication_date)"
        + " values (?, ?, 'none', '{}', ?)").params(id, listener, Timestamp.from(Instant.EPOCH)).update();
    return id;
  }
}

package org.candour.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.candour.Browserless;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A real site: no demo page, no demo account, no printed secret; and what PostgreSQL must be set to. */
class RealSiteTests {

  @TempDir private Path folder;

  @Test
  void nothingOfTheDemoExistsOutsideADemo() throws Exception {
    TestStart.Running site = TestStart.start(folder.resolve("home"), false, Map.of());
    try {
      Browserless visitor =
          new Browserless("http://localhost:" + site.context().getEnvironment().getProperty("local.server.port"));
      for (String path : List.of("/demo", "/_dev/mail", "/_dev/mail/1", "/_dev/components", "/_dev/states")) {
        assertThat(visitor.get(path).statusCode()).as(path).isEqualTo(404);
      }
      assertThat(visitor.post("/demo/doors/moderator").statusCode()).isEqualTo(404);
      assertThat(visitor.post("/demo/clock/week").statusCode()).isEqualTo(404);
      assertThat(visitor.get("/").statusCode()).isEqualTo(200);
      JdbcClient sql = site.context().getBean(JdbcClient.class);
      assertThat(sql.sql("select count(*) from person").query(Long.class).single()).isZero();
      assertThat(sql.sql("show fsync").query(String.class).single()).isEqualTo("on");
      assertThat(sql.sql("show synchronous_commit").query(String.class).single()).isEqualTo("on");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("home/database.password"))))
          .isEqualTo("rw-------");
      assertThat(new DatabaseAddress(site.url(), "candour", "wrong").answers()).isFalse();
    } finally {
      site.context().close();
      site.server().close();
    }
  }

  /** Ready is who could keep a story now; the pages themselves show nothing of it. */
  @Test
  void readinessFailsWhenAWriteWould() throws Exception {
    TestStart.Running site = TestStart.start(folder.resolve("home"), false,
        Map.of("management.server.port", 0, "management.server.address", "127.0.0.1"));
    try {
      Browserless keeper =
          new Browserless("http://localhost:" + site.context().getEnvironment().getProperty("local.management.port"));
      assertThat(keeper.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
      assertThat(keeper.get("/actuator/prometheus").body()).contains("jvm_memory_used_bytes", "hikaricp_connections");
      try (var other = java.sql.DriverManager.getConnection(site.url(), site.user(), site.password())) {
        other.setAutoCommit(false);
        other.createStatement().execute("lock table site_probe in exclusive mode");
        assertThat(keeper.get("/actuator/health/readiness").statusCode()).isEqualTo(503);
        other.rollback();
      }
      assertThat(keeper.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
      Browserless visitor =
          new Browserless("http://localhost:" + site.context().getEnvironment().getProperty("local.server.port"));
      assertThat(visitor.get("/actuator/health").statusCode()).isEqualTo(404);
    } finally {
      site.context().close();
      site.server().close();
    }
  }

  @Test
  void theReaderMaySelectPublicViewsAndNothingElse() {
    var house = org.candour.TestHouse.get();
    var reader = house.bean(org.candour.shared.PublicReader.class).sql();
    assertThat(reader.sql("select count(*) from public_story").query(Long.class).single()).isPositive();
    List<String> hidden = house.sql().sql("""
        select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'public' and c.relkind in ('r', 'v') and c.relname not like 'public\\_%'""")
        .query(String.class).list();
    assertThat(hidden).contains("author", "story", "staff_story", "outbound_mail");
    for (String relation : hidden) {
      assertThatThrownBy(() -> reader.sql("select count(*) from " + relation).query(Long.class).single()).as(relation)
          .rootCause().hasMessageContaining("permission denied");
    }
    assertThatThrownBy(() -> reader.sql("delete from public_story").update()).isInstanceOf(RuntimeException.class);
  }
}

package org.candour.launch;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import javax.sql.DataSource;
import org.candour.shared.PublicReader;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Primary;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Two roles over one database: the application's own, which writes, and {@code candour_reader}, which may select from
 * {@code public_…} views and from nothing else. The public pages use only the second.
 */
@Configuration(proxyBeanMethods = false)
class DatabaseSetup {

  static final String READER = "candour_reader";

  /** How long a write waits for a connection: a burst of stories passes in less. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration READING_PATIENCE = Duration.ofSeconds(3);

  @Bean
  @Primary
  HikariDataSource dataSource(DataSourceProperties properties, @Value("${candour.connections:24}") int size) {
    HikariDataSource pool = properties.initializeDataSourceBuilder().type(HikariDataSource.class).build();
    pool.setPoolName("own");
    quiet(pool);
    pool.setMaximumPoolSize(size);
    pool.setConnectionTimeout(PATIENCE.toMillis());
    return pool;
  }

  @Bean
  @DependsOn("flyway")
  HikariDataSource readerDataSource(DataSourceProperties properties,
      @Value("${candour.reading-connections:16}") int size) {
    HikariDataSource pool = properties.initializeDataSourceBuilder().type(HikariDataSource.class).build();
    pool.setPoolName("reader");
    quiet(pool);
    pool.setMaximumPoolSize(size);
    // Who only reads is better told at once than after half a minute.
    pool.setConnectionTimeout(READING_PATIENCE.toMillis());
    pool.setReadOnly(true);
    pool.setConnectionInitSql("set role " + READER);
    return pool;
  }

  /** A refused row is not repeated in an error's text: it holds what somebody wrote. */
  private static void quiet(HikariDataSource pool) {
    pool.addDataSourceProperty("logServerErrorDetail", "false");
  }

  @Bean
  PublicReader publicReader(@Qualifier("readerDataSource") HikariDataSource readerDataSource) {
    return new PublicReader(JdbcClient.create(readerDataSource));
  }

  @Bean
  @Primary
  JdbcClient jdbcClient(DataSource dataSource) {
    return JdbcClient.create(dataSource);
  }

  @Bean
  FlywayMigrationStrategy migration(DataSource dataSource) {
    return flyway -> migrate(flyway, JdbcClient.create(dataSource));
  }

  private static void migrate(Flyway flyway, JdbcClient sql) {
    makeReader(sql);
    flyway.migrate();
    for (String view : sql
        .sql("select viewname from pg_views where schemaname = current_schema() and viewname like 'public\\_%'")
        .query(String.class).list()) {
      sql.sql("grant select on " + view + " to " + READER).update();
    }
  }

  /** Makes the reader's role where no pool is open yet. */
  static void makeReader(DatabaseAddress address) {
    SingleConnectionDataSource one = address.single();
    try {
      makeReader(JdbcClient.create(one));
    } finally {
      one.destroy();
    }
  }

  private static void makeReader(JdbcClient sql) {
    try {
      sql.sql("""
          do $$ begin
            if not exists (select from pg_roles where rolname = 'candour_reader') then
              create role candour_reader nologin;
            end if;
            if not pg_has_role(current_user, 'candour_reader', 'usage') then
              grant candour_reader to current_user;
            end if;
          end $$""").update();
    } catch (DataAccessException e) {
      throw new StartRefused("The database role candour_reader cannot be made. Ask your database's owner to run:"
          + " create role candour_reader nologin; grant candour_reader to <the role Candour signs in with>;");
    }
  }
}

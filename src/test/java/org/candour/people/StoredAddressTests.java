package org.candour.people;

import static org.assertj.core.api.Assertions.assertThat;

import db.migration.V202611301750__accounts_addresses_in_punycode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.candour.TestHouse;
import org.candour.shared.Caller;
import org.candour.shared.EmailAddress;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.migration.Context;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who gave an address before domains were kept as mail servers know them is still found by it. */
class StoredAddressTests {

  private final TestHouse house = TestHouse.get();

  private record OfHouse(Connection connection) implements Context {

    @Override
    public Configuration getConfiguration() {
      return new FluentConfiguration();
    }

    @Override
    public Connection getConnection() {
      return connection;
    }
  }

  private String asTyped() {
    return "anna-" + UUID.randomUUID() + "@krankenhaus-münchen.example";
  }

  private void migrate() throws SQLException {
    try (Connection connection = house.bean(DataSource.class).getConnection()) {
      new V202611301750__accounts_addresses_in_punycode().migrate(new OfHouse(connection));
    }
  }

  private long stored(String address) {
    return house.bean(JdbcClient.class).sql("insert into author (address, created_at) values (?, now()) returning id")
        .param(address).query(Long.class).single();
  }

  @Test
  void anAuthorFromBeforeIsFoundByWhatTheyType() throws SQLException {
    String typed = asTyped();
    long author = stored(typed);
    assertThat(house.bean(Authors.class).byAddress(typed)).isEmpty();
    migrate();
    assertThat(house.bean(Authors.class).byAddress(typed)).contains(author);
    assertThat(house.bean(Authors.class).addressOf(author).orElseThrow()).contains("@xn--krankenhaus-mnchen-");
  }

  @Test
  void aMemberFromBeforeSignsInAgain() throws SQLException {
    String typed = asTyped();
    long person = house.bean(People.class).add(Caller.NOBODY,
        new People.NewPerson("Anna Weber", "x" + typed, null, "", "other", ""));
    house.bean(JdbcClient.class).sql("update person set address = ? where id = ?").params(typed, person).update();
    migrate();
    assertThat(house.bean(People.class).byAddress(typed)).map(PersonAccount::id).contains(person);
  }

  @Test
  void twoAreNeverMadeOneAndAMailboxBeyondAsciiStaysAsItIs() throws SQLException {
    String typed = asTyped();
    long before = stored(typed);
    long since = house.bean(Authors.class).reach(typed, null);
    long mailbox = stored("jörg-" + UUID.randomUUID() + "@ward.example");
    migrate();
    assertThat(house.bean(Authors.class).byAddress(typed)).contains(since);
    assertThat(house.bean(Authors.class).addressOf(before)).contains(typed);
    assertThat(house.bean(Authors.class).addressOf(mailbox).orElseThrow()).startsWith("jörg-");
  }

  private long contact(long service, String address, String stopped) {
    return house.bean(JdbcClient.class).sql("""
        insert into heads_up_contact (service, address, name, entered_by, entered_at, stop, stopped_at)
        select ?, ?, 'Somebody', min(id), now(), gen_random_uuid()::text, ?::timestamptz from person returning id""")
        .params(service, address, stopped).query(Long.class).single();
  }

  /** Written in two forms at several services, they are still one who said no. */
  @Test
  void whoSaidNoInOneFormIsWrittenToInNone() throws SQLException {
    String typed = asTyped();
    String kept = EmailAddress.of(typed).orElseThrow();
    List<Long> services =
        house.bean(JdbcClient.class).sql("select id from service order by id limit 3").query(Long.class).list();
    contact(services.get(0), typed, null);
    contact(services.get(1), typed, null);
    contact(services.get(2), typed, "2026-01-01T00:00:00Z");
    contact(services.get(0), kept, null);
    migrate();
    record Row(String address, boolean stopped, boolean ended) {}
    List<Row> rows = house.bean(JdbcClient.class).sql("""
        select address, stopped_at is not null as stopped, ended_at is not null as ended from heads_up_contact
        where address in (?, ?)""").params(typed, kept).query(Row.class).list();
    assertThat(rows).hasSize(4).allMatch(row -> row.address.equals(kept) && row.stopped);
    assertThat(rows).as("the second at the same service").filteredOn(Row::ended).hasSize(1);
    house.bean(JdbcClient.class).sql("delete from heads_up_contact where address = ?").param(kept).update();
  }
}

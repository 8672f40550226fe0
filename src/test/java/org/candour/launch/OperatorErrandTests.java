package org.candour.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.util.UUID;
import org.candour.TestHouse;
import org.junit.jupiter.api.Test;

/** The first operator of a site: the parts that the errand opens are enough. */
class OperatorErrandTests {

  @Test
  void somebodyBecomesAnOperator() {
    HikariDataSource database = TestHouse.get().bean(HikariDataSource.class);
    String address = "first-" + UUID.randomUUID() + "@operators.example";
    assertThat(OperatorErrand
        .make(new DatabaseAddress(database.getJdbcUrl(), database.getUsername(), database.getPassword()), address))
        .isZero();
    assertThat(TestHouse.get().sql()
        .sql("select r.role from role_grant r join person p on p.id = r.person where p.address = ?").param(address)
        .query(String.class).list()).containsExactly("operator");
  }
}

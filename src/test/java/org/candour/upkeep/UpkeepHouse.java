package org.candour.upkeep;

import java.util.UUID;
import org.candour.Cast;
import org.candour.TestHouse;
import org.candour.directory.Directory;
import org.candour.directory.Service;
import org.candour.directory.Services;
import org.candour.lookup.ServiceSearch;
import org.candour.shared.SecretToken;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Services of a test's own, so that nobody else's tree is changed. */
final class UpkeepHouse {

  final TestHouse house = TestHouse.get();
  final Services services = house.bean(Services.class);
  final ServiceSearch search = house.bean(ServiceSearch.class);
  final JdbcClient sql = house.sql();

  /** The demo's main hospital trust. */
  long trust() {
    return services.byCode("demo-fen").orElseThrow().id();
  }

  /** A ward of this name under a service, or at the top; found at once. */
  long add(String name, Long parent) {
    return add(name, parent, "uk-england");
  }

  long add(String name, Long parent, String region) {
    Directory directory = house.bean(Directory.class);
    Cast.get().fresh("operator");
    var operator = Cast.get().newestPerson(0);
    return directory.open(operator,
        new Directory.Opening(region, name, parent, java.time.LocalDate.of(2020, 1, 1),
            new Directory.Details("ward", parent == null, null, null, null, null),
            new Directory.Code("test", UUID.randomUUID().toString())),
        SecretToken.fresh());
  }

  /** A name that nobody else has. */
  static String fresh(String name) {
    return name + " " + UUID.randomUUID().toString().substring(0, 8);
  }

  Service get(long id) {
    return services.byId(id).orElseThrow();
  }
}

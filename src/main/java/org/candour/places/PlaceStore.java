package org.candour.places;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@link Places}. */
@Repository
class PlaceStore {

  private final JdbcClient sql;

  PlaceStore(JdbcClient sql) {
    this.sql = sql;
  }

  Optional<Places.Place> standing(String sign) {
    return sql.sql("""
        select :sign as name, avg(latitude) as latitude, avg(longitude) as longitude from public_service
        where replace(postcode, ' ', '') = :sign and latitude is not null having count(*) > 0""").param("sign", sign)
        .query(Places.Place.class).optional();
  }

  List<Places.Standing> count() {
    return sql.sql("select distinct id, region, town, postcode, latitude, longitude from public_service"
        + " where town is not null or postcode is not null").query(Places.Standing.class).list();
  }
}

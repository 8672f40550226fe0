package org.candour.alert;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.candour.finding.StaffQuery;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@link Alerts}. */
@Repository
class AlertStore {

  static final String COLUMNS = """
      select a.id, a.person, a.subscription, coalesce(a.region, '') as region, a.name, a.query, a.delivery,
        a.at_once_from, a.shared,
        array(select s.service from alert_service s where s.alert = a.id order by s.service) as services
      from alert a where a.stopped_at is null""";

  private final JdbcClient sql;

  AlertStore(JdbcClient sql) {
    this.sql = sql;
  }

  record EndedAlert(long person, long subscription, String stop) {}

  List<Alerts.Alert> listed(Object[] values, String condition) {
    return sql.sql(COLUMNS + condition).params(Arrays.asList(values))
        .query((row, n) -> new Alerts.Alert(row.getLong("id"), row.getLong("person"), row.getLong("subscription"),
            row.getString("region"), row.getString("name"), row.getString("query"), row.getString("delivery"),
            row.getObject("at_once_from", Integer.class), row.getBoolean("shared"),
            List.of((Long[]) row.getArray("services").getArray())))
        .list();
  }

  long add(long person, long subscription, Timestamp now) {
    return sql.sql("insert into alert (person, subscription, created_at, changed_at) values (?, ?, ?, ?) returning id")
        .params(person, subscription, now, now).query(Long.class).single();
  }

  void save(long person) {
    sql.sql("select pg_advisory_xact_lock(hashtext('alert'), ?)").param((int) person).query((row, n) -> n).list();
  }

  long insert(Timestamp now, Alerts.AlertWish wish, boolean plain, StaffQuery query, long person) {
    return sql.sql("""
        insert into alert (person, subscription, region, name, query, plain, delivery, at_once_from, shared, created_at,
          changed_at)
        values (:person, :subscription, :region, :name, :query, :plain, :delivery, :from, :shared, :now, :now)
        returning id""").param("person", person).param("subscription", query.subscription())
        .param("region", query.region().value()).param("name", wish.name()).param("query", query.text())
        .param("plain", plain).param("delivery", wish.delivery()).param("from", wish.atOnceFrom())
        .param("shared", wish.shared()).param("now", now).query(Long.class).single();
  }

  void cover(List<Long> services, long id) {
    sql.sql("insert into alert_service (alert, service) select ?, unnest(?::bigint[])").param(id)
        .param(services.stream().distinct().toArray(Long[]::new)).update();
  }

  void change(Alerts.Alert alert, Instant now, Alerts.AlertWish wish) {
    sql.sql("update alert set name = :name, delivery = :delivery, at_once_from = :from, shared = :shared,"
        + " changed_at = :now where id = :id").param("name", wish.name()).param("delivery", wish.delivery())
        .param("from", wish.atOnceFrom()).param("shared", wish.shared()).param("now", Timestamp.from(now))
        .param("id", alert.id()).update();
  }

  Optional<EndedAlert> end(Timestamp now, long id) {
    return sql
        .sql("update alert set stopped_at = ?, changed_at = ? where id = ?"
            + " and stopped_at is null returning person, subscription, stop_token as stop")
        .params(now, now, id).query(EndedAlert.class).optional();
  }

  List<String> coverStops(EndedAlert e, Timestamp now) {
    return sql.sql("select stop from staff_cover where absent = ? and subscription = ? and until > ?")
        .params(e.person(), e.subscription(), now).query(String.class).list();
  }

  /**
   * What a link stops.
   *
   * @param id of the alert, or of the standing in
   * @param covers whether it is a standing in
   * @param absent for whom; empty for an alert
   * @param stopped whether it was stopped already
   * @param holder of the subscription
   * @param name of the alert; may be empty
   * @param services that the alert covers
   */
  record StoppingRow(long id, boolean covers, String absent, boolean stopped, String holder, String name,
      List<Long> services) {}

  Optional<StoppingRow> byToken(Instant now, String token) {
    return sql.sql("""
        select a.id, false as covers, '' as absent, a.stopped_at is not null as stopped,
          (select b.holder from staff_subscription b where b.id = a.subscription) as holder, a.name,
          array(select s.service from alert_service s where s.alert = a.id order by s.service) as services
        from alert a where a.stop_token = :token
        union all
        select c.id, true, coalesce((select n.name from staff_colleague n
          where n.person = c.absent and n.subscription = c.subscription), ''), c.until <= :now,
          (select b.holder from staff_subscription b where b.id = c.subscription), '', '{}'
        from staff_cover c where c.stop = :token""").param("token", token).param("now", Timestamp.from(now))
        .query((row, n) -> new StoppingRow(row.getLong("id"), row.getBoolean("covers"), row.getString("absent"),
            row.getBoolean("stopped"), row.getString("holder"), row.getString("name"),
            List.of((Long[]) row.getArray("services").getArray())))
        .optional();
  }
}

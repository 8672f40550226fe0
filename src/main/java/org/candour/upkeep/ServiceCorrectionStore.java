package org.candour.upkeep;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.candour.mail.Recipient;
import org.candour.shared.Caller;
import org.candour.shared.RegionId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@link ServiceCorrections}. */
@Repository
class ServiceCorrectionStore {

  static final String COLUMNS = """
      select c.id, c.region, c.service, c.what, c.value, c.body, c.address, c.sent_at, c.state, c.reason, b.holder
      from correction c left join staff_subscription b on b.id = c.subscription
      """;

  private final JdbcClient sql;

  ServiceCorrectionStore(JdbcClient sql) {
    this.sql = sql;
  }

  List<Long> take(Instant now, CorrectionForm form, @Nullable Long subscription, @Nullable Long service,
      RegionId region) {
    return sql.sql("""
        insert into correction (region, service, what, value, body, address, subscription, once, sent_at)
        values (:region, :service::bigint, :what, :value, :body, :address, :subscription::bigint, :once, :now)
        on conflict (once) do nothing returning id""").param("region", region.value()).param("service", service)
        .param("what", form.what()).param("value", form.value()).param("body", form.body())
        .param("address", form.address()).param("subscription", subscription).param("once", form.once())
        .param("now", Timestamp.from(now)).query(Long.class).list();
  }

  long waiting(RegionId region) {
    return sql.sql("select count(*) from correction where region = ? and state = 'waiting'").param(region.value())
        .query(Long.class).single();
  }

  List<ServiceCorrections.Correction> waitingPage(RegionId region, int size, int page) {
    return sql.sql(COLUMNS + " where c.region = ? and c.state = 'waiting' order by c.sent_at, c.id limit ? offset ?")
        .params(region.value(), size, (page - 1L) * size).query(ServiceCorrections.Correction.class).list();
  }

  Optional<ServiceCorrections.Correction> byId(long id, RegionId region) {
    return sql.sql(COLUMNS + " where c.id = ? and c.region = ?").params(id, region.value())
        .query(ServiceCorrections.Correction.class).optional();
  }

  int decide(ServiceCorrections.Correction correction, Caller.Person by, Instant now, @Nullable String reason,
      boolean accepted) {
    return sql.sql("""
        update correction set state = :state, reason = :reason, decided_at = :now, decided_by = :by
        where id = :id and state = 'waiting'""").param("state", accepted ? "accepted" : "declined")
        .param("reason", reason).param("now", Timestamp.from(now)).param("by", by.id()).param("id", correction.id())
        .update();
  }

  Optional<String> addressOf(Recipient recipient) {
    return sql.sql("select address from correction where id = ? and address <> ''").param(recipient.id())
        .query(String.class).optional();
  }

  void blank(Instant now) {
    sql.sql("update correction set value = '', body = '', address = '', blanked_at = ? where decided_at < ?"
        + " and blanked_at is null").params(Timestamp.from(now), Timestamp.from(now.minus(ServiceCorrections.KEPT)))
        .update();
  }
}

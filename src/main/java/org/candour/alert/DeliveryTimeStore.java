package org.candour.alert;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.candour.mail.Recipient;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@link DeliveryTime}. */
@Repository
class DeliveryTimeStore {

  private final JdbcClient sql;

  DeliveryTimeStore(JdbcClient sql) {
    this.sql = sql;
  }

  List<DeliveryTime.Quiet> quiet(Collection<Long> people) {
    return sql.sql("select person, from_time, to_time, weekends, unless from quiet where person = any(?)")
        .param(people.toArray(Long[]::new)).query(DeliveryTime.Quiet.class).list();
  }

  void setQuiet(DeliveryTime.Quiet quiet) {
    sql.sql("""
        insert into quiet (person, from_time, to_time, weekends, unless)
        values (:person, :from, :to, :weekends, :unless)
        on conflict (person) do update set from_time = excluded.from_time, to_time = excluded.to_time,
          weekends = excluded.weekends, unless = excluded.unless""").param("person", quiet.person())
        .param("from", quiet.fromTime()).param("to", quiet.toTime()).param("weekends", quiet.weekends())
        .param("unless", quiet.unless()).update();
  }

  boolean stillTold(Instant now, @Nullable Long subscription, Recipient recipient, long subject, String held) {
    return sql
        .sql("select not exists (select from (" + held + ") i left join staff_story s on s.id = i.story where ("
            + DeliveryTime.IN_REACH + ") is not true)")
        .param("subject", subject).param("person", recipient.id()).param("subscription", subscription)
        .param("now", Timestamp.from(now)).query(Boolean.class).single();
  }
}

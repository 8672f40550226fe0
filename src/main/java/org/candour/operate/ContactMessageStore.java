package org.candour.operate;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.candour.shared.Caller;
import org.candour.shared.RegionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@link ContactMessages}. */
@Repository
class ContactMessageStore {

  private final JdbcClient sql;

  ContactMessageStore(JdbcClient sql) {
    this.sql = sql;
  }

  List<Long> take(Instant now, ContactMessageForm form, RegionId region) {
    return sql.sql("""
        insert into message (region, topic, page, body, address, once, sent_at)
        values (:region, :topic, :page, :body, :address, :once, :now)
        on conflict (once) do nothing returning id""").param("region", region.value()).param("topic", form.topic())
        .param("page", form.page()).param("body", form.body()).param("address", form.address())
        .param("once", form.once()).param("now", Timestamp.from(now)).query(Long.class).list();
  }

  List<ContactMessages.ContactMessage> open(RegionId region, int size, int page) {
    return sql
        .sql("select * from message where region = ? and answered_at is null order by sent_at, id limit ? offset ?")
        .params(region.value(), size, (page - 1L) * size).query(ContactMessages.ContactMessage.class).list();
  }

  long count(RegionId region) {
    return sql.sql("select count(*) from message where region = ? and answered_at is null").param(region.value())
        .query(Long.class).single();
  }

  int answered(Instant now, Caller.Person by, long id, RegionId region) {
    return sql
        .sql("update message set answered_at = ?, answered_by = ? where id = ? and region = ? and answered_at is null")
        .params(Timestamp.from(now), by.id(), id, region.value()).update();
  }

  void blank(Instant now) {
    sql.sql("update message set body = '', address = '', page = '', blanked_at = ? where answered_at < ?"
        + " and blanked_at is null").params(Timestamp.from(now), Timestamp.from(now.minus(ContactMessages.KEPT)))
        .update();
  }
}

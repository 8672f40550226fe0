package org.candour.accounts;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import org.candour.mail.Addresses;
import org.candour.mail.Recipient;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells the post where somebody is reached, at the moment of sending. */
@Component
class AddressBook implements Addresses {

  private final JdbcClient sql;
  private final Clock clock;

  AddressBook(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  @Override
  public Optional<String> addressOf(Recipient recipient, @Nullable Long subscription) {
    if (recipient.kind().equals("author")) {
      return sql.sql("select address from author where id = ? and address is not null").param(recipient.id()).query(String.class).optional();
    }
    if (!recipient.kind().equals("person")) {
      return Optional.empty();
    }
    return sql.sql("""
        select p.address from person p where p.id = :person and p.frozen_at is null
          and (:subscription::bigint is null or exists (
            select from staff_right r where r.person = p.id and r.subscription = :subscription and r.permit = 'read-scope'
              and r.since <= :now and (r.until is null or r.until > :now)))""")
        .param("person", recipient.id()).param("subscription", subscription).param("now", Timestamp.from(clock.instant()))
        .query(String.class).optional();
  }
}

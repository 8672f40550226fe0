package org.candour.accounts;

import java.util.Optional;
import org.candour.mail.Addresses;
import org.candour.mail.Recipient;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells the post where somebody is reached, at the moment of sending. */
@Component
class AddressBook implements Addresses {

  private final JdbcClient sql;

  AddressBook(JdbcClient sql) {
    this.sql = sql;
  }

  @Override
  public Optional<String> addressOf(Recipient recipient) {
    if (recipient.kind().equals("writer")) {
      return Optional.empty();
    }
    String question = recipient.kind().equals("author")
        ? "select address from author where id = ? and address is not null"
        : "select address from person where id = ? and frozen_at is null";
    return sql.sql(question).param(recipient.id()).query(String.class).optional();
  }
}

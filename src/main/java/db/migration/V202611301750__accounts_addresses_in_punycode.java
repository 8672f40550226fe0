package db.migration;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.candour.shared.EmailAddress;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Addresses that were kept as they were typed are kept as they are looked up from now on: their domain as mail servers
 * know it. In Java, since SQL knows no Punycode. Whose address somebody else has by now keeps the old one: two people
 * are never made one.
 */
public final class V202611301750__accounts_addresses_in_punycode extends BaseJavaMigration {

  private static final Logger LOG = LoggerFactory.getLogger(V202611301750__accounts_addresses_in_punycode.class);

  private record Kept(long id, String address) {}

  @Override
  public void migrate(Context context) throws SQLException {
    convert(context, "author");
    convert(context, "person");
    convertContacts(context);
  }

  /** One address may stand at several services, and a "no" holds for all of them: whichever form it was said to. */
  private static void convertContacts(Context context) throws SQLException {
    for (Kept kept : beyondAscii(context, "heads_up_contact")) {
      Optional<String> address = EmailAddress.of(kept.address).filter(a -> !a.equals(kept.address));
      if (address.isPresent()) {
        change(context, """
            update heads_up_contact t set ended_at = entered_at where id = ? and ended_at is null
              and exists (select from heads_up_contact o where o.service = t.service and o.address = ?
                and o.ended_at is null)""", kept.id, address.get());
        change(context, "update heads_up_contact set address = ? where id = ?", address.get(), kept.id);
        change(context, """
            update heads_up_contact c set stopped_at = s.at from (select max(stopped_at) as at from heads_up_contact
              where address = ?) s
            where c.address = ? and c.stopped_at is null and s.at is not null""", address.get(), address.get());
      }
    }
  }

  private static void convert(Context context, String table) throws SQLException {
    int taken = 0;
    for (Kept kept : beyondAscii(context, table)) {
      Optional<String> address = EmailAddress.of(kept.address).filter(a -> !a.equals(kept.address));
      if (address.isPresent()) {
        taken += 1 - change(context, "update " + table + " t set address = ? where id = ? and not exists (select from "
            + table + " o where o.address = ?)", address.get(), kept.id, address.get());
      }
    }
    if (taken > 0) {
      LOG.warn("{} addresses in {} stay as they were: somebody else has them in the new form", taken, table);
    }
  }

  private static List<Kept> beyondAscii(Context context, String table) throws SQLException {
    List<Kept> found = new ArrayList<>();
    try (
        PreparedStatement asked = context.getConnection()
            .prepareStatement("select id, address from " + table + " where address ~ '[^\\x01-\\x7f]'");
        ResultSet row = asked.executeQuery()) {
      while (row.next()) {
        found.add(new Kept(row.getLong(1), row.getString(2)));
      }
    }
    return found;
  }

  private static int change(Context context, String statement, Object... values) throws SQLException {
    try (PreparedStatement change = context.getConnection().prepareStatement(statement)) {
      for (int i = 0; i < values.length; i++) {
        change.setObject(i + 1, values[i]);
      }
      return change.executeUpdate();
    }
  }
}

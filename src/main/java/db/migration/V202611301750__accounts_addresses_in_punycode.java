package db.migration;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.candour.shared.Address;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Addresses that were kept as they were typed are kept as they are looked up from now on: their domain as mail servers know it. In
 * Java, since SQL knows no Punycode. Whose address somebody else has by now keeps the old one: two people are never made one.
 */
public final class V202611301750__accounts_addresses_in_punycode extends BaseJavaMigration {

  private static final Logger LOG = LoggerFactory.getLogger(V202611301750__accounts_addresses_in_punycode.class);

  private record Kept(long id, String address) {}

  @Override
  public void migrate(Context context) throws SQLException {
    for (String table : List.of("author", "person", "heads_up_contact")) {
      convert(context, table);
    }
  }

  private static void convert(Context context, String table) throws SQLException {
    int taken = 0;
    for (Kept kept : beyondAscii(context, table)) {
      Optional<String> address = Address.of(kept.address).filter(a -> !a.equals(kept.address));
      if (address.isPresent() && !change(context, table, kept, address.get())) {
        taken++;
      }
    }
    if (taken > 0) {
      LOG.warn("{} addresses in {} stay as they were: somebody else has them in the new form", taken, table);
    }
  }

  private static List<Kept> beyondAscii(Context context, String table) throws SQLException {
    List<Kept> found = new ArrayList<>();
    try (PreparedStatement asked = context.getConnection().prepareStatement("select id, address from " + table + " where address ~ '[^\\x01-\\x7f]'");
        ResultSet row = asked.executeQuery()) {
      while (row.next()) {
        found.add(new Kept(row.getLong(1), row.getString(2)));
      }
    }
    return found;
  }

  private static boolean change(Context context, String table, Kept kept, String address) throws SQLException {
    String statement = "update " + table + " t set address = ? where id = ? and not exists (select from " + table + " o where o.address = ?)";
    try (PreparedStatement change = context.getConnection().prepareStatement(statement)) {
      change.setString(1, address);
      change.setLong(2, kept.id);
      change.setString(3, address);
      return change.executeUpdate() == 1;
    }
  }
}

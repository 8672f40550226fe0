package org.candour.directory;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Adding to the directory by hand, one node at a time. */
@Component
public class Directory {

  private final JdbcClient sql;
  private final Tree tree;
  private final Clock clock;

  Directory(JdbcClient sql, Tree tree, Clock clock) {
    this.sql = sql;
    this.tree = tree;
    this.clock = clock;
  }

  /**
   * A node to add.
   *
   * @param scheme of its code, such as {@code ods}
   */
  public record Node(String region, String kind, boolean organisation, String name, String about, @Nullable Long parent,
      String postcode, String town, String scheme, String code) {}

  /** Adds a node. Call {@link #settle} after the last one. */
  @Transactional
  public long add(Node node, String language) {
    Timestamp now = Timestamp.from(clock.instant());
    long id = sql.sql("""
        insert into service (region, kind, organisation, postcode, town, source, created_at)
        values (?, ?, ?, ?, ?, 'hand', ?) returning id""")
        .params(node.region, node.kind, node.organisation, node.postcode, node.town, now).query(Long.class).single();
    sql.sql("insert into service_text (service, language, name, about) values (?, ?, ?, ?)")
        .params(id, language, node.name, node.about).update();
    sql.sql("insert into service_code (scheme, code, service) values (?, ?, ?)")
        .params(node.scheme, node.code.toUpperCase(Locale.ROOT), id).update();
    if (node.parent != null) {
      sql.sql("insert into service_parent (service, parent, since) values (?, ?, ?)")
          .params(id, node.parent, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusYears(5)).update();
    }
    return id;
  }

  /** Brings the tree and the words that find services up to date. */
  @Transactional
  public void settle() {
    tree.rebuild();
  }
}

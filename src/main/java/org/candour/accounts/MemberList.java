package org.candour.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.candour.shared.PlainText;
import org.candour.shared.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The members of a subscription as their colleagues see them. */
@Component
public class MemberList {

  /** How many stand on one page of the list. */
  public static final int PER_PAGE = 50;

  private static final String COLUMNS = """
      select p.id as person, min(coalesce(g.called, p.name)) as name, p.address,
        case when bool_or(g.called is not null) then '' else p.job_title end as job_title,
          array_agg(distinct g.role) as roles,
        p.frozen_at is not null or exists (select from frozen_member f
          where f.person = p.id and f.subscription = :subscription) as frozen,
        exists (select from staff_dead_mailbox m where m.person = p.id) as dead, bool_and(g.called is null) as known
      """;
  private static final String MEMBERS = """
      from role_grant g join person p on p.id = g.person
      where g.scope_kind = 'subscription' and g.scope_id = :subscription::text and g.until is null""";
  private static final String FOUND = MEMBERS + "\n" + """
      and (:q = '' or coalesce(g.called, p.name) ilike :like or (:addresses and p.address ilike :like))
        and (:role = '' or g.role = :role)""";

  private final JdbcClient sql;

  MemberList(JdbcClient sql) {
    this.sql = sql;
  }

  /**
   * A person in a subscription, as colleagues see them.
   *
   * @param person their number
   * @param name as the administrator called them, until they are known; then their own
   * @param address where letters to them go
   * @param jobTitle as it stands in their profile; empty until they are known
   * @param roles ids of the roles that they hold here
   * @param frozen whether they can use no role here for now, by their account or by this subscription
   * @param dead whether letters to them come back
   * @param known whether they saved their profile or chose this subscription since they were added
   */
  public record Member(long person, String name, String address, String jobTitle, List<String> roles, boolean frozen,
      boolean dead, boolean known) {}

  /**
   * A page of the members by name. Who had an account before stands here as the administrator called them, until they
   * have saved their profile or chosen this subscription: typing an address tells nobody whose it is.
   *
   * @param q part of a name or address, or empty
   * @param role only those who hold it, or empty
   */
  public Slice<Member> of(long subscription, String q, String role, int page) {
    return of(subscription, q, true, role, page);
  }

  /** Those of this name, for colleagues who look after nobody: addresses find nothing. */
  public Slice<Member> named(long subscription, String name) {
    return of(subscription, name, false, "", 1);
  }

  private Slice<Member> of(long subscription, String q, boolean addresses, String role, int page) {
    String like = PlainText.anywhere(q);
    List<Member> found = sql
        .sql(COLUMNS + FOUND
            + " group by p.id order by min(coalesce(g.called, p.name)) collate names, p.id limit :most offset :skip")
        .param("subscription", subscription).param("q", q).param("like", like).param("addresses", addresses)
        .param("role", role).param("most", PER_PAGE).param("skip", (page - 1L) * PER_PAGE).query(MemberList::member)
        .list();
    long total = sql.sql("select count(distinct p.id) " + FOUND).param("subscription", subscription).param("q", q)
        .param("like", like).param("addresses", addresses).param("role", role).query(Long.class).single();
    return new Slice<>(found, page, PER_PAGE, total);
  }

  /** One of them. */
  public Optional<Member> one(long subscription, long person) {
    return sql.sql(COLUMNS + MEMBERS + " and p.id = :person group by p.id").param("subscription", subscription)
        .param("person", person).query(MemberList::member).optional();
  }

  private static Member member(ResultSet row, int number) throws SQLException {
    return new Member(row.getLong("person"), row.getString("name"), row.getString("address"),
        row.getString("job_title"), Arrays.asList((String[]) row.getArray("roles").getArray()),
        row.getBoolean("frozen"), row.getBoolean("dead"), row.getBoolean("known"));
  }
}

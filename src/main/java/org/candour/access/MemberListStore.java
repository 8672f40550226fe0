package org.candour.access;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.candour.shared.PlainText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@link MemberList}. */
@Repository
class MemberListStore {

  static final String COLUMNS = """
      select p.id as person, min(coalesce(g.called, p.name)) as name, p.address,
        case when bool_or(g.called is not null) then '' else p.job_title end as job_title,
          array_agg(distinct g.role) as roles,
        p.frozen or exists (select from frozen_member f
          where f.person = p.id and f.subscription = :subscription) as frozen,
        exists (select from staff_dead_mailbox m where m.person = p.id) as dead, bool_and(g.called is null) as known
      """;
  static final String MEMBERS = """
      from role_grant g join staff_account p on p.id = g.person
      where g.scope_kind = 'subscription' and g.scope_id = :subscription::text and g.until is null""";
  static final String FOUND = MEMBERS + "\n" + """
      and (:q = '' or coalesce(g.called, p.name) ilike :like or (:addresses and p.address ilike :like))
        and (:role = '' or g.role = :role)""";

  private final JdbcClient sql;

  MemberListStore(JdbcClient sql) {
    this.sql = sql;
  }

  /**
   * Which members are looked for.
   *
   * @param q part of a name or, where {@code addresses} says so, of an address; empty for all
   * @param role only those who hold it; empty for all
   */
  record MemberQuery(String q, boolean addresses, String role) {

    Map<String, Object> values() {
      return Map.of("q", q, "like", PlainText.anywhere(q), "addresses", addresses, "role", role);
    }
  }

  List<MemberList.Member> page(long subscription, MemberQuery query, int page) {
    return sql
        .sql(COLUMNS + FOUND + " group by p.id, p.address, p.job_title, p.frozen"
            + " order by min(coalesce(g.called, p.name)) collate names, p.id limit :most offset :skip")
        .param("subscription", subscription).params(query.values()).param("most", MemberList.PER_PAGE)
        .param("skip", (page - 1L) * MemberList.PER_PAGE).query(MemberList::member).list();
  }

  long count(long subscription, MemberQuery query) {
    return sql.sql("select count(distinct p.id) " + FOUND).param("subscription", subscription).params(query.values())
        .query(Long.class).single();
  }

  Optional<MemberList.Member> one(long subscription, long person) {
    return sql.sql(COLUMNS + MEMBERS + " and p.id = :person group by p.id, p.address, p.job_title, p.frozen")
        .param("subscription", subscription).param("person", person).query(MemberList::member).optional();
  }
}

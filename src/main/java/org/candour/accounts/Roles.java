package org.candour.accounts;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.candour.audit.Audit;
import org.candour.shared.Caller;
import org.candour.shared.Right;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The roles that there are and what each may do: data, which operators add to. */
@Component
public class Roles {

  private final JdbcClient sql;
  private final Audit audit;

  Roles(JdbcClient sql, Audit audit) {
    this.sql = sql;
    this.audit = audit;
  }

  /** A role, in the words of one language. */
  public record Role(String id, String name, String about, Set<String> permits) {

    public boolean may(Right right) {
      return permits.contains(right.code());
    }
  }

  /** The roles that administrators give inside a subscription, the least first. */
  public List<Role> ofSubscriptions(String language) {
    return sql.sql("""
        select r.id, coalesce(t.name, r.id) as name, coalesce(t.about, '') as about,
          array(select x.permit from role_right x join permit p on p.id = x.permit where x.role = r.id
            order by p.position) as permits
        from role r left join role_text t on t.role = r.id and t.language = :language
        where r.in_subscription order by r.position, r.id""").param("language", language)
        .query((row, n) -> new Role(row.getString("id"), row.getString("name"), row.getString("about"),
            Set.copyOf(Arrays.asList((String[]) row.getArray("permits").getArray()))))
        .list();
  }

  /** What a role inside a subscription can be allowed, in the order of a page. */
  public List<String> permits() {
    return sql.sql("select id from permit where position < 200 order by position").query(String.class).list();
  }

  /** Whether a role of this name is there in this language. */
  public boolean isName(String name, String language) {
    return sql.sql("select exists (select from role_text where lower(name) = lower(?) and language = ?)")
        .params(name, language).query(Boolean.class).single();
  }

  /** Adds a role for subscriptions, after the others. Gives its id. */
  @Transactional
  public String add(Caller by, String name, String about, String language, Set<String> permits) {
    String id = sql.sql("""
        insert into role (id, position, in_subscription)
        select 'role-' || max(position) + 1, max(position) + 1, true from (select position from role for update) r
        returning id""").query(String.class).single();
    sql.sql("insert into role_text (role, language, name, about) values (?, ?, ?, ?)").params(id, language, name, about)
        .update();
    allow(id, permits);
    audit.record(by, Audit.Act.of("role-added", "role", 0).fromTo(null,
        id + " " + String.join(",", permits.stream().sorted().toList())));
    return id;
  }

  /** What a role may do from now on. Everybody who holds it may do that at once, and no more. */
  @Transactional
  public void change(Caller by, Role role, Set<String> permits) {
    sql.sql("delete from role_right where role = ?").param(role.id).update();
    allow(role.id, permits);
    audit.record(by,
        Audit.Act.of("role-changed", "role", 0).fromTo(
            role.id + " " + String.join(",", role.permits.stream().sorted().toList()),
            role.id + " " + String.join(",", permits.stream().sorted().toList())));
  }

  private void allow(String role, Set<String> permits) {
    sql.sql(
        "insert into role_right (role, permit) select ?, p.id from permit p where p.id = any(?) and p.position < 200")
        .param(role).param(permits.toArray(String[]::new)).update();
  }
}

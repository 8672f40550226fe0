package org.candour.access;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@link Roles}. */
@Repository
class RoleStore {

  private final JdbcClient sql;

  RoleStore(JdbcClient sql) {
    this.sql = sql;
  }

  List<Roles.Role> ofSubscriptions(String language) {
    return sql.sql("""
        select r.id, coalesce(t.name, r.id) as name, coalesce(t.about, '') as about,
          array(select x.permit from role_right x join permit p on p.id = x.permit where x.role = r.id
            order by p.position) as permits
        from role r left join role_text t on t.role = r.id and t.language = :language
        where r.in_subscription order by r.position, r.id""").param("language", language)
        .query((row, n) -> new Roles.Role(row.getString("id"), row.getString("name"), row.getString("about"),
            Set.copyOf(Arrays.asList((String[]) row.getArray("permits").getArray()))))
        .list();
  }

  List<String> permits() {
    return sql.sql("select id from permit where position < 200 order by position").query(String.class).list();
  }

  boolean isName(String name, String language) {
    return sql.sql("select exists (select from role_text where lower(name) = lower(?) and language = ?)")
        .params(name, language).query(Boolean.class).single();
  }

  String insert() {
    return sql.sql("""
        insert into role (id, position, in_subscription)
        select 'role-' || max(position) + 1, max(position) + 1, true from (select position from role for update) r
        returning id""").query(String.class).single();
  }

  void insertText(String id, String language, String name, String about) {
    sql.sql("insert into role_text (role, language, name, about) values (?, ?, ?, ?)").params(id, language, name, about)
        .update();
  }

  void disallow(Roles.Role role) {
    sql.sql("delete from role_right where role = ?").param(role.id()).update();
  }

  void allow(Set<String> permits, String role) {
    sql.sql(
        "insert into role_right (role, permit) select ?, p.id from permit p where p.id = any(?) and p.position < 200")
        .param(role).param(permits.toArray(String[]::new)).update();
  }
}

package org.candour.joining;

import java.util.List;
import org.candour.shared.Caller;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@link WorkDomains}. */
@Repository
class WorkDomainStore {

  private final JdbcClient sql;

  WorkDomainStore(JdbcClient sql) {
    this.sql = sql;
  }

  List<String> of(long subscription) {
    return sql.sql("select domain from work_domain where subscription = ? order by domain").param(subscription)
        .query(String.class).list();
  }

  int add(Caller.Person by, String domain) {
    return sql.sql("insert into work_domain (subscription, domain) values (?, ?) on conflict do nothing")
        .params(by.subscription(), domain).update();
  }

  int remove(Caller.Person by, String domain) {
    return sql.sql("delete from work_domain where subscription = ? and domain = ?").params(by.subscription(), domain)
        .update();
  }
}

package org.candour.accounts;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.candour.shared.Caller;
import org.candour.shared.Right;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who keeps what is said about a service itself: its contacts, its page. That is for the administrators of the provider
 * whose scope is nearest above it, each for the part they look after. Others who cover it read stories about it and
 * keep nothing.
 */
@Component
public class ServiceKeepers {

  private static final String RUNS =
      "s.kind = 'provider' and s.since <= :today and (s.until is null or s.until >= :today)";

  private final JdbcClient sql;
  private final Clock clock;
  private final Rights rights;

  ServiceKeepers(JdbcClient sql, Clock clock, Rights rights) {
    this.sql = sql;
    this.clock = clock;
    this.rights = rights;
  }

  /**
   * What somebody keeps: everything below the tops but where one of {@code others} is nearer than each of
   * {@code scope}.
   *
   * @param tops of what they look after
   * @param scope of their organisation
   * @param others the scopes of other providers below it
   */
  public record KeptService(List<Long> tops, List<Long> scope, List<Long> others) {}

  /** What this member keeps; nothing at all where their organisation is no provider. */
  public KeptService of(Caller.Person caller) {
    List<Long> scope = sql
        .sql("select c.service from subscription_scope c join subscription s on s.id = c.subscription and " + RUNS
            + " where s.id = :subscription order by c.service")
        .param("today", today()).param("subscription", caller.subscription()).query(Long.class).list();
    List<Long> tops = scope.isEmpty() ? List.of() : rights.reach(caller, Right.ADMINISTER).tops();
    List<Long> others = tops.isEmpty()
        ? List.of()
        : sql
            .sql("""
        select distinct c.service from subscription_scope c join subscription s on s.id = c.subscription and """ + " "
                + RUNS + """

        where s.id <> :subscription and exists (select from public_service_ancestor a
          where a.service = c.service and a.depth > 0
                                                and a.ancestor = any(:scope))""")
            .param("today", today()).param("subscription", caller.subscription())
            .param("scope", scope.toArray(Long[]::new)).query(Long.class).list();
    return new KeptService(tops, scope, others);
  }

  /** Those of these services that this member keeps. */
  public Set<Long> among(Caller.Person caller, Collection<Long> services) {
    KeptService kept = of(caller);
    return kept.tops.isEmpty()
        ? Set.of()
        : Set.copyOf(sql.sql("""
        select s.id from unnest(:services::bigint[]) as s (id)
        where exists (select from public_service_ancestor t where t.service = s.id and t.ancestor = any(:tops))
          and exists (select from public_service_ancestor a where a.service = s.id and a.ancestor = any(:scope)
            and not exists (
                        select from public_service_ancestor o where o.service = s.id and o.ancestor = any(:others)
                          and o.depth < a.depth))""").param("services", services.toArray(Long[]::new))
            .param("tops", kept.tops.toArray(Long[]::new)).param("scope", kept.scope.toArray(Long[]::new))
            .param("others", kept.others.toArray(Long[]::new)).query(Long.class).list());
  }

  public boolean keeps(Caller.Person caller, long service) {
    return among(caller, List.of(service)).contains(service);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}

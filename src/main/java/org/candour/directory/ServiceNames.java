package org.candour.directory;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Many services at once by what a table calls them. */
@Component
public class ServiceNames {

  private final JdbcClient sql;

  ServiceNames(JdbcClient sql) {
    this.sql = sql;
  }

  /**
   * For each text the services among these and below that have it as their name, code ({@code ods-rth02} or
   * {@code RTH02}) or number; case and signs do not matter. A text that fits none is left out.
   */
  public Map<String, List<Long>> below(Collection<Long> tops, Collection<String> typed) {
    record Hit(String typed, long service) {}
    if (typed.isEmpty()) {
      return Map.of();
    }
    return sql.sql("""
        with below as (
          select distinct a.service from service_ancestor a where a.ancestor = any(:tops)
        ), wanted as (
          select t.typed, plain(t.typed) as name, upper(regexp_replace(t.typed, '^[a-z]+-', '')) as code
          from unnest(:typed::text[]) t (typed)
        )
        select w.typed, b.service from below b join service_text n on n.service = b.service
        join wanted w on w.name = plain(n.name) and w.name <> ''
        union
        select w.typed, b.service from wanted w join service_code c on c.code = w.code
          and (position('-' in w.typed) = 0 or lower(w.typed) = c.scheme || '-' || lower(c.code))
            join below b on b.service = c.service
        union
        select w.typed, b.service from wanted w join below b on b.service::text = w.typed
        order by 1, 2""").param("tops", tops.toArray(Long[]::new))
        .param("typed", typed.stream().distinct().toArray(String[]::new)).query(Hit.class).list().stream()
        .collect(Collectors.groupingBy(Hit::typed, Collectors.mapping(Hit::service, Collectors.toList())));
  }
}

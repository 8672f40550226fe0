package org.candour.directory;

import java.util.List;
import org.candour.shared.RegionId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How and where somebody complains in a region, which is not what a story does. Rows of the region. */
@Component
public class Complaints {

  /** In the order in which somebody goes through them: where to begin, how long there is, who helps, who decides after that. */
  public static final List<String> KINDS = List.of("begin", "limit", "help", "after");

  private final JdbcClient sql;

  Complaints(JdbcClient sql) {
    this.sql = sql;
  }

  /**
   * A body to turn to, or a limit to know of.
   *
   * @param kind one of {@link #KINDS}
   * @param site its host
   */
  public record Step(String kind, String name, String about, @Nullable String phone, @Nullable String site) {

    /** As a telephone dials it. */
    public String dial() {
      return phone == null ? "" : "tel:" + phone.replace(" ", "");
    }
  }

  /** What is known of the region in this language. */
  public List<Step> in(RegionId region, String language) {
    return sql.sql("""
        select s.kind, t.name, t.about, s.phone, s.site from complaint_step s
        join complaint_step_text t on t.region = s.region and t.code = s.code and t.language = ?
        where s.region = ? order by s.position""").params(language, region.value()).query(Step.class).list();
  }
}

package org.candour.report;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.candour.shared.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts parts of a cohort, and lists exactly the stories that it counted. */
@Component
public class Figures {

  private static final int PER_PAGE = 20;

  private final JdbcClient sql;

  Figures(JdbcClient sql) {
    this.sql = sql;
  }

  /** How many stories each part has. */
  public Map<CohortPart, Long> count(Cohort cohort, Collection<CohortPart> parts) {
    String columns = parts.stream()
        .map(p -> "count(*) filter (where " + p.condition() + ") as " + p.name().toLowerCase(java.util.Locale.ROOT))
        .collect(Collectors.joining(", "));
    return sql.sql("select " + columns + " from count_story s where " + cohort.condition()).params(cohort.values())
        .query((row, n) -> {
          Map<CohortPart, Long> counted = new EnumMap<>(CohortPart.class);
          for (CohortPart part : parts) {
            counted.put(part, row.getLong(part.name()));
          }
          return counted;
        }).single();
  }

  /** The stories of a part, newest first. */
  public Slice<FigureStory> stories(Cohort cohort, CohortPart part, int page) {
    String counted = " from count_story s where " + cohort.condition() + " and " + part.condition();
    long total = sql.sql("select count(*)" + counted).params(cohort.values()).query(Long.class).single();
    return new Slice<>(stories(cohort, counted, PER_PAGE, (page - 1L) * PER_PAGE), page, PER_PAGE, total);
  }

  /** The newest stories of a cohort, to be quoted. */
  public List<FigureStory> newest(Cohort cohort, int atMost) {
    return stories(cohort, " from count_story s where " + cohort.condition(), atMost, 0);
  }

  private List<FigureStory> stories(Cohort cohort, String counted, int atMost, long from) {
    return sql.sql("""
        select p.id, p.language, coalesce(p.title, '') as title, left(coalesce(p.body, ''), 600) as body, p.role,
          p.published_at, p.progress,
          coalesce((select string_agg(distinct n.name, '; ') from public_story_service x
            join public_service n on n.id = x.service
                    where x.story = p.id), '') as services
        from (select s.id""" + counted + "\n" + """
        order by s.published_at desc limit :most offset :skip) c join public_story p on p.id = c.id
          order by p.published_at desc""").params(cohort.values()).param("most", atMost).param("skip", from)
        .query(FigureStory.class).list();
  }

  /** How often pages of stories were opened, and with them the answers on them. */
  public record ReadCounts(long stories, long answers) {}

  /** What was read on the days of the period, of every public story of the place, whenever it was published. */
  public ReadCounts read(Cohort cohort) {
    // Over all days there is one row a page.
    boolean ever = cohort.period().isEver(cohort.today());
    String read = ever ? "public_view_total v on " : "public_view_count v on v.day between :first and :last and ";
    return sql.sql("""
        select (select coalesce(sum(v.views), 0) from count_story s join\s""" + read + """
                 v.kind = 'story' and v.id = s.id where\s""" + cohort.place() + """
               ) as stories,
               (select coalesce(sum(v.views), 0) from count_story s join count_response r on r.story = s.id
                 and r.kind <> 'reply' join\s""" + read + """
                 v.kind = 'response' and v.id = r.id where\s""" + cohort.place() + """
               ) as answers""").params(cohort.values()).query(ReadCounts.class).single();
  }

  /** A tag and how many of the stories carry it. */
  public record TagFigure(String tag, long stories) {}

  /** What authors named most often as an answer to one question: good, improve or feel. */
  public List<TagFigure> tags(Cohort cohort, String question, int atMost) {
    return sql.sql("""
        select t.tag, count(*) as stories from count_story s join public_story_tag t on t.story = s.id
          and t.question = :asked
        where\s""" + cohort.condition() + " group by t.tag order by count(*) desc, t.tag limit :most")
        .params(cohort.values()).param("asked", question).param("most", atMost).query(TagFigure.class).list();
  }
}

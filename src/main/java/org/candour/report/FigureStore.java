package org.candour.report;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@link Figures}. */
@Repository
class FigureStore {

  private final JdbcClient sql;

  FigureStore(JdbcClient sql) {
    this.sql = sql;
  }

  Map<CohortPart, Long> count(Cohort cohort, String columns, Collection<CohortPart> parts) {
    return sql.sql("select " + columns + " from count_story s where " + cohort.condition()).params(cohort.values())
        .query((row, n) -> {
          Map<CohortPart, Long> counted = new EnumMap<>(CohortPart.class);
          for (CohortPart part : parts) {
            counted.put(part, row.getLong(part.name()));
          }
          return counted;
        }).single();
  }

  long stories(Cohort cohort, String counted) {
    return sql.sql("select count(*)" + counted).params(cohort.values()).query(Long.class).single();
  }

  List<FigureStory> rows(long from, int atMost, Cohort cohort, String counted) {
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

  Figures.ReadCounts read(Cohort cohort, String read) {
    return sql.sql("""
        select (select coalesce(sum(v.views), 0) from count_story s join\s""" + read + """
                 v.kind = 'story' and v.id = s.id where\s""" + cohort.place() + """
               ) as stories,
               (select coalesce(sum(v.views), 0) from count_story s join count_response r on r.story = s.id
                 and r.kind <> 'reply' join\s""" + read + """
                 v.kind = 'response' and v.id = r.id where\s""" + cohort.place() + """
               ) as answers""").params(cohort.values()).query(Figures.ReadCounts.class).single();
  }

  List<Figures.TagFigure> tags(int atMost, String question, Cohort cohort) {
    return sql.sql("""
        select t.tag, count(*) as stories from count_story s join public_story_tag t on t.story = s.id
          and t.question = :asked
        where\s""" + cohort.condition() + " group by t.tag order by count(*) desc, t.tag limit :most")
        .params(cohort.values()).param("asked", question).param("most", atMost).query(Figures.TagFigure.class).list();
  }
}

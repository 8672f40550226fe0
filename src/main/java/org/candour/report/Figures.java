package org.candour.report;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.candour.shared.Slice;
import org.springframework.stereotype.Component;

/** Counts parts of a cohort, and lists exactly the stories that it counted. */
@Component
public class Figures {

  private static final int PER_PAGE = 20;

  private final FigureStore store;

  Figures(FigureStore store) {
    this.store = store;
  }

  /** How many stories each part has. */
  public Map<CohortPart, Long> count(Cohort cohort, Collection<CohortPart> parts) {
    String columns = parts.stream()
        .map(p -> "count(*) filter (where " + p.condition() + ") as " + p.name().toLowerCase(java.util.Locale.ROOT))
        .collect(Collectors.joining(", "));
    return store.count(cohort, columns, parts);
  }

  /** The stories of a part, newest first. */
  public Slice<FigureStory> stories(Cohort cohort, CohortPart part, int page) {
    String counted = " from count_story s where " + cohort.condition() + " and " + part.condition();
    long total = store.stories(cohort, counted);
    return new Slice<>(stories(cohort, counted, PER_PAGE, (page - 1L) * PER_PAGE), page, PER_PAGE, total);
  }

  /** The newest stories of a cohort, to be quoted. */
  public List<FigureStory> newest(Cohort cohort, int atMost) {
    return stories(cohort, " from count_story s where " + cohort.condition(), atMost, 0);
  }

  private List<FigureStory> stories(Cohort cohort, String counted, int atMost, long from) {
    return store.rows(from, atMost, cohort, counted);
  }

  /** How often pages of stories were opened, and with them the answers on them. */
  public record ReadCounts(long stories, long answers) {}

  /** What was read on the days of the period, of every public story of the place, whenever it was published. */
  public ReadCounts read(Cohort cohort) {
    // Over all days there is one row a page.
    boolean ever = cohort.period().isEver(cohort.today());
    String read = ever ? "public_view_total v on " : "public_view_count v on v.day between :first and :last and ";
    return store.read(cohort, read);
  }

  /** A tag and how many of the stories carry it. */
  public record TagFigure(String tag, long stories) {}

  /** What authors named most often as an answer to one question: good, improve or feel. */
  public List<TagFigure> tags(Cohort cohort, String question, int atMost) {
    return store.tags(atMost, question, cohort);
  }
}

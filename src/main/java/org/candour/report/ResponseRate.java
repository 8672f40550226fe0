package org.candour.report;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The response rate: of the stories in a cohort that were published at least 28 days ago, the share that has at least
 * one published answer by staff within 28 days of its own publication. Stories younger than that wait outside: they are
 * neither answered nor unanswered yet. Public pages take {@link Period#ripe}: 13 months ago until 28 days ago.
 */
@Component
public class ResponseRate {

  /** How long staff have before a story counts. */
  public static final int DAYS = 28;

  private final Figures figures;

  ResponseRate(Figures figures) {
    this.figures = figures;
  }

  public Share of(Cohort cohort) {
    Map<CohortPart, Long> counted = figures.count(cohort, List.of(CohortPart.RIPE, CohortPart.IN_TIME));
    return new Share(counted.getOrDefault(CohortPart.IN_TIME, 0L), counted.getOrDefault(CohortPart.RIPE, 0L));
  }
}

package org.candour.report;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.candour.directory.Service;
import org.candour.regions.Region;
import org.springframework.stereotype.Component;

/** The public figures of a region and of a service. They are shown one by one: never added up, never ranked. */
@Component
public class Statistics {

  private final StatisticsStore store;
  private final Figures figures;
  private final ResponseRate rate;
  private final Clock clock;

  Statistics(StatisticsStore store, Figures figures, ResponseRate rate, Clock clock) {
    this.store = store;
    this.figures = figures;
    this.rate = rate;
    this.clock = clock;
  }

  List<Figure> of(Region region) {
    ZoneId zone = region.zone();
    LocalDate today = today(zone);
    Cohort all = Cohort.of(region.id(), Period.ever(today), zone, today);
    Cohort ripe = Cohort.of(region.id(), Period.ripe(today), zone, today);
    Cohort months = Cohort.of(region.id(), Period.fullMonths(today), zone, today);
    long told = figures.count(all, List.of(CohortPart.ALL)).getOrDefault(CohortPart.ALL, 0L);
    return List.of(Figure.of("told", told, "/statistics/stories"), Figure.of("listening", listening(region), null),
        rate(ripe, Period.ripe(today), ""), concerns(months, Period.fullMonths(today)),
        Figure.of("views", figures.read(all).stories(), "/statistics/stories"));
  }

  /** The figures that everybody may see of a service and all below it. */
  public List<Figure> of(Service service, ZoneId zone) {
    LocalDate today = today(zone);
    Cohort all = Cohort.ofService(service.id(), Period.ever(today), zone, today);
    Cohort ripe = Cohort.ofService(service.id(), Period.ripe(today), zone, today);
    Map<CohortPart, Long> counted = figures.count(all, List.of(CohortPart.ALL, CohortPart.PLANNED, CohortPart.MADE));
    Figures.ReadCounts read = figures.read(all);
    String list = "service=" + URLEncoder.encode(service.code(), StandardCharsets.UTF_8);
    return List.of(Figure.of("stories", counted.getOrDefault(CohortPart.ALL, 0L), "/statistics/stories?" + list),
        rate(ripe, Period.ripe(today), list + "&"),
        Figure.of("planned", counted.getOrDefault(CohortPart.PLANNED, 0L),
            "/statistics/stories?" + list + "&change=planned"),
        Figure.of("made", counted.getOrDefault(CohortPart.MADE, 0L), "/statistics/stories?" + list + "&change=made"),
        Figure.of("views", read.stories(), "/statistics/stories?" + list),
        Figure.of("answer-views", read.answers(), "/statistics/stories?" + list + "&answered=ever"));
  }

  private Figure rate(Cohort cohort, Period period, String list) {
    Share share = rate.of(cohort);
    String address = "/statistics/stories?" + list + period.query() + "&answered=";
    return new Figure("rate", share.part(), share, address + "yes", address + "no", period);
  }

  /** No list, and full months only: which story is a concern is nobody's to learn from a figure that moves by one. */
  private Figure concerns(Cohort cohort, Period period) {
    Map<CohortPart, Long> counted =
        figures.count(cohort, List.of(CohortPart.CONCERN_ANSWERED, CohortPart.CONCERN_CHANGED));
    Share share = new Share(counted.getOrDefault(CohortPart.CONCERN_CHANGED, 0L),
        counted.getOrDefault(CohortPart.CONCERN_ANSWERED, 0L));
    return new Figure("concerns", share.part(), share, null, null, period);
  }

  /** Persons with a running alert over a service of this region, in a running membership of a running subscription. */
  private long listening(Region region) {
    return store.listening(region, today(region.zone()), clock.instant());
  }

  LocalDate today(ZoneId zone) {
    return LocalDate.ofInstant(clock.instant(), zone);
  }
}

package org.candour.report;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.candour.directory.Service;
import org.candour.directory.Services;
import org.candour.look.Page;
import org.candour.lookup.ServiceSearch;
import org.candour.regions.Region;
import org.candour.regions.Regions;
import org.candour.shared.NotFound;
import org.candour.shared.Open;
import org.candour.shared.Problems;
import org.candour.shared.Shell;
import org.candour.shared.Slice;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Public figures, each with its definition beside it and the stories behind it one step away. */
@Controller
class StatisticsPages {

  private static final int MOST = 60;

  private final Statistics statistics;
  private final Figures figures;
  private final Regions regions;
  private final Services services;
  private final ServiceSearch search;

  StatisticsPages(Statistics statistics, Figures figures, Regions regions, Services services, ServiceSearch search) {
    this.statistics = statistics;
    this.figures = figures;
    this.regions = regions;
    this.services = services;
    this.search = search;
  }

  @Open
  @GetMapping("/statistics")
  Page site(Shell shell, @RequestParam(defaultValue = "") String q) {
    Map<Region, List<Figure>> places = new LinkedHashMap<>();
    regions.all().forEach(r -> places.put(r, statistics.of(r)));
    return new StatisticsPage(places, regions.get(shell.region()), q,
        q.isBlank() ? services.organisations(shell.region(), MOST) : search.find(shell.region(), q, 20), MOST);
  }

  @Open
  @GetMapping("/statistics/{code}")
  Page service(@PathVariable String code, Shell shell) {
    Service service = service(code);
    return new ServicePage(service, statistics.of(service, shell.zone()), shell.today());
  }

  @Open
  @GetMapping("/statistics/{code}.csv")
  void file(@PathVariable String code, Shell shell, HttpServletResponse response) throws IOException {
    Service service = service(code);
    List<Figure> of = statistics.of(service, shell.zone());
    Map<String, String> definitions = new LinkedHashMap<>();
    of.forEach(f -> definitions.put(f.key(), shell.say("report.figure." + f.key() + "-about")));
    byte[] bytes = CsvFile.of(service.fullName(), of, definitions, shell.words()).getBytes(StandardCharsets.UTF_8);
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader("Content-Disposition", "attachment; filename=\"statistics-"
        + service.code().replaceAll("[^a-z0-9-]", "-") + "-" + shell.today() + ".csv\"");
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }

  @Open
  @GetMapping("/statistics/stories")
  Page stories(@RequestParam Map<String, String> typed, @RequestParam(defaultValue = "1") int page, Shell shell) {
    Problems problems = Problems.none();
    Period ever = Period.ever(shell.today());
    Period period = Period.of(typed, ever, problems);
    String code = typed.getOrDefault("service", "");
    Optional<Service> service = code.isEmpty() ? Optional.empty() : Optional.of(service(code));
    Cohort cohort = service.map(s -> Cohort.ofService(s.id(), period, shell.zone(), shell.today()))
        .orElseGet(() -> Cohort.of(shell.region(), period, shell.zone(), shell.today()));
    CohortPart part = part(typed);
    return new StoriesPage(service, Optional.of(period).filter(p -> !p.equals(ever)), part,
        figures.stories(cohort, part, Math.clamp(page, 1, 50_000)), base(typed), problems);
  }

  private static CohortPart part(Map<String, String> typed) {
    return switch (typed.getOrDefault("answered", "") + " " + typed.getOrDefault("change", "")) {
      case "yes " -> CohortPart.IN_TIME;
      case "no " -> CohortPart.NOT_IN_TIME;
      case "ever " -> CohortPart.ANSWERED;
      case " planned" -> CohortPart.PLANNED;
      case " made" -> CohortPart.MADE;
      default -> CohortPart.ALL;
    };
  }

  /** The address without its page. What is not a filter is left out. */
  private static String base(Map<String, String> typed) {
    return "/statistics/stories?"
        + List.of("service", "from", "to", "answered", "change").stream().filter(typed::containsKey)
            .map(name -> name + "=" + java.net.URLEncoder.encode(typed.getOrDefault(name, ""), StandardCharsets.UTF_8))
            .collect(java.util.stream.Collectors.joining("&"));
  }

  private Service service(String code) {
    return services.byCode(code).orElseThrow(() -> new NotFound("service " + code));
  }

  /**
   * The figures of every region, and the way to those of a service.
   *
   * @param places the figures of each region
   * @param here the region that is read in
   * @param query what was typed to find a service
   * @param found the services that fit it, or the organisations of the region
   * @param most so many organisations are listed
   */
  record StatisticsPage(Map<Region, List<Figure>> places, Region here, String query, List<Service> found,
      int most) implements Page {}

  /** The figures of one service as of today. */
  record ServicePage(Service service, List<Figure> figures, LocalDate today) implements Page {}

  /**
   * The stories behind a figure.
   *
   * @param service that they are about; empty for the whole region
   * @param period in which they were told; empty for ever
   * @param part which of them are listed
   * @param found the stories
   * @param base the address without its page
   * @param problems what is wrong with the dates
   */
  record StoriesPage(Optional<Service> service, Optional<Period> period, CohortPart part, Slice<FigureStory> found,
      String base, Problems problems) implements Page {}
}

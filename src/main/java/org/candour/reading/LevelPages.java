package org.candour.reading;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.candour.directory.Service;
import org.candour.directory.Services;
import org.candour.look.Page;
import org.candour.shared.Open;
import org.candour.shared.PublicReader;
import org.candour.shared.RegionId;
import org.candour.shared.Shell;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The nine levels, and where organisations say that they stand. A mirror, never a ranking: sorted by name. */
@Controller
class LevelPages {

  private final PublicReader reader;
  private final Services services;

  LevelPages(PublicReader reader, Services services) {
    this.reader = reader;
    this.services = services;
  }

  /**
   * A level as everybody reads it, in one language.
   *
   * @param number 1 to 9
   * @param name in a few words
   * @param summary in one sentence
   * @param looks by what one knows it, a sentence each
   * @param next what could be done next, from there
   */
  record LevelView(int number, String name, String summary, List<String> looks, String next) {}

  /**
   * Where an organisation sees itself, and where it wants to be.
   *
   * @param organisation the service that sees itself so
   * @param writerName who said it, as they were called then
   * @param jobTitle of the writer then; may be empty
   * @param currentLevel 1 to 9, where it sees itself
   * @param why in the writer's words
   * @param aspiredLevel 1 to 9, where it wants to be
   * @param aspiredBy the first day of the month by which it wants to be there, or null
   * @param madeAt when it was said
   */
  record AssessmentView(long organisation, String writerName, String jobTitle, int currentLevel, String why,
      int aspiredLevel, @Nullable LocalDate aspiredBy, Instant madeAt) {}

  @Open
  @GetMapping("/levels")
  Page levels(Shell shell, RegionId region) {
    List<AssessmentView> assessments = assessments(region);
    Map<Long, Service> organisations = services.byIds(assessments.stream().map(AssessmentView::organisation).toList())
        .stream().collect(Collectors.toMap(Service::id, s -> s));
    return new LevelsPage(levels(shell.words().language()), assessments, organisations);
  }

  private List<LevelView> levels(String language) {
    return reader.sql().sql("""
        select number, name, summary, looks, next from public_level
        where version = (select max(version) from public_level) and language = :language order by number""")
        .param("language", language).query((row, n) -> new LevelView(row.getInt("number"), row.getString("name"),
            row.getString("summary"), List.of((String[]) row.getArray("looks").getArray()), row.getString("next")))
        .list();
  }

  /** The newest public one of an organisation, as it stands on its page. */
  Optional<AssessmentView> of(long organisation) {
    return reader.sql().sql("""
        select organisation, writer_name, job_title, current_level, why, aspired_level, aspired_by, made_at
        from public_assessment
        where organisation = ? order by made_at desc limit 1""").param(organisation).query(AssessmentView.class)
        .optional();
  }

  /** The newest public one of each organisation of the region. */
  private List<AssessmentView> assessments(RegionId region) {
    return reader.sql().sql("""
        select organisation, writer_name, job_title, current_level, why, aspired_level, aspired_by, made_at from (
          select distinct on (a.organisation) a.*, s.name
          from public_assessment a join public_service s on s.id = a.organisation and s.region = :region
          order by a.organisation, a.made_at desc) newest
        order by name collate names limit 200""").param("region", region.value()).query(AssessmentView.class).list();
  }

  /** The levels, the newest assessment of each organisation, and the organisations by their number. */
  record LevelsPage(List<LevelView> levels, List<AssessmentView> assessments,
      Map<Long, Service> organisations) implements Page {}
}

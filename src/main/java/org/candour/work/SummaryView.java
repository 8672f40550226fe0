package org.candour.work;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.candour.report.CohortPart;
import org.candour.report.FigureStory;
import org.candour.report.Figures.TagFigure;
import org.candour.report.Period;
import org.candour.report.Share;

/**
 * What the page of a summary shows.
 *
 * @param counts how many stories of each part
 * @param rate how many of the stories that had their time were answered
 * @param views of the stories
 * @param answerViews of the answers on them
 * @param good the tags named most for what was good
 * @param improve likewise for what could be better
 * @param feel likewise for how it felt
 * @param newest the newest stories of the period
 */
record SummaryView(Map<CohortPart, Long> counts, Share rate, long views, long answerViews, List<TagFigure> good,
    List<TagFigure> improve, List<TagFigure> feel, List<FigureStory> newest) {

  static final List<CohortPart> CRITICALITY =
      Stream.of(CohortPart.values()).filter(p -> p.name().startsWith("CRITICALITY_")).toList();
  static final List<CohortPart> PROGRESS = List.of(CohortPart.UNHEARD, CohortPart.HEARD, CohortPart.READ,
      CohortPart.PROGRESS_ANSWERED, CohortPart.PROGRESS_PLANNED, CohortPart.PROGRESS_MADE);

  long of(CohortPart part) {
    return counts.getOrDefault(part, 0L);
  }

  /** The share of all stories that a part is, in whole per cent. */
  long percent(CohortPart part) {
    return new Share(of(part), of(CohortPart.ALL)).percent();
  }

  Share concerns() {
    return new Share(of(CohortPart.CONCERN_CHANGED), of(CohortPart.CONCERN_ANSWERED));
  }

  /** Of the stories whose authors said how the matter stands, those that are settled. */
  Share settled() {
    return new Share(of(CohortPart.SETTLED), of(CohortPart.OUTCOME_SAID));
  }

  /** Of the stories whose authors said whether an answer helped, those where one did. */
  Share helped() {
    return new Share(of(CohortPart.HELPED), of(CohortPart.HELP_SAID));
  }

  static String list(CohortPart part, Period period) {
    return "/work/reports/stories?of=" + part.word() + "&" + period.query();
  }

  static String list(String question, String tag, Period period) {
    return "/work/reports/stories?question=" + question + "&tag=" + URLEncoder.encode(tag, StandardCharsets.UTF_8) + "&"
        + period.query();
  }
}

package org.candour.work;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.candour.report.FigureStory;
import org.candour.report.Figures.TagCount;
import org.candour.report.Part;
import org.candour.report.Period;
import org.candour.report.Share;

/** What the page of a summary shows. */
record SummaryView(Map<Part, Long> counts, Share rate, long views, long answerViews, List<TagCount> good,
    List<TagCount> improve, List<TagCount> feel, List<FigureStory> newest) {

  static final List<Part> CRITICALITY =
      Stream.of(Part.values()).filter(p -> p.name().startsWith("CRITICALITY_")).toList();
  static final List<Part> PROGRESS =
      List.of(Part.UNHEARD, Part.HEARD, Part.READ, Part.PROGRESS_ANSWERED, Part.PROGRESS_PLANNED, Part.PROGRESS_MADE);

  long of(Part part) {
    return counts.getOrDefault(part, 0L);
  }

  /** The share of all stories that a part is, in whole per cent. */
  long percent(Part part) {
    return new Share(of(part), of(Part.ALL)).percent();
  }

  Share concerns() {
    return new Share(of(Part.CONCERN_CHANGED), of(Part.CONCERN_ANSWERED));
  }

  /** Of the stories whose authors said how the matter stands, those that are settled. */
  Share settled() {
    return new Share(of(Part.SETTLED), of(Part.OUTCOME_SAID));
  }

  /** Of the stories whose authors said whether an answer helped, those where one did. */
  Share helped() {
    return new Share(of(Part.HELPED), of(Part.HELP_SAID));
  }

  static String list(Part part, Period period) {
    return "/work/reports/stories?of=" + part.word() + "&" + period.query();
  }

  static String list(String question, String tag, Period period) {
    return "/work/reports/stories?question=" + question + "&tag=" + URLEncoder.encode(tag, StandardCharsets.UTF_8) + "&"
        + period.query();
  }
}

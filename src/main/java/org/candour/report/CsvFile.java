package org.candour.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.candour.shared.PlainText;
import org.candour.shared.Sentences;

/** Figures as a file for a spreadsheet, with the same silence about small numbers as the page. */
final class CsvFile {

  private CsvFile() {}

  /** One row a figure, under a head; in UTF-8 with a mark, so that spreadsheets read it as such. */
  static String of(String name, List<Figure> figures, Map<String, String> definitions, Sentences words) {
    StringBuilder text = new StringBuilder("\uFEFF");
    try (CSVPrinter csv = new CSVPrinter(text, CSVFormat.RFC4180)) {
      csv.printRecord(
          List.of("of", "figure", "from", "to", "count", "out_of", "share", "low", "high", "note", "definition"));
      for (Figure figure : figures) {
        csv.printRecord(row(name, figure, definitions.getOrDefault(figure.key(), ""), words).stream()
            .map(PlainText::asCell).toList());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static List<String> row(String name, Figure figure, String definition, Sentences words) {
    String called = words.say("report.figure." + figure.key());
    String from = figure.period() == null ? "" : figure.period().from().toString();
    String to = figure.period() == null ? "" : figure.period().to().toString();
    Share share = figure.share();
    if (share == null) {
      return List.of(name, called, from, to, Long.toString(figure.count()), "", "", "", "", "", definition);
    }
    SmallNumbers shown = share.shown();
    String none = figure.key().equals("rate") ? "report.figure.rate-none" : "report.share.none";
    String note = shown == SmallNumbers.NOTHING ? words.say(none) : shown.share() ? "" : words.say("report.share.few");
    return List.of(name, called, from, to, shown.counts() ? Long.toString(share.part()) : "",
        shown.counts() ? Long.toString(share.whole()) : "",
        shown.share() ? number((double) share.part() / share.whole()) : "",
        shown.share() ? number(share.interval().low()) : "", shown.share() ? number(share.interval().high()) : "", note,
        definition);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }
}

package org.candour.mail;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.candour.written.TextLanguages;
import org.springframework.web.util.HtmlUtils;

/** A letter as a small HTML page. Plain on purpose: a picture or a style sheet would tell who opened it. */
final class LetterPage {

  private LetterPage() {}

  static String of(Letter letter) {
    StringBuilder page = new StringBuilder("<!doctype html><html><head><meta charset=\"utf-8\"></head><body>");
    letter.paragraphs()
        .forEach(p -> page.append("<p").append(tongue(p)).append('>').append(words(p, letter.quotes())).append("</p>"));
    if (!letter.link().isEmpty()) {
      page.append("<p><a href=\"").append(HtmlUtils.htmlEscape(letter.link())).append("\" rel=\"noreferrer\"><strong>")
          .append(HtmlUtils.htmlEscape(letter.action())).append("</strong></a></p>");
    }
    return page.append("<hr><p><small>").append(HtmlUtils.htmlEscape(letter.footer())).append(stop(letter))
        .append("</small></p></body></html>").toString();
  }

  /** A paragraph, in which what is quoted says its own language. */
  private static String words(String paragraph, List<Letter.Quote> quotes) {
    StringBuilder words = new StringBuilder();
    int from = 0;
    Optional<Letter.Quote> next = next(paragraph, from, quotes);
    while (next.isPresent()) {
      String quoted = next.get().words();
      int at = paragraph.indexOf(quoted, from);
      words.append(HtmlUtils.htmlEscape(paragraph.substring(from, at))).append("<span lang=\"")
          .append(HtmlUtils.htmlEscape(next.get().language())).append("\" dir=\"")
          .append(TextLanguages.direction(quoted)).append("\">").append(HtmlUtils.htmlEscape(quoted)).append("</span>");
      from = at + quoted.length();
      next = next(paragraph, from, quotes);
    }
    return words.append(HtmlUtils.htmlEscape(paragraph.substring(from))).toString().replace("\n", "<br>");
  }

  private static Optional<Letter.Quote> next(String paragraph, int from, List<Letter.Quote> quotes) {
    return quotes.stream().filter(quote -> !quote.words().isBlank() && paragraph.indexOf(quote.words(), from) >= 0)
        .min(Comparator.comparingInt(quote -> paragraph.indexOf(quote.words(), from)));
  }

  /** In whose words a paragraph is cannot be told here; in which language it is and from where it runs can. */
  private static String tongue(String paragraph) {
    String tag = TextLanguages.tag(paragraph);
    return (tag == null ? "" : " lang=\"" + tag + "\"") + " dir=\"" + TextLanguages.direction(paragraph) + "\"";
  }

  private static String stop(Letter letter) {
    String address = letter.stop() == null ? "" : HtmlUtils.htmlEscape(letter.stop());
    return address.isEmpty() ? "" : "<br><a href=\"" + address + "\" rel=\"noreferrer\">" + address + "</a>";
  }
}

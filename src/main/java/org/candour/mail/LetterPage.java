package org.candour.mail;

import org.candour.written.Tongues;
import org.springframework.web.util.HtmlUtils;

/** A letter as a small HTML page. Plain on purpose: a picture or a style sheet would tell who opened it. */
final class LetterPage {

  private LetterPage() {}

  static String of(Letter letter) {
    StringBuilder page = new StringBuilder("<!doctype html><html><head><meta charset=\"utf-8\"></head><body>");
    letter.paragraphs().forEach(p -> page.append("<p").append(tongue(p)).append('>').append(HtmlUtils.htmlEscape(p).replace("\n", "<br>")).append("</p>"));
    if (!letter.link().isEmpty()) {
      page.append("<p><a href=\"").append(HtmlUtils.htmlEscape(letter.link())).append("\" rel=\"noreferrer\"><strong>")
          .append(HtmlUtils.htmlEscape(letter.action())).append("</strong></a></p>");
    }
    return page.append("<hr><p><small>").append(HtmlUtils.htmlEscape(letter.footer())).append(stop(letter)).append("</small></p></body></html>").toString();
  }

  /** In whose words a paragraph is cannot be told here; in which language it is and from where it runs can. */
  private static String tongue(String paragraph) {
    String tag = Tongues.tag(paragraph);
    return (tag == null ? "" : " lang=\"" + tag + "\"") + " dir=\"" + Tongues.direction(paragraph) + "\"";
  }

  private static String stop(Letter letter) {
    String address = letter.stop() == null ? "" : HtmlUtils.htmlEscape(letter.stop());
    return address.isEmpty() ? "" : "<br><a href=\"" + address + "\" rel=\"noreferrer\">" + address + "</a>";
  }
}

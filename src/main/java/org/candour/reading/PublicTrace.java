package org.candour.reading;

import jakarta.servlet.http.HttpServletResponse;
import org.candour.reading.StoryView.TraceView;
import org.candour.shared.Shell;
import org.springframework.ui.Model;

/** What was public and is not any more: the page says when and why, without the words. */
final class PublicTrace {

  private PublicTrace() {}

  /** @param kind story or post */
  static String page(String kind, TraceView trace, Shell shell, HttpServletResponse response, Model model) {
    response.setStatus(HttpServletResponse.SC_GONE);
    model.addAttribute("kind", kind).addAttribute("trace", trace).addAttribute("reason",
        reason(trace.endedWhy(), shell));
    return "reading/gone";
  }

  /** The public sentence for a reason's code. */
  static String reason(String code, Shell shell) {
    String key = "moderation.reason." + code;
    return shell.words().knows(key) ? shell.say(key) : shell.say("reading.gone.reason-unknown");
  }
}

package org.candour.reading;

import org.candour.look.Page;
import org.candour.reading.StoryView.TraceView;
import org.candour.shared.Shell;

/** What was public and is not any more: the page says when and why, without the words. */
final class PublicTrace {

  private PublicTrace() {}

  /** @param kind story or post */
  static Page page(String kind, TraceView trace, Shell shell) {
    return new GonePage(trace, reason(trace.endedWhy(), shell), kind).with(410);
  }

  /** The public sentence for a reason's code. */
  static String reason(String code, Shell shell) {
    String key = "moderation.reason." + code;
    return shell.words().knows(key) ? shell.say(key) : shell.say("reading.gone.reason-unknown");
  }

  /** What is left of a story or a post, the public sentence for why it is gone, and which of the two it was. */
  record GonePage(TraceView trace, String reason, String kind) implements Page {}
}

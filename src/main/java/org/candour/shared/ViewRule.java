package org.candour.shared;

import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether somebody read a page: a browser that asked for it, not a machine and not a browser guessing ahead. */
public final class ViewRule {

  private static final Pattern MACHINE = Pattern
      .compile("(?<!cu)bot\\b|bot/|crawl|spider|slurp|mediapartners|facebookexternalhit|embedly|preview|scan|monitor"
          + "|uptime|pingdom"
          + "|lighthouse|pagespeed|curl/|wget/|python|java/|java-http|okhttp|apache-http|go-http|node-fetch"
          + "|axios|libwww|scrapy|feed|archive");

  private ViewRule() {}

  /** Whether a request with this method and these headers is somebody reading. */
  public static boolean counts(String method, UnaryOperator<@Nullable String> header) {
    String agent = header.apply("User-Agent");
    return method.equals("GET") && agent != null && !agent.isBlank()
        && !MACHINE.matcher(agent.toLowerCase(Locale.ROOT)).find() && !ahead(header.apply("Purpose"))
        && !ahead(header.apply("Sec-Purpose")) && !ahead(header.apply("X-Moz"));
  }

  private static boolean ahead(@Nullable String purpose) {
    return purpose != null && purpose.toLowerCase(Locale.ROOT).contains("prefetch");
  }
}

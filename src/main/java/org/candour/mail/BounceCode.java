package org.candour.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which of the codes in a report says what happened (RFC 3463, RFC 5321). Servers often sum up a clear reason as
 * "5.0.0" and quote the clear one beside it: the most exact decides, and of two that are as exact the one that lets the
 * mailbox live.
 */
final class BounceCode {

  private static final Pattern DIAGNOSIS =
      Pattern.compile("(?im)^Diagnostic-Code:([^\n]{0,2000}(?:\n[ \t][^\n]{0,2000}){0,40})");
  private static final Pattern ENHANCED = Pattern.compile("(?<![\\d.])([45])\\.(\\d{1,3})\\.(\\d{1,3})(?![\\d.]*\\d)");
  private static final Pattern BASIC = Pattern.compile("(?<![\\d.-])([45]\\d\\d)(?=[ -])");
  private static final List<Said> WORDS = List.of(
      new Said("5.2.2", "over ?quota", "quota (?:is |was |has been )?(?:exceeded|full|reached)",
          "exceeded (?:the |its |their )?(?:storage )?quota", "(?:mailbox|inbox|storage) (?:is |was )?full",
          "full mailbox", "insufficient (?:system )?storage", "not enough (?:storage|space)"),
      new Said("5.3.4", "too (?:large|big)", "size (?:limit )?(?:exceed|is over)",
          "exceeds? (?:the )?(?:maximum|message|size)"),
      new Said("5.7.1", "block(?:ed|list)", "bl(?:ack|ock) list", "blacklist", "spam", "reputation", "policy", "dmarc",
          "spf ", "dkim", "rate limit", "too many", "gr[ae]y ?list", "rejected due to", "access denied", "virus"));
  // About the mailbox or its domain: wrong, unknown, moved, disabled. 5.1.7 and 5.1.8 speak of us, the sender.
  private static final Pattern LASTING =
      Pattern.compile("5\\.(?:0\\.0|1\\.(?:0|1|2|3|4|5|6|9|10)|2\\.[01])|550|551|553|554");

  private static final int EXACT = 3;

  private BounceCode() {}

  private record Said(String code, Pattern words) {

    Said(String code, String... words) {
      this(code, Pattern.compile(String.join("|", words)));
    }
  }

  /** The code that decides, of a status and of what the report quotes beside it. */
  static String of(String status, String report) {
    List<String> codes = new ArrayList<>(List.of(status));
    Matcher diagnosis = DIAGNOSIS.matcher(report.replace("\r", ""));
    String quoted = diagnosis.find() ? diagnosis.group(1) : "";
    Matcher enhanced = ENHANCED.matcher(quoted);
    while (enhanced.find()) {
      codes.add(enhanced.group());
    }
    Matcher basic = BASIC.matcher(quoted);
    while (basic.find()) {
      codes.add(basic.group());
    }
    String best = status;
    for (String code : codes) {
      int better = exactness(code) - exactness(best);
      best = better > 0 || better == 0 && isLasting(best) && !isLasting(code) ? code : best;
    }
    return exactness(best) < EXACT ? said(quoted, best) : best;
  }

  /** 5.2.2 says more than 552, 5.2.0 or 5.1.0, and those more than 5.0.0. A bare 550 says no more than that. */
  private static int exactness(String code) {
    if (code.equals("552") || code.equals("452") || code.equals("422") || code.equals("551")) {
      return 2;
    }
    String[] parts = code.split("\\.");
    if (parts.length < EXACT) {
      return 0;
    }
    return parts[1].equals("0") ? 0 : parts[2].equals("0") ? 1 : EXACT;
  }

  /** Where no code is exact, the words beside them may be. */
  private static String said(String quoted, String otherwise) {
    String low = quoted.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    return WORDS.stream().filter(each -> each.words.matcher(low).find()).map(Said::code).findFirst().orElse(otherwise);
  }

  /**
   * Whether the mailbox itself is said to be wrong. Full, blocked, too large, or for a while: the next letter may
   * arrive.
   */
  static boolean isLasting(String code) {
    return LASTING.matcher(code).matches();
  }
}

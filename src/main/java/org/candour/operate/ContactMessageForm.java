package org.candour.operate;

import java.util.List;
import java.util.Map;
import org.candour.shared.EmailAddress;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.candour.shared.SecretToken;

/**
 * What somebody typed to write to us. Kept and shown again whatever is wrong with it.
 *
 * @param topic one of {@link #TOPICS}, or empty
 * @param page which page it is about; may be empty
 * @param body what they want to say
 * @param address where an answer reaches them; may be empty
 * @param once by which sending it twice is one message
 */
record ContactMessageForm(String topic, String page, String body, String address, String once) {

  static final List<String> TOPICS =
      List.of("own-story", "a-story", "service", "joining", "privacy", "complaint", "other");

  private static final int WORDS = 1_000;
  private static final int PAGE = 300;
  private static final int MOST_CHARACTERS = 20_000;

  /** An empty form about this page of ours, or about none. */
  static ContactMessageForm about(String page, String topic) {
    return new ContactMessageForm(TOPICS.contains(topic) ? topic : "", PlainText.cut(PlainText.line(page), PAGE), "",
        "", SecretToken.fresh());
  }

  static ContactMessageForm of(Map<String, String> typed) {
    return new ContactMessageForm(typed.getOrDefault("topic", ""), PlainText.line(typed.getOrDefault("page", "")),
        PlainText.of(typed.getOrDefault("body", "")), PlainText.line(typed.getOrDefault("address", "")),
        SecretToken.kept(typed.getOrDefault("once", "")));
  }

  Problems problems() {
    Problems problems = Problems.none();
    if (!TOPICS.contains(topic)) {
      problems.add("topic", "operate.contact.topic-none");
    }
    if (page.length() > PAGE) {
      problems.add("page", "operate.contact.page-long", PAGE);
    }
    if (PlainText.words(body) == 0) {
      problems.add("body", "operate.contact.body-none");
    } else if (PlainText.words(body) > WORDS || body.length() > MOST_CHARACTERS) {
      problems.add("body", "operate.contact.body-long", WORDS);
    }
    if (!address.isEmpty() && !EmailAddress.ordinary(address)) {
      problems.add("address", EmailAddress.wrong(address, "operate.contact.address-wrong"));
    }
    return problems;
  }
}

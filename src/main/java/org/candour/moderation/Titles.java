package org.candour.moderation;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.candour.directory.Service;
import org.candour.screening.PrivacyCheck;
import org.candour.shared.PlainText;
import org.candour.shared.Shell;
import org.springframework.stereotype.Component;

/**
 * What a moderator may begin with where an author gave no title: a sentence that the story begins with and that is short enough to stand
 * whole, or where it happened. Never a name, day or number that the privacy check has just warned its author about, and never half a
 * sentence. It stands in the field alone until the moderator saves or publishes.
 */
@Component
class Titles {

  private static final int LONGEST = 70;
  private static final int FEWEST_WORDS = 2;

  private final PrivacyCheck privacy;

  Titles(PrivacyCheck privacy) {
    this.privacy = privacy;
  }

  String propose(String body, List<Service> services, Shell shell) {
    String known = services.stream().map(Service::fullName).collect(Collectors.joining(" "));
    String first = first(body);
    return isTitle(first) && isSafe(first, body, known) ? first : services.isEmpty() ? "" : shell.say("moderation.desk.title-about", services.getFirst().name());
  }

  /** The first sentence without its stop. */
  private static String first(String body) {
    String line = body.strip().lines().findFirst().orElse("");
    for (int i = 0; i < line.length(); i++) {
      boolean ends = ".!?…".indexOf(line.charAt(i)) >= 0 && (i + 1 == line.length() || line.charAt(i + 1) == ' ');
      if (ends) {
        return line.substring(0, line.charAt(i) == '?' ? i + 1 : i).strip();
      }
    }
    return line.strip();
  }

  private static boolean isTitle(String sentence) {
    return sentence.length() <= LONGEST && PlainText.words(sentence) >= FEWEST_WORDS;
  }

  /** A name may be found by what stands elsewhere in the story, so all that was found there counts. */
  private boolean isSafe(String sentence, String body, String known) {
    String low = sentence.toLowerCase(Locale.ROOT);
    return privacy.find(sentence, known).isEmpty() && privacy.find(body, known).stream().noneMatch(f -> low.contains(f.in(body).toLowerCase(Locale.ROOT)));
  }
}

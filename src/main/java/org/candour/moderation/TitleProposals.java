package org.candour.moderation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.candour.directory.Service;
import org.candour.screening.PrivacyCheck;
import org.candour.shared.PlainText;
import org.candour.shared.Shell;
import org.candour.story.Story;
import org.candour.tagging.TagVocabulary;
import org.candour.tagging.TagWord;
import org.springframework.stereotype.Component;

/**
 * What a moderator may begin with where an author gave no title: a sentence that the story begins with and that is
 * short enough to stand whole; else where it happened, with a later sentence or what it is about, so that several of
 * one service are told apart. Never a name, day or number that the privacy check has just warned its author about, and
 * never half a sentence. It stands in the field alone until the moderator saves or publishes.
 */
@Component
class TitleProposals {

  private static final int LONGEST = 70;
  private static final int FEWEST_WORDS = 2;

  private static final int MOST_SENTENCES = 12;
  private static final int MOST_TOPICS = 3;
  private static final int MOST_READ = 4_000;
  private static final List<String> TOPICS = List.of("aspect", "procedure", "emotion", "service");

  private final PrivacyCheck privacy;
  private final TagVocabulary vocabulary;

  TitleProposals(PrivacyCheck privacy, TagVocabulary vocabulary) {
    this.privacy = privacy;
    this.vocabulary = vocabulary;
  }

  String propose(String body, List<Service> services, Shell shell) {
    String known = services.stream().map(Service::fullName).collect(Collectors.joining(" "));
    List<String> sentences = sentences(body);
    Set<String> found = found(body, known);
    if (!sentences.isEmpty() && isTitle(sentences.getFirst()) && isSafe(sentences.getFirst(), known, found)) {
      return sentences.getFirst();
    }
    if (services.isEmpty()) {
      return "";
    }
    // What the story says later is no beginning, so it stands as what it is: words out of it. Else what it is about.
    String about = shell.say("moderation.desk.title-about", services.getFirst().name());
    return sentences.stream().skip(1).filter(s -> isTitle(s) && isSafe(s, known, found)).map(s -> "“" + s + "”")
        .filter(s -> about.length() + s.length() + 2 <= Story.LONGEST_TITLE).findFirst()
        .or(() -> topics(body, known, found, shell)).map(with -> shell.say("moderation.desk.title-with", about, with))
        .orElse(about);
  }

  /** What the words that everybody uses for care say of a story, in the order in which it says them. */
  private Optional<String> topics(String body, String known, Set<String> found, Shell shell) {
    String low =
        " " + PlainText.cut(body, MOST_READ).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ") + " ";
    String language = shell.words().language();
    List<String> said = vocabulary.snapshot().words().stream()
        .filter(w -> TOPICS.contains(w.grp()) && w.language().equals(language) && at(w, low) < low.length())
        .sorted(Comparator.comparingInt(w -> at(w, low))).map(TagWord::word).distinct()
        .filter(word -> isSafe(word, known, found)).limit(MOST_TOPICS).toList();
    return said.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", said));
  }

  /** Where a story first says a word; behind its end where it does not. */
  private static int at(TagWord word, String low) {
    return word.names().stream().mapToInt(name -> low.indexOf(" " + name + " ")).filter(i -> i >= 0).min()
        .orElse(low.length());
  }

  /** The first sentences without their stops. */
  private static List<String> sentences(String body) {
    List<String> sentences = new ArrayList<>();
    for (String line : body.strip().lines().map(String::strip).filter(l -> !l.isEmpty()).limit(MOST_SENTENCES)
        .toList()) {
      int from = 0;
      for (int i = 0; i < line.length() && sentences.size() < MOST_SENTENCES; i++) {
        boolean ends = ".!?…۔؟".indexOf(line.charAt(i)) >= 0 && (i + 1 == line.length() || line.charAt(i + 1) == ' ');
        if (ends || i + 1 == line.length()) {
          String sentence = line.substring(from, ends && "?؟".indexOf(line.charAt(i)) < 0 ? i : i + 1).strip();
          sentences.addAll(sentence.isEmpty() ? List.of() : List.of(sentence));
          from = i + 1;
        }
      }
    }
    return sentences;
  }

  private static boolean isTitle(String sentence) {
    return sentence.length() <= LONGEST && PlainText.words(sentence) >= FEWEST_WORDS;
  }

  /** A name may be found by what stands elsewhere in the story, so all that was found there counts. */
  private boolean isSafe(String sentence, String known, Set<String> found) {
    String low = sentence.toLowerCase(Locale.ROOT);
    return found.stream().noneMatch(low::contains) && privacy.find(sentence, known).isEmpty();
  }

  private Set<String> found(String body, String known) {
    return privacy.find(body, known).stream().map(f -> f.in(body).toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
  }
}

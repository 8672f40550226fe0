package org.candour.screening;

import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is a word and what is a name, for one text: names of the services that it is about are words. */
final class KnownWords {

  private static final int GUESSES = 400;

  private final PrivacyRules rules;
  private final Set<String> known;
  private int guesses;

  KnownWords(PrivacyRules rules, Set<String> known) {
    this.rules = rules;
    this.known = known;
  }

  boolean known(TextToken token) {
    return known.contains(token.key());
  }

  /** Whether this word stands in one of the small lists. */
  boolean near(String list, @Nullable TextToken token) {
    return token != null && rules.lists().getOrDefault(list, Set.of()).contains(token.key());
  }

  boolean common(String word) {
    if (rules.words().contains(word)) {
      return true;
    }
    for (PrivacyRules.Ending ending : rules.endings()) {
      int stem = word.length() - ending.ending().length();
      if (stem >= 3 && word.endsWith(ending.ending())
          && rules.words().contains(word.substring(0, stem) + ending.instead())) {
        return true;
      }
    }
    return false;
  }

  /** Medicines are called by their endings. */
  private boolean remedy(String word) {
    return word.length() > 7 && rules.lists().getOrDefault("remedies", Set.of()).stream().anyMatch(word::endsWith)
        && !rules.names().contains(word);
  }

  boolean isWord(String word) {
    return word.length() < 2 || remedy(word) || known.contains(word) || rules.words().contains(word)
        || (!rules.names().contains(word) && common(word)) || (word.indexOf('-') > 0
            && Arrays.stream(word.split("-", -1)).allMatch(part -> part.length() < 2 || common(part)));
  }

  boolean isName(String word) {
    return rules.names().contains(word) || (word.indexOf('-') > 0
        && Arrays.stream(word.split("-", -1)).anyMatch(part -> rules.names().contains(part) && !common(part)));
  }

  /** A word that somebody mistyped: one letter more, fewer or other. Asked so often that no text takes long. */
  boolean mistyped(String word) {
    if (word.length() < 6 || word.length() > 20 || guesses++ > GUESSES) {
      return false;
    }
    for (int i = 0; i <= word.length(); i++) {
      String head = word.substring(0, i);
      String tail = word.substring(i);
      if ((!tail.isEmpty() && common(head + tail.substring(1)))
          || (tail.length() > 1 && common(head + tail.charAt(1) + tail.charAt(0) + tail.substring(2)))) {
        return true;
      }
      for (char c = 'a'; c <= 'z'; c++) {
        if (common(head + c + tail) || (!tail.isEmpty() && common(head + c + tail.substring(1)))) {
          return true;
        }
      }
    }
    return false;
  }
}

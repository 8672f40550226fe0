package org.candour.screening;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;

/**
 * Screen names that give nothing away: three plain words, such as QuietHeronBridge. There are a million of them, so
 * that few meet.
 */
@Component
public class ScreenNames {

  private static final int LONGEST = 24;
  private static final int ALIKE = 4;

  private final Map<String, String[]> words = new LinkedHashMap<>();
  private final RandomGenerator random = RandomGenerator.getDefault();

  /** With the words that are shipped. */
  public ScreenNames() {
    for (String line : WordList.lines("screen-names.txt")) {
      words.put(line.substring(0, line.indexOf(':')), line.substring(line.indexOf(':') + 1).strip().split(" "));
    }
  }

  /** So many, each another, and easy to read out. */
  public List<String> suggest(int count) {
    Set<String> names = new LinkedHashSet<>();
    while (names.size() < count) {
      StringBuilder name = new StringBuilder();
      Set<String> used = new LinkedHashSet<>();
      for (String[] from : words.values()) {
        String word = from[random.nextInt(from.length)];
        // No word beside its like: neither BrookBrook nor MeadowMead.
        used.add(word.substring(0, Math.min(ALIKE, word.length())));
        name.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
      }
      if (used.size() == words.size() && name.length() <= LONGEST) {
        names.add(name.toString());
      }
    }
    return List.copyOf(names);
  }

  /** How many there are. */
  long all() {
    return words.values().stream().mapToLong(from -> from.length).reduce(1, Math::multiplyExact);
  }

  Map<String, String[]> words() {
    return words;
  }
}

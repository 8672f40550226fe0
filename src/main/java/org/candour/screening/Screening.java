package org.candour.screening;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** What a moderator should look at first, and what an author might think about once more. */
@Component
public class Screening {

  private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d{2}|\\d{2}$");
  private static final Pattern PART = Pattern.compile("[^\\p{L}]+|(?<=\\p{Ll})(?=\\p{Lu})");

  private final WordList crisis = WordList.read("crisis.txt");
  private final WordList abuse = WordList.read("abuse.txt");
  private final Set<String> forenames = new HashSet<>(WordList.lines("forenames.txt"));

  /** What was found, as codes: {@code crisis}, {@code abuse}. Either moves an item to the top of the queue. */
  public List<String> flags(String text) {
    List<String> flags = new ArrayList<>();
    if (!crisis.in(text).isEmpty()) {
      flags.add("crisis");
    }
    if (!abuse.in(text).isEmpty()) {
      flags.add("abuse");
    }
    return flags;
  }

  /** The phrases that raised a flag, for the moderator who opens the text. */
  public Set<String> phrases(String text) {
    Set<String> all = new java.util.TreeSet<>(crisis.in(text));
    all.addAll(abuse.in(text));
    return all;
  }

  /**
   * Advice about a screen name, as message keys; never a refusal.
   *
   * @param address the author's mail address, or empty
   */
  public List<String> adviseOnName(String name, String address) {
    List<String> advice = new ArrayList<>();
    for (String part : PART.split(name)) {
      if (forenames.contains(part.toLowerCase(Locale.ROOT))) {
        advice.add("telling.name.advice-name");
        break;
      }
    }
    if (YEAR.matcher(name).find()) {
      advice.add("telling.name.advice-year");
    }
    String local = address.contains("@") ? address.substring(0, address.indexOf('@')) : "";
    String plain = name.toLowerCase(Locale.ROOT);
    for (String part : local.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
      if (part.length() >= 4 && plain.contains(part)) {
        advice.add("telling.name.advice-address");
        break;
      }
    }
    return advice;
  }
}

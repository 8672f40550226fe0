package org.candour.screening;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What a moderator should look at first. */
@Component
public class Screening {

  private final WordList crisis = WordList.read("crisis.txt");
  private final WordList abuse = WordList.read("abuse.txt");

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
}

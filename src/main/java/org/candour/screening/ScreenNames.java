package org.candour.screening;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;

/** Screen names that give nothing away: a bird or a tree with two letters behind it. */
@Component
public class ScreenNames {

  private static final String[] THINGS = {"kestrel", "heron", "plover", "curlew", "linnet", "dunlin", "siskin", "wagtail", "swift",
      "osprey", "alder", "rowan tree", "larch", "aspen", "juniper", "bracken", "sorrel", "yarrow", "teasel", "clover", "pebble",
      "harbour", "lantern", "compass", "anchor", "meadow", "ridge", "fern", "marsh", "tide"};
  private static final String LETTERS = "bcdfghjkmnpqrstvwxz";

  private final RandomGenerator random = RandomGenerator.getDefault();

  public List<String> suggest(int count) {
    List<String> names = new ArrayList<>();
    while (names.size() < count) {
      String thing = THINGS[random.nextInt(THINGS.length)].replace(" ", "");
      names.add(thing + LETTERS.charAt(random.nextInt(LETTERS.length())) + LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return names;
  }
}

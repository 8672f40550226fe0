package org.candour.moderation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.candour.people.People;
import org.candour.screening.NameLikeness;
import org.springframework.stereotype.Component;

/**
 * Whether a name that somebody typed is that of a person of this site. Asked when it comes in, and again whenever it is
 * shown to a moderator: somebody may have joined since, or be called otherwise.
 */
@Component
class NamesakeCheck {

  /** What an item bears whose name was a person's when it came in. */
  static final String FLAG = "staff-name";

  private final People people;

  NamesakeCheck(People people) {
    this.people = people;
  }

  boolean is(String typed) {
    return !typed.isBlank()
        && people.named(NameLikeness.keys(typed)).stream().anyMatch(person -> NameLikeness.of(typed, person));
  }

  /**
   * Those of many, by one question; an initial alone is left to the look at the one, but for what bears the flag
   * already.
   */
  Set<Long> among(List<Review> items, Map<Long, String> typed) {
    Set<Long> found = among(typed);
    items.stream().filter(review -> review.flags().contains(FLAG) && !found.contains(review.id())
        && is(typed.getOrDefault(review.id(), ""))).forEach(review -> found.add(review.id()));
    return found;
  }

  private Set<Long> among(Map<Long, String> typed) {
    Map<String, Set<Long>> byKey = new HashMap<>();
    typed.forEach((item, name) -> NameLikeness.keys(name).stream().filter(key -> key.length() > 1)
        .forEach(key -> byKey.computeIfAbsent(key, k -> new HashSet<>()).add(item)));
    Set<Long> found = new HashSet<>();
    if (!byKey.isEmpty()) {
      for (String person : people.named(byKey.keySet())) {
        NameLikeness.bare(person).stream().flatMap(word -> byKey.getOrDefault(word, Set.of()).stream())
            .filter(item -> !found.contains(item) && NameLikeness.of(typed.getOrDefault(item, ""), person))
            .forEach(found::add);
      }
    }
    return found;
  }
}

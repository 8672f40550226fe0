package org.candour.telling;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The questions of telling, in their order; each is one page. Not every story is asked all of them:
 * {@link QuestionRules}. LOOK is no question: it comes after words that may show who somebody is.
 */
enum TellStep {
  STORY, LOOK, TAGS, SERVICES, WHEN, ROLE, RATINGS, WISHES, COMPLAINT, NAME, CONTACT, SAFE, AGE, KNOWN, PUBLISH, CHECK;

  String path() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<TellStep> of(String path) {
    return Arrays.stream(values()).filter(s -> s.path().equals(path)).findFirst();
  }

  /** The next question that this story is asked. */
  TellStep after(Predicate<TellStep> asked) {
    return Arrays.stream(values()).filter(s -> s.ordinal() > ordinal() && asked.test(s)).findFirst().orElse(CHECK);
  }

  Optional<TellStep> before(Predicate<TellStep> asked) {
    return Arrays.stream(values()).filter(s -> s.ordinal() < ordinal() && asked.test(s))
        .reduce((first, second) -> second);
  }
}

package org.candour.telling;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The questions of telling, in their order; each is one page. LOOK is no question: it comes after a story that may show who somebody is. */
enum Step {
  STORY, LOOK, TAGS, SERVICES, ROLE, NAME, CONTACT, SAFE, ONGOING, CHECK;

  String path() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Step> of(String path) {
    return Arrays.stream(values()).filter(s -> s.path().equals(path)).findFirst();
  }

  /** The question after this one for this draft: without an address nobody is asked whether it is safe to write there. */
  Step after(boolean hasAddress) {
    Step next = values()[Math.min(ordinal() + 1, CHECK.ordinal())];
    return next == LOOK ? TAGS : next == SAFE && !hasAddress ? ONGOING : next;
  }

  Optional<Step> before(boolean hasAddress) {
    if (this == STORY) {
      return Optional.empty();
    }
    Step last = values()[ordinal() - 1];
    return Optional.of(last == LOOK ? STORY : last == SAFE && !hasAddress ? CONTACT : last);
  }

  int number() {
    return this == STORY ? 1 : ordinal();
  }

  static int count() {
    return CHECK.number();
  }
}

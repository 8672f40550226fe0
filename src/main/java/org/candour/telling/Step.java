package org.candour.telling;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The questions of telling, in their order; each is one page. */
enum Step {
  STORY, TAGS, SERVICES, ROLE, NAME, CONTACT, SAFE, ONGOING, CHECK;

  String path() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Step> of(String path) {
    return Arrays.stream(values()).filter(s -> s.path().equals(path)).findFirst();
  }

  /** The question after this one for this draft: without an address nobody is asked whether it is safe to write there. */
  Step after(boolean hasAddress) {
    Step next = values()[Math.min(ordinal() + 1, CHECK.ordinal())];
    return next == SAFE && !hasAddress ? ONGOING : next;
  }

  Optional<Step> before(boolean hasAddress) {
    if (this == STORY) {
      return Optional.empty();
    }
    Step last = values()[ordinal() - 1];
    return Optional.of(last == SAFE && !hasAddress ? CONTACT : last);
  }

  int number() {
    return ordinal() + 1;
  }
}

package org.candour.shared;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/**
 * Where something stands, with its table of allowed moves. Implemented by enums; each test of one writes its whole
 * table down.
 */
public interface Status<S extends Status<S>> {

  String name();

  /** Where it may go from here. */
  Set<S> next();

  default boolean mayBecome(S other) {
    return next().contains(other);
  }

  /** As tables and message keys hold it. */
  default String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The one of these with this code.
   *
   * @throws IllegalArgumentException where none has it
   */
  static <S extends Status<S>> S of(S[] all, String code) {
    return Arrays.stream(all).filter(s -> s.code().equals(code)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such status: " + code));
  }
}

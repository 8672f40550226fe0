package org.candour.directory;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can happen to a place in the tree. */
public enum ChangeKind {
  OPEN, RENAME, MOVE, MERGE, SPLIT, CLOSE, REOPEN;

  /** As it stands in addresses and tables. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<ChangeKind> of(String code) {
    return Arrays.stream(values()).filter(k -> k.code().equals(code)).findFirst();
  }
}

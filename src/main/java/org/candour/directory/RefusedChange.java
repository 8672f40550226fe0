package org.candour.directory;

import org.candour.shared.Problems;

/** A change that cannot be done as the directory stands. Nothing was changed. */
public final class RefusedChange extends RuntimeException {

  private final transient Problems problems;

  RefusedChange(Problems problems) {
    super(problems.all().toString(), null, false, false);
    this.problems = problems;
  }

  public Problems problems() {
    return problems;
  }
}

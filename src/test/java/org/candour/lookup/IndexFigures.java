package org.candour.lookup;

import java.io.IOException;
import org.candour.launch.ErrandHouse;

/** What a benchmark asks of the index. */
public final class IndexFigures {

  private IndexFigures() {}

  /** How large it is. */
  public static long bytes() throws IOException {
    return ErrandHouse.get(LookupIndex.class).bytes();
  }
}

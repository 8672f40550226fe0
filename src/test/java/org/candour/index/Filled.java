package org.candour.index;

import java.io.IOException;
import java.util.Map;
import org.apache.lucene.document.Document;

/** An index that a benchmark fills by itself. */
public final class Filled {

  private final IndexFolder folder;

  public Filled(IndexFolder folder) {
    this.folder = folder;
  }

  public void add(Document document) throws IOException {
    folder.open().writer.addDocument(StorySearcher.FACETS.build(document));
  }

  /** Shows searches what was added. */
  public void done() throws IOException {
    folder.open().commit(Map.of());
  }

  public void close() {
    folder.close();
  }
}

package org.candour.lookup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.candour.directory.TreeSettled;
import org.candour.jobs.NodeJob;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * This node's index of services. It is made anew at each start, which takes about two seconds for 60,000, and whoever
 * searches before waits for it. Afterwards only what was written since the last look is read: at once where this node
 * wrote it, else twice a second.
 */
@Component
class LookupIndex implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(LookupIndex.class);
  private static final Duration EVERY = Duration.ofMillis(500);

  private final ServiceDocuments documents;
  private final boolean serving;
  private volatile @Nullable Open open;
  private @Nullable NodeJob running;

  LookupIndex(ServiceDocuments documents, @Value("${candour.jobs:true}") boolean serving) {
    this.documents = documents;
    this.serving = serving;
  }

  private static final class Open {

    private final IndexWriter writer;
    private final SearcherManager searchers;
    private String seen;

    Open(IndexWriter writer, String seen) throws IOException {
      this.writer = writer;
      this.searchers = new SearcherManager(writer, null);
      this.seen = seen;
    }
  }

  /** What is done with a searcher that stays as it is until the end. */
  interface Search<T> {
    T in(IndexSearcher searcher) throws IOException;
  }

  <T> T search(Search<T> search) {
    try {
      SearcherManager searchers = ready().searchers;
      IndexSearcher searcher = searchers.acquire();
      try {
        return search.in(searcher);
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Open ready() throws IOException {
    Open now = open;
    return now != null ? now : build();
  }

  private synchronized Open build() throws IOException {
    Open known = open;
    if (known != null) {
      return known;
    }
    long begun = System.nanoTime();
    String seen = documents.snapshot();
    IndexWriterConfig config = new IndexWriterConfig(new WhitespaceAnalyzer());
    config.setRAMBufferSizeMB(32);
    IndexWriter writer = new IndexWriter(new ByteBuffersDirectory(), config);
    documents.all((id, document) -> put(writer, null, document));
    Open made = new Open(writer, seen);
    open = made;
    LOG.info("{} services can be found, after {} ms", writer.getDocStats().numDocs,
        (System.nanoTime() - begun) / 1_000_000);
    return made;
  }

  private static void put(IndexWriter writer, @Nullable Long before, Document document) {
    try {
      if (before == null) {
        writer.addDocument(document);
      } else {
        writer.updateDocument(new Term("id", Long.toString(before)), document);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads what was written since the last time. After this, a search on this node knows everything that was there
   * before it.
   */
  synchronized void refreshNow() {
    try {
      Open now = ready();
      String seen = documents.snapshot();
      documents.since(now.seen, (id, document) -> put(now.writer, id, document));
      now.searchers.maybeRefreshBlocking();
      now.seen = seen;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How much memory the index takes, for benchmarks. */
  long bytes() throws IOException {
    long bytes = 0;
    ByteBuffersDirectory directory = (ByteBuffersDirectory) ready().writer.getDirectory();
    for (String file : directory.listAll()) {
      bytes += directory.fileLength(file);
    }
    return bytes;
  }

  /**
   * Its own node knows a change before the answer to whoever made it. An errand that never searched has nothing to
   * follow with.
   */
  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
  void on(TreeSettled event) {
    if (open != null) {
      try {
        refreshNow();
      } catch (RuntimeException e) {
        LOG.warn("a change of {} services waits for the next look: {}", event.services(), e.getClass().getName());
      }
    }
  }

  @Override
  public void start() {
    if (serving) {
      running = NodeJob.start("lookup", EVERY, this::refreshNow);
    }
  }

  @Override
  public void stop() {
    NodeJob ending = running;
    running = null;
    if (ending != null) {
      ending.close();
    }
  }

  @Override
  public boolean isRunning() {
    return running != null;
  }

  /** Begins before the web server and ends after it. */
  @Override
  public int getPhase() {
    return 0;
  }
}

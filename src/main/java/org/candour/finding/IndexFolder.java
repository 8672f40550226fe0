package org.candour.finding;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.IOUtils;
import org.candour.audit.PublicTrail;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The index on disk: {@code index/public} in the home of this node. Opened when it is first needed. */
@Component
class IndexFolder {

  private static final Logger LOG = LoggerFactory.getLogger(IndexFolder.class);
  /** Raised when the fields change, so that an older index is built anew. */
  private static final String FORMAT = "1";

  private final Path home;
  private final PublicTrail trail;
  private final StoryAnalyzer analyzer = new StoryAnalyzer();
  private @Nullable Open open;
  private @Nullable String key;
  private boolean over;

  IndexFolder(@Value("${candour.home:}") String home, PublicTrail trail) {
    this.trail = trail;
    this.home = home.isBlank() ? Path.of("") : Path.of(home);
  }

  private record Open(IndexWriter writer, SearcherManager searchers) {}

  /** What is done with a searcher that stays as it is until the end. */
  interface Search<T> {
    T in(IndexSearcher searcher) throws IOException;
  }

  <T> T search(Search<T> search) throws IOException {
    SearcherManager searchers = open().searchers();
    IndexSearcher searcher = searchers.acquire();
    try {
      return search.in(searcher);
    } finally {
      searchers.release(searcher);
    }
  }

  StoryAnalyzer analyzer() {
    return analyzer;
  }

  IndexWriter writer() throws IOException {
    return open().writer();
  }

  /** The last entry of the trail that is in the index; nothing where it is new, of another format, or of another database. */
  Optional<Long> followed() throws IOException {
    for (Map.Entry<String, String> entry : data()) {
      if (entry.getKey().equals(key())) {
        return Optional.of(Long.parseLong(entry.getValue()));
      }
    }
    return Optional.empty();
  }

  private synchronized String key() {
    if (key == null) {
      key = "seq." + FORMAT + "." + trail.origin();
    }
    return key;
  }

  private Iterable<Map.Entry<String, String>> data() throws IOException {
    Iterable<Map.Entry<String, String>> data = writer().getLiveCommitData();
    return data == null ? java.util.List.of() : data;
  }

  /** Keeps what was written, together with how far the trail was followed, and shows it to searches. */
  void commit(long seq) throws IOException {
    writer().setLiveCommitData(Map.of(key(), Long.toString(seq)).entrySet());
    writer().commit();
    show();
  }

  /** Rewrites the files that still hold words of what was taken out, so that they are gone from the disk too. */
  void purge(long seq) throws IOException {
    writer().forceMergeDeletes(true);
    commit(seq);
  }

  /** How many stories there are, those not yet purged included. */
  int size() throws IOException {
    return writer().getDocStats().maxDoc;
  }

  /** Shows searches what was written. */
  void show() throws IOException {
    open().searchers().maybeRefreshBlocking();
  }

  private synchronized Open open() throws IOException {
    if (over) {
      throw new AlreadyClosedException("the index is closed");
    }
    Open now = open;
    if (now != null && !now.writer().isOpen()) {
      // A full disk closes the writer for good; what it had committed is still there.
      IOUtils.closeWhileHandlingException(now.searchers(), now.writer().getDirectory());
      now = null;
    }
    if (now == null) {
      now = openOrAnew();
      open = now;
    }
    return now;
  }

  private Open openOrAnew() throws IOException {
    Path folder = home.toString().isEmpty() ? Files.createTempDirectory("candour-index") : home.resolve("index/public");
    try {
      return openIn(folder);
    } catch (LockObtainFailedException e) {
      Path own = Files.createTempDirectory("candour-index");
      LOG.warn("the index in {} belongs to another process; this one keeps its own in {}", folder, own);
      return openIn(own);
    } catch (CorruptIndexException | IndexFormatTooOldException | IndexFormatTooNewException | NoSuchFileException | EOFException
        | IllegalArgumentException e) {
      // Only what says that the files are wrong: a full disk or a lost permission leaves a good index where it is.
      LOG.warn("the index in {} cannot be read ({}) and is built anew", folder, e.getClass().getName());
      IOUtils.rm(folder);
      return openIn(folder);
    }
  }

  private Open openIn(Path folder) throws IOException {
    Files.createDirectories(folder);
    IndexWriterConfig config = new IndexWriterConfig(analyzer);
    config.setOpenMode(IndexWriterConfig.OpenMode.CREATE_OR_APPEND);
    config.setRAMBufferSizeMB(48);
    config.setCommitOnClose(false);
    config.setMergePolicy(new TieredMergePolicy().setForceMergeDeletesPctAllowed(0));
    IndexWriter writer = new IndexWriter(FSDirectory.open(folder), config);
    return new Open(writer, new SearcherManager(writer, null));
  }

  /** What was not committed is read from the trail again at the next start. */
  synchronized void close() {
    over = true;
    Open now = open;
    if (now != null) {
      IOUtils.closeWhileHandlingException(now.searchers(), now.writer(), now.writer().getDirectory());
    }
    open = null;
  }
}

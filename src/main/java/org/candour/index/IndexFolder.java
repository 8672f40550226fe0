package org.candour.index;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One index on disk, below {@code index} in the home of this node; opened when it is first needed. It lies in a
 * numbered folder that the file {@code current} names: a new one is built beside it, and takes its place in one step.
 * What was begun and not finished is swept away at the next opening.
 */
public final class IndexFolder {

  private static final Logger LOG = LoggerFactory.getLogger(IndexFolder.class);
  /** Raised when the fields change, so that an older index is built anew; how words are read tells itself. */
  private static final String FORMAT = "6-" + StoryAnalyzer.sign();

  private final @Nullable Path wished;
  private final String name;
  private final StoryAnalyzer analyzer;
  private @Nullable Open open;
  private @Nullable Path folder;
  private @Nullable Lock lock;
  private boolean shared;
  private boolean over;

  public IndexFolder(@Nullable Path wished, String name, StoryAnalyzer analyzer) {
    this.wished = wished;
    this.name = name;
    this.analyzer = analyzer;
  }

  /** An index that is written and searched. */
  static final class Open {

    final int number;
    final Directory directory;
    final IndexWriter writer;
    final SearcherManager searchers;

    Open(int number, Directory directory, IndexWriter writer) throws IOException {
      this.number = number;
      this.directory = directory;
      this.writer = writer;
      this.searchers = new SearcherManager(writer, new StorySearcher.Maker());
    }

    /** Keeps what was written, with how far each trail was followed, and shows it to searches. */
    void commit(Map<String, Long> followed) throws IOException {
      Map<String, String> data = new HashMap<>();
      followed.forEach((trail, seq) -> data.put("seq." + FORMAT + "." + trail, Long.toString(seq)));
      writer.setLiveCommitData(data.entrySet());
      writer.commit();
      searchers.maybeRefreshBlocking();
    }

    void close() {
      IOUtils.closeWhileHandlingException(searchers, writer, directory);
    }
  }

  /** What is done with a searcher that stays as it is until the end. */
  public interface Search<T> {
    T in(StorySearcher searcher) throws IOException;
  }

  /** Asks the index as it stands now. */
  public <T> T search(Search<T> search) throws IOException {
    for (int attempt = 0;; attempt++) {
      SearcherManager searchers = open().searchers;
      StorySearcher searcher;
      try {
        searcher = (StorySearcher) searchers.acquire();
      } catch (AlreadyClosedException e) {
        // Another one took its place in this moment.
        if (attempt > 2) {
          throw e;
        }
        continue;
      }
      try {
        return search.in(searcher);
      } finally {
        searchers.release(searcher);
      }
    }
  }

  /** How far each trail was followed; empty where the index is new, or of another format. */
  Map<String, Long> followed() throws IOException {
    Map<String, Long> followed = new HashMap<>();
    Iterable<Map.Entry<String, String>> data = open().writer.getLiveCommitData();
    if (data != null) {
      for (Map.Entry<String, String> entry : data) {
        if (entry.getKey().startsWith("seq." + FORMAT + ".")) {
          followed.put(entry.getKey().substring(("seq." + FORMAT + ".").length()), Long.parseLong(entry.getValue()));
        }
      }
    }
    return followed;
  }

  /** How many stories there are, those not yet purged included. */
  int size() throws IOException {
    return open().writer.getDocStats().maxDoc;
  }

  /** Whether another process holds the index of this node. Where none does, this one holds it from now on. */
  synchronized boolean isAnothers() throws IOException {
    if (folder == null && wished != null) {
      Files.createDirectories(wished);
      try {
        lock = FSDirectory.open(wished).obtainLock(IndexWriter.WRITE_LOCK_NAME);
        folder = wished;
      } catch (LockObtainFailedException e) {
        return true;
      }
    }
    return shared;
  }

  synchronized Open open() throws IOException {
    if (over) {
      throw new AlreadyClosedException("the index is closed");
    }
    Open now = open;
    if (now != null && !now.writer.isOpen()) {
      // A full disk closes the writer for good; what it had committed is still there.
      now.close();
      now = null;
    }
    if (now == null) {
      now = openCurrent();
      open = now;
    }
    return now;
  }

  private Path claimed() throws IOException {
    Path known = folder;
    if (known != null) {
      return known;
    }
    Path mine = wished == null ? Files.createTempDirectory("candour-index").resolve(name) : wished;
    Files.createDirectories(mine);
    try {
      lock = FSDirectory.open(mine).obtainLock(IndexWriter.WRITE_LOCK_NAME);
    } catch (LockObtainFailedException e) {
      Path own = Files.createTempDirectory("candour-index").resolve(name);
      LOG.warn("the index in {} belongs to another process; this one keeps its own in {}", mine, own);
      Files.createDirectories(own);
      lock = FSDirectory.open(own).obtainLock(IndexWriter.WRITE_LOCK_NAME);
      mine = own;
      shared = true;
    }
    folder = mine;
    return mine;
  }

  private Open openCurrent() throws IOException {
    Path mine = claimed();
    int number = current(mine);
    sweep(mine, number);
    try {
      return openIn(number);
    } catch (CorruptIndexException | IndexFormatTooOldException | IndexFormatTooNewException | NoSuchFileException
        | java.io.EOFException | IllegalArgumentException e) {
      // Only what says that the files are wrong: a full disk or a lost permission leaves a good index where it is.
      LOG.warn("the index in {} cannot be read ({}) and is built anew", mine, e.getClass().getName());
      IOUtils.rm(mine.resolve(Integer.toString(number)));
      return openIn(number);
    }
  }

  private static int current(Path folder) throws IOException {
    Path file = folder.resolve("current");
    String said = Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8).strip() : "1";
    return said.matches("[1-9]\\d{0,8}") ? Integer.parseInt(said) : 1;
  }

  /**
   * Takes away everything but the current index: what was begun and not finished, what has been replaced, older
   * layouts.
   */
  private static void sweep(Path folder, int current) throws IOException {
    List<Path> old;
    try (var files = Files.list(folder)) {
      old = files.filter(f -> !List.of("current", IndexWriter.WRITE_LOCK_NAME, Integer.toString(current))
          .contains(f.getFileName().toString())).toList();
    }
    for (Path each : old) {
      IOUtils.rm(each);
    }
  }

  private Open openIn(int number) throws IOException {
    Path place = claimed().resolve(Integer.toString(number));
    Files.createDirectories(place);
    IndexWriterConfig config = new IndexWriterConfig(analyzer);
    config.setOpenMode(IndexWriterConfig.OpenMode.CREATE_OR_APPEND);
    config.setRAMBufferSizeMB(48);
    config.setCommitOnClose(false);
    config.setMergePolicy(new TieredMergePolicy().setForceMergeDeletesPctAllowed(0));
    Directory directory = FSDirectory.open(place);
    try {
      return new Open(number, directory, new IndexWriter(directory, config));
    } catch (IOException | RuntimeException e) {
      IOUtils.closeWhileHandlingException(directory);
      throw e;
    }
  }

  /** A new, empty index beside the one that is searched. */
  synchronized Open beside() throws IOException {
    int number = open().number + 1;
    IOUtils.rm(claimed().resolve(Integer.toString(number)));
    return openIn(number);
  }

  /** The new index, whole and committed, takes the place of the old one, for this process and for the next. */
  synchronized void replace(Open anew) throws IOException {
    Path mine = claimed();
    Path written = mine.resolve("current.new");
    Files.writeString(written, Integer.toString(anew.number), StandardCharsets.UTF_8);
    IOUtils.fsync(written, false);
    try {
      Files.move(written, mine.resolve("current"), StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(written, mine.resolve("current"), StandardCopyOption.REPLACE_EXISTING);
    }
    IOUtils.fsync(mine, true);
    Open old = open;
    open = anew;
    if (old != null) {
      old.close();
      IOUtils.rm(mine.resolve(Integer.toString(old.number)));
    }
  }

  /** What was not committed is read from the trail again at the next start. */
  synchronized void close() {
    over = true;
    Open now = open;
    if (now != null) {
      now.close();
    }
    open = null;
    IOUtils.closeWhileHandlingException(lock);
  }
}

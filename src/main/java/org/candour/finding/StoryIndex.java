package org.candour.finding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.Term;
import org.candour.audit.PublicTrail;
import org.candour.jobs.EachNode;
import org.candour.story.StoryEnded;
import org.candour.story.StoryPublished;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Keeps this node's index true. It follows the public trail each second and remembers in the index itself how far it
 * came, so that it goes on there after a crash; it is built anew where it is missing, broken or ahead of the database.
 */
@Component
public class StoryIndex implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(StoryIndex.class);
  private static final int BATCH = 500;
  private static final int SMALL = 20_000;

  private final IndexFolder folder;
  private final StoryDocuments documents;
  private final PublicTrail trail;
  private final Clock clock;
  private final boolean serving;
  private boolean checked;
  private boolean gone = true;
  private Instant purgedAt = Instant.EPOCH;
  private @Nullable EachNode following;

  StoryIndex(IndexFolder folder, StoryDocuments documents, PublicTrail trail, Clock clock,
      @Value("${candour.jobs:true}") boolean serving) {
    this.folder = folder;
    this.documents = documents;
    this.trail = trail;
    this.clock = clock;
    this.serving = serving;
  }

  /** Reads the trail to its end. After this, a search on this node knows everything that was public before it. */
  public synchronized void refreshNow() {
    try {
      Optional<Long> last = folder.followed();
      if (last.isEmpty() || (!checked && last.get() > trail.newest())) {
        rebuild();
      } else {
        follow(last.get());
      }
      checked = true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many public changes this node's index has not read yet. */
  public long behind() {
    try {
      return Math.max(0, trail.newest() - folder.followed().orElse(0L));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void follow(long last) throws IOException {
    List<PublicTrail.Entry> entries = trail.after(last, BATCH);
    while (!entries.isEmpty()) {
      Set<Long> stories = new LinkedHashSet<>(ids(entries, "story"));
      List<Long> services = ids(entries, "service");
      if (!services.isEmpty()) {
        stories.addAll(documents.about(services));
      }
      List<Long> all = new ArrayList<>(stories);
      for (int from = 0; from < all.size(); from += BATCH) {
        put(all.subList(from, Math.min(all.size(), from + BATCH)));
      }
      folder.commit(entries.getLast().seq());
      purge(entries.getLast().seq());
      entries = entries.size() < BATCH ? List.of() : trail.after(entries.getLast().seq(), BATCH);
    }
  }

  private static List<Long> ids(List<PublicTrail.Entry> entries, String kind) {
    return entries.stream().filter(e -> e.kind().equals(kind)).map(PublicTrail.Entry::id).toList();
  }

  /** A small index at once; a large one, which takes a while to rewrite, once an hour. */
  private void purge(long seq) throws IOException {
    Instant now = clock.instant();
    if (gone && (folder.size() < SMALL || purgedAt.plus(Duration.ofHours(1)).isBefore(now))) {
      folder.purge(seq);
      gone = false;
      purgedAt = now;
    }
  }

  /** As they are now: read again, put in or taken out. */
  private void put(List<Long> stories) throws IOException {
    Map<Long, Document> found = documents.of(stories);
    for (long id : stories) {
      Term term = new Term("id", Long.toString(id));
      Document document = found.get(id);
      if (document == null) {
        folder.writer().deleteDocuments(term);
        gone = true;
      } else {
        folder.writer().updateDocument(term, document);
      }
    }
  }

  private void rebuild() throws IOException {
    // The place in the trail is taken first: what changes meanwhile is read once more afterwards.
    long newest = trail.newest();
    folder.writer().deleteAll();
    long last = 0;
    int count = 0;
    List<Long> ids = documents.after(last, BATCH);
    while (!ids.isEmpty()) {
      for (Document document : documents.of(ids).values()) {
        folder.writer().addDocument(document);
      }
      count += ids.size();
      last = ids.getLast();
      ids = documents.after(last, BATCH);
    }
    folder.commit(newest);
    LOG.info("the story index was built from {} stories", count);
    follow(newest);
  }

  /** Its own node knows a story before the answer to whoever let it out. */
  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
  void on(StoryPublished event) {
    at(event.story());
  }

  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
  void on(StoryEnded event) {
    at(event.story());
  }

  /** One story at once. The trail may not show its change yet while another transaction runs; it will be read again then. */
  private synchronized void at(long story) {
    try {
      if (folder.followed().isPresent()) {
        put(List.of(story));
        folder.show();
      }
    } catch (IOException e) {
      LOG.warn("story {} waits for the next second of the index: {}", story, e.getClass().getName());
    }
  }

  /** An errand searches for nothing, and the index belongs to the site that may run beside it. */
  @Override
  public void start() {
    if (!serving) {
      return;
    }
    following = EachNode.start("story-index", Duration.ofSeconds(1), this::refreshNow);
  }

  @Override
  public void stop() {
    EachNode running = following;
    following = null;
    if (running != null) {
      running.close();
      folder.close();
    }
  }

  @Override
  public boolean isRunning() {
    return following != null;
  }

  /** Begins before the web server and ends after it. */
  @Override
  public int getPhase() {
    return 0;
  }
}

package org.candour.index;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.Term;
import org.candour.audit.PublicTrail;
import org.candour.jobs.WorkProgress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps one index true: follows its trails, and builds it anew beside the old one. */
final class IndexFollower {

  private static final Logger LOG = LoggerFactory.getLogger(IndexFollower.class);
  private static final int BATCH = 500;
  private static final int SMALL = 20_000;
  /** The newest wish for a new index that this one knew of when it was built. */
  private static final String WISH = "wish";

  private final IndexFolder folder;
  private final List<Trail> trails;
  private final Function<Collection<Long>, Map<Long, Document>> documents;
  private final StoryDocuments stories;
  private final Supplier<String> origin;
  private final Clock clock;
  private final Object building = new Object();
  private final Set<Long> meanwhile = new LinkedHashSet<>();
  private boolean isBuilding;
  private boolean checked;
  private boolean gone = true;
  private Instant purgedAt = Instant.EPOCH;

  IndexFollower(IndexFolder folder, List<Trail> trails, Function<Collection<Long>, Map<Long, Document>> documents,
      StoryDocuments stories, Supplier<String> origin, Clock clock) {
    this.folder = folder;
    this.trails = trails;
    this.documents = documents;
    this.stories = stories;
    this.origin = origin;
    this.clock = clock;
  }

  /** Something that says what changed, in order. */
  interface Trail {
    String name();

    List<PublicTrail.Entry> after(long seq, int atMost);

    long newest();
  }

  /** What tells this database's trails from every other's is part of their names. */
  private String key(Trail trail) {
    return trail.name() + "." + origin.get();
  }

  private boolean stands() throws IOException {
    Map<String, Long> followed = folder.followed();
    for (Trail trail : trails) {
      Long seq = followed.get(key(trail));
      if (seq == null || (!checked && seq > trail.newest())) {
        return false;
      }
    }
    return true;
  }

  /**
   * Reads the trails to their ends. Builds the index where it is missing, broken, of another database or ahead of it.
   */
  void refresh(Supplier<Long> wish) throws IOException {
    if (!stands()) {
      synchronized (building) {
        if (!stands()) {
          build(wish.get());
        }
      }
    }
    synchronized (this) {
      checked = true;
      follow(folder.open(), folder.followed());
      // Also where nothing new has happened since.
      purge(folder.open(), folder.followed());
    }
    // Worked out now, so that nobody waits for it who searches.
    folder.search(searcher -> Optional.ofNullable(searcher.countable()));
  }

  long behind() throws IOException {
    Map<String, Long> followed = folder.followed();
    long behind = 0;
    for (Trail trail : trails) {
      behind = Math.max(behind, trail.newest() - followed.getOrDefault(key(trail), 0L));
    }
    return behind;
  }

  private void follow(IndexFolder.Open index, Map<String, Long> followed) throws IOException {
    for (Trail trail : trails) {
      long last = followed.getOrDefault(key(trail), 0L);
      List<PublicTrail.Entry> entries = trail.after(last, BATCH);
      while (!entries.isEmpty()) {
        Set<Long> changed = new LinkedHashSet<>(ids(entries, "story"));
        List<Long> services = ids(entries, "service");
        if (!services.isEmpty()) {
          changed.addAll(stories.about(services));
        }
        putAll(index, new ArrayList<>(changed));
        followed.put(key(trail), entries.getLast().seq());
        index.commit(followed);
        purge(index, followed);
        entries = entries.size() < BATCH ? List.of() : trail.after(entries.getLast().seq(), BATCH);
      }
    }
  }

  private static List<Long> ids(List<PublicTrail.Entry> entries, String kind) {
    return entries.stream().filter(e -> e.kind().equals(kind)).map(PublicTrail.Entry::id).toList();
  }

  /**
   * Words of what is gone leave the files: a small index at once; a large one, which takes a while to rewrite, once an
   * hour.
   */
  private void purge(IndexFolder.Open index, Map<String, Long> followed) throws IOException {
    Instant now = clock.instant();
    if (gone && (index.writer.getDocStats().maxDoc < SMALL || purgedAt.plus(Duration.ofHours(1)).isBefore(now))) {
      index.writer.forceMergeDeletes(true);
      index.commit(followed);
      gone = false;
      purgedAt = now;
    }
  }

  private void putAll(IndexFolder.Open index, List<Long> all) throws IOException {
    for (int from = 0; from < all.size(); from += BATCH) {
      put(index, all.subList(from, Math.min(all.size(), from + BATCH)));
    }
  }

  /** As they are now: read again, put in or taken out. */
  private void put(IndexFolder.Open index, List<Long> ids) throws IOException {
    Map<Long, Document> found = documents.apply(ids);
    for (long id : ids) {
      Term term = new Term("id", Long.toString(id));
      Document document = found.get(id);
      if (document == null) {
        index.writer.deleteDocuments(term);
        gone = true;
      } else {
        index.writer.updateDocument(term, StorySearcher.FACETS.build(document));
      }
    }
  }

  /**
   * One story at once. The trail may not show its change yet while another transaction runs; it will be read again
   * then.
   */
  synchronized void at(long story) throws IOException {
    if (!folder.followed().isEmpty()) {
      put(folder.open(), List.of(story));
      folder.open().searchers.maybeRefreshBlocking();
    }
    if (isBuilding) {
      meanwhile.add(story);
    }
  }

  /**
   * Builds a new index while the old one is searched and followed, then puts it in its place. Gives how many stories it
   * has.
   */
  int rebuild(long wish) throws IOException {
    synchronized (building) {
      return build(wish);
    }
  }

  private int build(long wish) throws IOException {
    synchronized (this) {
      meanwhile.clear();
      isBuilding = true;
    }
    Map<String, Long> followed = new HashMap<>(Map.of(WISH, wish));
    // The place in each trail is taken first: what changes meanwhile is read once more afterwards.
    trails.forEach(trail -> followed.put(key(trail), trail.newest()));
    IndexFolder.Open anew = folder.beside();
    try {
      int count = fill(anew);
      anew.commit(followed);
      synchronized (this) {
        follow(anew, followed);
        putAll(anew, new ArrayList<>(meanwhile));
        meanwhile.clear();
        anew.commit(followed);
        folder.replace(anew);
        // It is known to belong to this database.
        checked = true;
      }
      LOG.info("the {} index was built from {} stories", trails.size() > 1 ? "staff" : "public", count);
      return count;
    } catch (IOException | RuntimeException e) {
      anew.close();
      throw e;
    } finally {
      synchronized (this) {
        isBuilding = false;
        meanwhile.clear();
      }
    }
  }

  private int fill(IndexFolder.Open anew) throws IOException {
    long last = 0;
    int count = 0;
    List<Long> ids = stories.after(last, BATCH);
    WorkProgress progress = WorkProgress.of("indexing stories", stories.count());
    while (!ids.isEmpty()) {
      progress.at(count);
      for (Document document : documents.apply(ids).values()) {
        anew.writer.addDocument(StorySearcher.FACETS.build(document));
        count++;
      }
      last = ids.getLast();
      ids = stories.after(last, BATCH);
    }
    progress.done();
    return count;
  }

  /** The newest wish that this index knew of when it was built. */
  long wish() throws IOException {
    return folder.followed().getOrDefault(WISH, -1L);
  }

  int size() throws IOException {
    return folder.size();
  }
}

package org.candour.index;

import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Somebody's wish that every node builds its indexes anew: how a command asks a site that runs. */
@Component
public class IndexRebuildRequests {

  private final IndexRebuildRequestStore store;
  private final Clock clock;
  private final Indexes indexes;

  IndexRebuildRequests(IndexRebuildRequestStore store, Clock clock, Indexes indexes) {
    this.store = store;
    this.clock = clock;
    this.indexes = indexes;
  }

  /** Asks every node. Gives the number of the wish. */
  public long ask() {
    return store.ask(clock.instant());
  }

  /** How many stories the node of this home has in its new index; nothing while it is building. */
  public Optional<Integer> built(long wish) throws java.io.IOException {
    return store.built(wish, indexes.node());
  }

  /** Whether some other process, such as the site, holds the indexes of this home. */
  public boolean isServed() throws java.io.IOException {
    return indexes.everybodys().isAnothers();
  }

  long newest() {
    return store.newest();
  }

  void done(long wish, String node, int stories) {
    store.done(wish, node, stories, clock.instant());
  }
}

package org.candour.audit;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What changed in public, in an order that no reader can miss: a row is shown only when no running transaction could
 * still put another before it. The index, caches and feeds follow it.
 */
@Component
public class PublicTrail {

  private final PublicTrailStore store;
  private final Clock clock;

  PublicTrail(PublicTrailStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** A thing that may have appeared, altered or gone. */
  public record Entry(long seq, String kind, long id) {}

  @Transactional(propagation = Propagation.MANDATORY)
  public void changed(String kind, long id) {
    store.insert(kind, id, clock.instant());
  }

  /** Many things of one kind, in one statement. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void changed(String kind, Collection<Long> ids) {
    store.insertAll(clock.instant(), ids, kind);
  }

  /**
   * What tells this database's trail from every other's, such as that of a database that a backup was restored into.
   */
  public String origin() {
    return store.origin();
  }

  /** The next entries after {@code seq}, oldest first. */
  public List<Entry> after(long seq, int atMost) {
    return store.after(seq, atMost);
  }

  public long newest() {
    return store.newest();
  }
}

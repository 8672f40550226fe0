package org.candour.audit;

import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What changed for staff alone, in the same order that no reader can miss as the {@link PublicTrail}. The staff index
 * follows both.
 */
@Component
public class StaffTrail {

  private final StaffTrailStore store;
  private final Clock clock;

  StaffTrail(StaffTrailStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public void changed(String kind, long id) {
    store.changed(kind, id, clock.instant());
  }

  /** The next entries after {@code seq}, oldest first. */
  public List<PublicTrail.Entry> after(long seq, int atMost) {
    return store.after(seq, atMost);
  }

  public long newest() {
    return store.newest();
  }
}

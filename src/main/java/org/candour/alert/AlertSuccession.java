package org.candour.alert;

import java.time.Clock;
import java.util.Collection;
import org.candour.directory.ChangePlan.Heir;
import org.candour.subscriptions.ScopeChanged;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Lets alerts follow whoever goes on where a service ended, and the scope that they were meant to cover. */
@Component
public class AlertSuccession {

  private final AlertSuccessionStore store;
  private final Clock clock;

  AlertSuccession(AlertSuccessionStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** Who heard of everything in a subscription's scope hears of what came into it too. */
  @ApplicationModuleListener
  void on(ScopeChanged event) {
    if (event.before().isEmpty()) {
      return;
    }
    store.on(event);
  }

  /** Whoever hears of the ended hears of its successors too. Nothing is taken away. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void follow(Collection<Heir> heirs) {
    store.addSuccessors(heirs);
    // A search that names the ended names its successors too.
    store.addToQueries(heirs, clock.instant());
  }
}

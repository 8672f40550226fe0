package org.candour.upkeep;

import java.time.Duration;
import java.util.Optional;
import org.candour.access.ScopeSuccession;
import org.candour.alert.AlertSuccession;
import org.candour.directory.ChangePlan;
import org.candour.directory.ChangeRequest;
import org.candour.directory.TreeChanges;
import org.candour.directory.TreeChanges.Done;
import org.candour.jobs.ClusterJob;
import org.candour.shared.Caller;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Does changes to the tree with everything that follows from them, in one transaction; and those whose day has come.
 */
@Component
class TreeChangeEffects {

  private static final Logger LOG = LoggerFactory.getLogger(TreeChangeEffects.class);

  private final TreeChanges changes;
  private final ScopeSuccession scopes;
  private final AlertSuccession alerts;
  private final PreviewStore previews;
  private final TreeChangeLetters letters;
  private final TransactionTemplate transaction;

  TreeChangeEffects(TreeChanges changes, ScopeSuccession scopes, AlertSuccession alerts, PreviewStore previews,
      TreeChangeLetters letters, TransactionTemplate transaction) {
    this.changes = changes;
    this.scopes = scopes;
    this.alerts = alerts;
    this.previews = previews;
    this.letters = letters;
    this.transaction = transaction;
  }

  /** Does it, or plans it; see {@link TreeChanges#decide}. */
  Done decide(Caller.Person by, ChangeRequest wish, String seen) {
    return transaction.execute(status -> {
      ChangePlan plan = changes.weigh(wish);
      Preview preview = plan.problems().any() ? null : previews.of(plan);
      Done done = changes.decide(by, wish, seen);
      if (!done.planned() && preview != null) {
        follow(done, preview);
      }
      return done;
    });
  }

  /**
   * Does what was planned for today. One that cannot be done keeps its reason, one that breaks is tried again; neither
   * stops another.
   */
  void due() {
    for (long id : changes.due()) {
      try {
        transaction.executeWithoutResult(status -> due(id));
      } catch (RuntimeException e) {
        LOG.warn("planned change {} is tried again: {}", id, e.getClass().getName());
        LOG.debug("in full", e);
      }
    }
  }

  private void due(long id) {
    Optional<ChangePlan> plan = changes.weighPlanned(id);
    Preview preview = plan.filter(p -> !p.problems().any()).map(previews::of).orElse(null);
    changes.due(id).ifPresent(done -> {
      if (preview != null) {
        follow(done, preview);
      }
    });
  }

  private void follow(Done done, Preview preview) {
    scopes.follow(done.heirs());
    alerts.follow(done.heirs());
    letters.send(done, preview);
  }

  @Bean
  static ClusterJob plannedTreeChanges(TreeChangeEffects following) {
    return new ClusterJob("upkeep-planned-changes", Duration.ofMinutes(1), following::due);
  }
}

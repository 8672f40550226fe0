package org.candour.upkeep;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.candour.access.Rights;
import org.candour.access.ScopeSuccession;
import org.candour.alert.AlertSuccession;
import org.candour.directory.ChangePlan;
import org.candour.directory.ChangeRequest;
import org.candour.directory.TreeChanges;
import org.candour.directory.TreeChanges.Done;
import org.candour.jobs.ClusterJob;
import org.candour.mail.Letter;
import org.candour.mail.MailSettings;
import org.candour.mail.Outbox;
import org.candour.mail.Recipient;
import org.candour.regions.Regions;
import org.candour.shared.Caller;
import org.candour.shared.RegionId;
import org.candour.shared.Right;
import org.candour.shared.SentenceLanguages;
import org.candour.shared.Sentences;
import org.candour.upkeep.Preview.Reached;
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
  private final Outbox outbox;
  private final MailSettings settings;
  private final SentenceLanguages languages;
  private final Regions regions;
  private final Rights rights;
  private final TransactionTemplate transaction;

  TreeChangeEffects(TreeChanges changes, ScopeSuccession scopes, AlertSuccession alerts, PreviewStore previews,
      Outbox outbox, MailSettings settings, SentenceLanguages languages, Regions regions, Rights rights,
      TransactionTemplate transaction) {
    this.changes = changes;
    this.scopes = scopes;
    this.alerts = alerts;
    this.previews = previews;
    this.outbox = outbox;
    this.settings = settings;
    this.languages = languages;
    this.regions = regions;
    this.rights = rights;
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
    List<Letter> letters = new ArrayList<>();
    preview.losing().forEach(each -> letters.addAll(letters(done, preview, each, "upkeep.letter.loses")));
    preview.gaining().forEach(each -> letters.addAll(letters(done, preview, each, "upkeep.letter.gains")));
    outbox.add(letters);
  }

  /** Nobody's reach shrinks or grows without their administrators hearing of it. */
  private List<Letter> letters(Done done, Preview preview, Reached reached, String key) {
    RegionId region = new RegionId(java.util.Objects.requireNonNull(preview.plan().subject()).region());
    Sentences words = languages.in(regions.get(region).language());
    String names = String.join(", ", reached.services());
    String address = settings.address() + "/" + region.value();
    return rights.holders(reached.subscription(), Right.ADMINISTER).stream()
        .map(person -> Letter
            .about(key.endsWith("loses") ? "scope-loses" : "scope-gains", "service-change", done.change())
            .to(Recipient.person(person), region).onBehalfOf(reached.subscription())
            .saying(words.say(key + "-subject"), List.of(words.say(key, reached.holder(), names)))
            .leadingTo(words.say("upkeep.letter.action"), address + "/work")
            .footer(words.say("upkeep.letter.footer", address + "/contact")))
        .toList();
  }

  @Bean
  static ClusterJob plannedTreeChanges(TreeChangeEffects following) {
    return new ClusterJob("upkeep-planned-changes", Duration.ofMinutes(1), following::due);
  }
}

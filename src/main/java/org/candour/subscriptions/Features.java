package org.candour.subscriptions;

import java.util.List;
import java.util.Optional;
import org.candour.access.Rights;
import org.candour.audit.Audit;
import org.candour.shared.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What levels hold, and what one subscription has more or less than its level: data, from the names to the rights. */
@Component
public class Features {

  private final FeatureStore store;
  private final Audit audit;

  Features(FeatureStore store, Audit audit) {
    this.store = store;
    this.audit = audit;
  }

  /** A level with the names of its features; {@code mostMembers} is null where there is no limit. */
  public record SubscriptionLevel(String level, @Nullable Integer mostMembers, List<String> features) {}

  /**
   * A feature for one subscription: whether its level has it, and whether it was granted (true) or withheld (false)
   * beside that.
   */
  public record Feature(String id, String name, boolean byLevel, @Nullable Boolean own) {

    public boolean has() {
      return own == null ? byLevel : own;
    }
  }

  /**
   * What an organisation would lose at another level.
   *
   * @param members that it has
   * @param most as the level allows, where the organisation would have room for nobody more; null where it would
   * @param ends the names of the features that it would not have any more
   */
  public record Loss(long members, @Nullable Integer most, List<String> ends) {

    public boolean isAny() {
      return most != null || !ends.isEmpty();
    }
  }

  /**
   * What this subscription would lose at a level, besides what was granted to it alone; nothing at the one that it has.
   *
   * @param members how many belong to it
   */
  public Loss loss(long subscription, long members, String level, String language) {
    return store.loss(subscription, level, language, members);
  }

  public List<SubscriptionLevel> levels(String language) {
    return store.levels(language);
  }

  /** How many people may belong to it at its level; nothing where there is no limit. */
  public Optional<Integer> most(long subscription) {
    return store.most(subscription);
  }

  /** Every feature as it stands for this subscription. */
  public List<Feature> of(long subscription, String language) {
    return store.of(subscription, language);
  }

  /** Grants or withholds a feature for one subscription; null leaves it to the level. Rights follow at once. */
  @Transactional
  public void set(Caller by, long subscription, Feature feature, @Nullable Boolean own) {
    if (java.util.Objects.equals(feature.own, own)) {
      return;
    }
    store.delete(subscription, feature.id);
    if (own != null) {
      store.insert(subscription, feature.id, own);
    }
    audit.record(by, Audit.Act.of("feature-set", "subscription", subscription).fromTo(feature.id + " " + feature.own,
        feature.id + " " + own));
  }
}

package org.candour.accounts;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.candour.audit.Audit;
import org.candour.shared.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What levels hold, and what one subscription has more or less than its level: data, from the names to the rights. */
@Component
public class Features {

  private final JdbcClient sql;
  private final Audit audit;

  Features(JdbcClient sql, Audit audit) {
    this.sql = sql;
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
   */
  public Loss loss(long subscription, String level, String language) {
    return sql.sql("""
        select m.members, case when l.level <> s.level and m.members >= l.most_members then l.most_members end as most,
          array(
            select coalesce(t.name, f.id) from level_feature x join feature f on f.id = x.feature
            left join feature_text t on t.feature = f.id and t.language = :language
            where x.level = s.level
              and not exists (select from level_feature y where y.level = l.level and y.feature = f.id)
              and not exists (select from subscription_feature o where o.subscription = s.id and o.feature = f.id)
            order by f.position, f.id) as ends
        from subscription s join subscription_level l on l.level = :level
        cross join lateral (select count(distinct g.person) as members from role_grant g
                            where g.scope_kind = 'subscription' and g.scope_id = s.id::text and g.until is null) m
        where s.id = :id""").param("id", subscription).param("level", level).param("language", language)
        .query((row, n) -> new Loss(row.getLong("members"), row.getObject("most", Integer.class),
            Arrays.asList((String[]) row.getArray("ends").getArray())))
        .single();
  }

  public List<SubscriptionLevel> levels(String language) {
    return sql.sql("""
        select l.level, l.most_members, array(
            select coalesce(t.name, f.id) from level_feature x join feature f on f.id = x.feature
            left join feature_text t on t.feature = f.id and t.language = :language
            where x.level = l.level order by f.position, f.id) as features
        from subscription_level l order by l.most_members nulls last, l.level""").param("language", language)
        .query((row, n) -> new SubscriptionLevel(row.getString("level"), row.getObject("most_members", Integer.class),
            Arrays.asList((String[]) row.getArray("features").getArray())))
        .list();
  }

  /**
   * How many people more it may take in at its level, below 0 where it has too many already; nothing where there is no
   * limit.
   */
  public Optional<Long> room(long subscription) {
    return sql.sql("""
        select l.most_members - (select count(distinct g.person) from role_grant g where g.scope_kind = 'subscription'
          and g.scope_id = s.id::text
            and g.until is null) as room
        from subscription s join subscription_level l on l.level = s.level
        where s.id = ? and l.most_members is not null""").param(subscription).query(Long.class).optional();
  }

  /** Every feature as it stands for this subscription. */
  public List<Feature> of(long subscription, String language) {
    return sql.sql("""
        select f.id, coalesce(t.name, f.id) as name, l.feature is not null as by_level, o.granted as own
        from subscription s cross join feature f
        left join feature_text t on t.feature = f.id and t.language = :language
        left join level_feature l on l.level = s.level and l.feature = f.id
        left join subscription_feature o on o.subscription = s.id and o.feature = f.id
        where s.id = :id order by f.position, f.id""").param("id", subscription).param("language", language)
        .query((row, n) -> new Feature(row.getString("id"), row.getString("name"), row.getBoolean("by_level"),
            row.getObject("own", Boolean.class)))
        .list();
  }

  /** Grants or withholds a feature for one subscription; null leaves it to the level. Rights follow at once. */
  @Transactional
  public void set(Caller by, long subscription, Feature feature, @Nullable Boolean own) {
    if (java.util.Objects.equals(feature.own, own)) {
      return;
    }
    sql.sql("delete from subscription_feature where subscription = ? and feature = ?").params(subscription, feature.id)
        .update();
    if (own != null) {
      sql.sql("insert into subscription_feature (subscription, feature, granted) values (?, ?, ?)")
          .params(subscription, feature.id, own).update();
    }
    audit.record(by, Audit.Act.of("feature-set", "subscription", subscription).fromTo(feature.id + " " + feature.own,
        feature.id + " " + own));
  }
}

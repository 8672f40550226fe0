package org.candour.subscriptions;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@link Features}. */
@Repository
class FeatureStore {

  private final JdbcClient sql;

  FeatureStore(JdbcClient sql) {
    this.sql = sql;
  }

  Features.Loss loss(long subscription, String level, String language, long members) {
    return sql.sql("""
        select case when l.level <> s.level and :members >= l.most_members then l.most_members end as most,
          array(
            select coalesce(t.name, f.id) from level_feature x join feature f on f.id = x.feature
            left join feature_text t on t.feature = f.id and t.language = :language
            where x.level = s.level
              and not exists (select from level_feature y where y.level = l.level and y.feature = f.id)
              and not exists (select from subscription_feature o where o.subscription = s.id and o.feature = f.id)
            order by f.position, f.id) as ends
        from subscription s join subscription_level l on l.level = :level
        where s.id = :id""").param("id", subscription).param("level", level).param("language", language)
        .param("members", members).query((row, n) -> new Features.Loss(members, row.getObject("most", Integer.class),
            Arrays.asList((String[]) row.getArray("ends").getArray())))
        .single();
  }

  List<Features.SubscriptionLevel> levels(String language) {
    return sql.sql("""
        select l.level, l.most_members, array(
            select coalesce(t.name, f.id) from level_feature x join feature f on f.id = x.feature
            left join feature_text t on t.feature = f.id and t.language = :language
            where x.level = l.level order by f.position, f.id) as features
        from subscription_level l order by l.most_members nulls last, l.level""").param("language", language)
        .query((row, n) -> new Features.SubscriptionLevel(row.getString("level"),
            row.getObject("most_members", Integer.class),
            Arrays.asList((String[]) row.getArray("features").getArray())))
        .list();
  }

  Optional<Integer> most(long subscription) {
    return sql.sql("""
        select l.most_members from subscription s join subscription_level l on l.level = s.level
        where s.id = ? and l.most_members is not null""").param(subscription).query(Integer.class).optional();
  }

  List<Features.Feature> of(long subscription, String language) {
    return sql.sql("""
        select f.id, coalesce(t.name, f.id) as name, l.feature is not null as by_level, o.granted as own
        from subscription s cross join feature f
        left join feature_text t on t.feature = f.id and t.language = :language
        left join level_feature l on l.level = s.level and l.feature = f.id
        left join subscription_feature o on o.subscription = s.id and o.feature = f.id
        where s.id = :id order by f.position, f.id""").param("id", subscription).param("language", language)
        .query((row, n) -> new Features.Feature(row.getString("id"), row.getString("name"), row.getBoolean("by_level"),
            row.getObject("own", Boolean.class)))
        .list();
  }

  void delete(long subscription, String feature) {
    sql.sql("delete from subscription_feature where subscription = ? and feature = ?").params(subscription, feature)
        .update();
  }

  void insert(long subscription, String feature, boolean granted) {
    sql.sql("insert into subscription_feature (subscription, feature, granted) values (?, ?, ?)")
        .params(subscription, feature, granted).update();
  }
}

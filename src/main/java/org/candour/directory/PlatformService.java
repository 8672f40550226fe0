package org.candour.directory;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.candour.jobs.StartupJob;
import org.candour.regions.Region;
import org.candour.regions.Regions;
import org.candour.shared.RegionId;
import org.candour.shared.SentenceLanguages;
import org.candour.shared.Sentences;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The platform itself, one service in each region: no organisation, no place, above nothing. People may tell of it like
 * of any other.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 10)
public class PlatformService implements StartupJob {

  static final String KIND = "platform";

  private final JdbcClient sql;
  private final Directory directory;
  private final TreeClosure tree;
  private final Regions regions;
  private final SentenceLanguages languages;
  /** There is one in each region, made once. */
  private volatile Set<Long> known = Set.of();

  PlatformService(JdbcClient sql, Directory directory, TreeClosure tree, Regions regions, SentenceLanguages languages) {
    this.sql = sql;
    this.directory = directory;
    this.tree = tree;
    this.regions = regions;
    this.languages = languages;
  }

  /** Its code in a region, as addresses name it. */
  public static String code(String region) {
    return "candour-" + region;
  }

  /** Whether this is the number of the platform itself, in any region. */
  public boolean isOne(long service) {
    if (known.size() < regions.all().size()) {
      known =
          new HashSet<>(sql.sql("select service from service_code where scheme = 'candour'").query(Long.class).list());
    }
    return known.contains(service);
  }

  // After a demo has made its world, which it does in an empty directory only.
  @Override
  @Transactional
  public void beforeServing() {
    if (!missing().isEmpty()) {
      tree.settle(add().values());
    }
    List<Long> renamed = renamed();
    if (!renamed.isEmpty()) {
      tree.settle(renamed);
    }
  }

  /**
   * Each bears its region's name: in a list of all regions they could not be told apart. What an operator called it
   * stays.
   */
  private List<Long> renamed() {
    return regions.all().stream()
        .flatMap(r -> sql.sql("""
        update service_text t set name = :name from service_code c join service s on s.id = c.service
        where c.scheme = 'candour' and c.code = :code and t.service = s.id and t.language = :language
          and t.name <> :name
          and not 'name' = any(s.by_hand) returning t.service""").param("name", name(r))
            .param("code", r.id().value().toUpperCase(Locale.ROOT)).param("language", r.language()).query(Long.class)
            .list().stream())
        .toList();
  }

  private String name(Region region) {
    return languages.in(region.language()).say("directory.platform.name", region.name());
  }

  /**
   * Adds it where a region lacks it; of several nodes that start at once, one does. Gives their codes and numbers, to
   * be settled.
   */
  @Transactional
  public Map<String, Long> add() {
    tree.hold();
    return missing().stream().collect(Collectors.toMap(r -> code(r.id().value()), this::add));
  }

  private long add(Region region) {
    Sentences words = languages.in(region.language());
    String id = region.id().value();
    return directory.add(new Directory.Node(id, KIND, false, name(region), words.say("directory.platform.about"), null,
        "", "", "candour", id.toUpperCase(Locale.ROOT)), region.language());
  }

  private List<Region> missing() {
    List<String> there = sql.sql("select code from service_code where scheme = 'candour'").query(String.class).list();
    return regions.all().stream().filter(r -> !there.contains(r.id().value().toUpperCase(Locale.ROOT))).toList();
  }

  /** Whether a region has services besides the platform's own. */
  public boolean isJoined(RegionId region) {
    return sql.sql("select exists (select from service where region = :id and kind <> :platform)")
        .param("id", region.value()).param("platform", KIND).query(Boolean.class).single();
  }
}

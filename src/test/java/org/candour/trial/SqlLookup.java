package org.candour.trial;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.candour.shared.RegionId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How services were found before they had an index: patterns over words in PostgreSQL, with trigrams. Stays as what is
 * compared against.
 */
final class SqlLookup {

  private static final int MOST_WORDS = 8;
  private static final int ALIKE_FROM = 4;
  private static final Pattern POSTCODE = Pattern.compile("\\b([a-z]{1,2}\\d[a-z\\d]?) ?(\\d[a-z]{2})\\b");
  private static final Pattern DISTRICT = Pattern.compile("[a-z]{1,2}\\d[a-z\\d]?");
  // Typed or not, they tell nothing.
  private static final Set<String> SMALL = Set.of("the", "of", "and", "at", "in", "on", "for", "a", "an", "near", "to");

  // Tried where what was typed finds nothing.
  private static final Map<String, String> SAME =
      Map.of("doctor", "dr", "doctors", "drs", "saint", "st", "dr", "doctor", "drs", "doctors");
  // Kinds that bundle services; somebody who types two words means a place where care is given.
  private static final String[] BUNDLES = {"area", "partnership", "commissioner", "network"};

  private static final String RANKED = """
       from sql_lookup f join service s on s.id = f.service
       cross join lateral (select concat(' ', f.name, ' ', plain(coalesce(s.town, '')), ' ', lower(s.postcode), ' ',
                                         lower(replace(s.postcode, ' ', '')), ' ') as words) own
      where (:closedToo or (not s.placeholder and (s.closed_on is null or s.closed_on > :today)))
      """;

  private final JdbcClient sql;
  private final Clock clock;

  SqlLookup(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /** The words that it looks among, from what services are found by now. */
  void prepare() {
    sql.sql("""
        create table sql_lookup as
        select f.service, plain(f.names) as name, left(concat(' ', concat_ws(' ', plain(f.names), plain(f.town),
          lower(f.postcode),
          lower(replace(f.postcode, ' ', '')), (select lower(string_agg(c.code, ' ')) from service_code c
            where c.service = f.service),
          plain(f.above), plain(f.former), plain(f.above_former)), ' '), 1000) as words from service_find f""")
        .update();
    sql.sql("alter table sql_lookup add primary key (service)").update();
    sql.sql("create index on sql_lookup using gin (words gin_trgm_ops)").update();
    sql.sql("create index on sql_lookup using gin (name gin_trgm_ops)").update();
    sql.sql("analyze sql_lookup").update();
  }

  /**
   * Where is looked: everywhere, in the region alone, or below some services alone; among closed ones and placeholders
   * only if said.
   */
  record Bounds(boolean regionAlone, Long @Nullable [] tops, boolean closedToo) {

    Bounds(boolean regionAlone, Long @Nullable [] tops) {
      this(regionAlone, tops, false);
    }

    static final Bounds NONE = new Bounds(false, null);
  }

  /** Is to be called within a transaction. */
  List<Long> find(RegionId region, String typed, Bounds bounds, int atMost) {
    String plain = plain(typed);
    if (plain.isEmpty()) {
      return List.of();
    }
    List<Long> found = fitting(region, plain, bounds, atMost);
    Matcher postcode = POSTCODE.matcher(plain);
    if (found.isEmpty() && postcode.find()) {
      plain = postcode.replaceAll("$1");
      found = fitting(region, plain, bounds, atMost);
    }
    String other = Arrays.stream(plain.split(" ")).map(w -> SAME.getOrDefault(w, w)).collect(Collectors.joining(" "));
    if (found.isEmpty() && !other.equals(plain)) {
      found = fitting(region, other, bounds, atMost);
    }
    return found.isEmpty() ? alike(region, plain, bounds, atMost) : found;
  }

  /** As the function of the same name in the database does it. */
  static String plain(String typed) {
    return typed.toLowerCase(Locale.ROOT).replaceAll("['’]", "").replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
  }

  /**
   * What each word must look like among the words of a service. A postcode is one word, a district is not M1 in M13.
   */
  static List<String> patterns(String plain) {
    List<String> patterns = new ArrayList<>();
    for (String word : words(POSTCODE.matcher(plain).replaceAll("$1$2"))) {
      patterns.add(DISTRICT.matcher(word).matches() ? "% " + word + " %" : "% " + word + "%");
    }
    return patterns;
  }

  private static List<String> words(String plain) {
    List<String> all = List.of(plain.split(" "));
    List<String> telling = all.stream().filter(w -> !SMALL.contains(w)).limit(MOST_WORDS).toList();
    return telling.isEmpty() ? all.stream().limit(MOST_WORDS).toList() : telling;
  }

  private List<Long> fitting(RegionId region, String plain, Bounds bounds, int atMost) {
    List<String> patterns = patterns(plain);
    StringBuilder query = new StringBuilder("select s.id").append(RANKED).append(within(bounds));
    for (int i = 0; i < patterns.size(); i++) {
      // One condition a word: the trigram index does not serve "like all".
      query.append(" and f.words like :p").append(i);
    }
    query.append("""

         order by (s.region = :region) desc, (select count(*) from unnest(:patterns) p where own.words like p) desc,
                  (select count(*) from unnest(:wholes) p where own.words like p) desc,
                  s.kind = any(:bundles), (f.name = :whole) desc, (f.name like :start) desc,
                  similarity(concat_ws(' ', f.name, plain(s.town)), :place) desc, (:whole like f.name || '%') desc,
                  length(f.name), s.id
         limit :most""");
    JdbcClient.StatementSpec statement =
        asked(query, region, bounds, atMost).param("patterns", patterns.toArray(String[]::new))
            // Ward 7 before Ward 70, which also begins like it.
            .param("wholes", words(plain).stream().map(word -> "% " + word + " %").toArray(String[]::new))
            .param("start", plain + "%").param("whole", plain)
            .param("place", POSTCODE.matcher(plain).replaceAll("").strip());
    for (int i = 0; i < patterns.size(); i++) {
      statement = statement.param("p" + i, patterns.get(i));
    }
    return statement.query(Long.class).list();
  }

  private List<Long> alike(RegionId region, String plain, Bounds bounds, int atMost) {
    List<String> words = words(plain).stream().filter(w -> w.length() >= ALIKE_FROM).toList();
    if (words.isEmpty()) {
      return List.of();
    }
    sql.sql("select set_config('pg_trgm.word_similarity_threshold', '0.5', true)").query(String.class).single();
    StringBuilder query = new StringBuilder("select s.id").append(RANKED).append(within(bounds));
    for (int i = 0; i < words.size(); i++) {
      query.append(" and :w").append(i).append(" <% f.words");
    }
    query.append("""

         order by (s.region = :region) desc, (select sum(word_similarity(w, own.words)) from unnest(:words) w) desc,
                  s.kind = any(:bundles), similarity(f.name, :whole) desc, length(f.name), s.id
         limit :most""");
    JdbcClient.StatementSpec statement =
        asked(query, region, bounds, atMost).param("words", words.toArray(String[]::new)).param("whole", plain);
    for (int i = 0; i < words.size(); i++) {
      statement = statement.param("w" + i, words.get(i));
    }
    return statement.query(Long.class).list();
  }

  private static String within(Bounds bounds) {
    return (bounds.regionAlone ? " and s.region = :region" : "") + (bounds.tops == null
        ? ""
        : " and exists (select from service_ancestor a where a.service = s.id and a.ancestor = any(:tops))");
  }

  private JdbcClient.StatementSpec asked(StringBuilder query, RegionId region, Bounds bounds, int atMost) {
    JdbcClient.StatementSpec statement =
        sql.sql(query.toString()).param("region", region.value()).param("today", LocalDate.now(clock))
            .param("most", atMost).param("bundles", BUNDLES).param("closedToo", bounds.closedToo);
    return bounds.tops == null ? statement : statement.param("tops", bounds.tops);
  }
}

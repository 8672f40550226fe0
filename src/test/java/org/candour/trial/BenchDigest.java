package org.candour.trial;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.candour.TestHouse;
import org.candour.alert.Digests;
import org.candour.alert.News;
import org.candour.people.Authors;
import org.candour.regions.Region;
import org.candour.regions.Regions;
import org.candour.shared.HouseClock;
import org.candour.shared.RegionId;
import org.candour.trial.Course.Part;

/**
 * {@code ./candour bench digest [MEMBERS]}: so many members with a saved search, told daily; two in five also have five
 * plain alerts. One in a hundred has news. How long from due to the letters in the ledger, and how long does one
 * statement for each member take on the same tables? What that one finds is also what the letters have to hold.
 */
final class BenchDigest {

  private static final int MEASURED = 40;
  private static final Pattern STORY = Pattern.compile("/stories/(\\d+)");

  /** All new stories that one member is to be told of. */
  private static final String ONE = """
      select distinct s.id from alert a join alert_service x on x.alert = a.id
      join service_ancestor n on n.ancestor = x.service
      join story_service ss on ss.service = n.service and ss.story = any(?)
      join story s on s.id = ss.story and s.state = 'published'
      where a.person = ? and a.stopped_at is null and a.delivery = 'daily'
        and (a.plain or s.criticality >= split_part(a.query, '=', 2)::int)
        and exists (select from subscription_scope c join service_ancestor r on r.ancestor = c.service
                    where c.subscription = a.subscription and r.service = ss.service)""";

  private record Pair(long person, long story) {}

  private BenchDigest() {}

  static boolean run(List<String> words) throws Exception {
    int members = words.isEmpty() ? 50_000 : Integer.parseInt(words.getFirst());
    try (Course course = new Course("bench digest", Part.of("the demo world", 3), Part.of("services", 3),
        Part.of("members", 5), Part.of("whom to tell of a story", 2), Part.of("news", 3), Part.of("letters", 3),
        Part.of("one statement for each member", 6))) {
      return run(members, course);
    }
  }

  private static boolean run(int members, Course course) throws Exception {
    course.part("the demo world");
    TestHouse house = TestHouse.get();
    course.part("services");
    Region region = house.bean(Regions.class).get(new RegionId("uk-england"));
    Figures figures = new Figures("digest");
    List<Long> wards = BenchMatcher.world(house);
    course.part("members");
    long begun = System.nanoTime();
    people(house, members);
    figures.put("members, each with a saved search", members);
    figures.put("plain alerts of two in five of them",
        house.sql().sql("select count(*) from alert where plain").query(Long.class).single());
    System.out.printf("made the members in %.1f s%n", Bench.seconds(begun));
    Random random = new Random(9);
    course.part("whom to tell of a story");
    List<Double> matching = matching(house, wards, random, figures, course);
    course.part("news");
    List<Long> news = news(house, region, wards, random, members / 100, figures, course);
    return measure(house, region, news, figures, course) && BenchSearch.at(matching, 1) < 1_000;
  }

  private static void people(TestHouse house, int members) {
    house.sql().sql("insert into person (name, address, created_at) select 'Bench ' || i, 'bench' || i ||"
        + " '@digest.example', '2026-01-01' from generate_series(1, :m) i").param("m", members).update();
    house.sql().sql("""
        create table bench_member as
        with subs as (select id, holder, row_number() over (order by id) - 1 as n, count(*) over () as whole
          from subscription where holder like 'Bench o%')
        select p.id as person, b.id as subscription, p.n, substr(split_part(b.holder, ' ', 2), 2)::int as organisation
        from (select id, row_number() over (order by id) as n from person where address like '%@digest.example') p
        join subs b on b.n = p.n * 7919 % b.whole""").update();
    house.sql().sql("""
        insert into role_grant (person, role, scope_kind, scope_id, since)
        select person, 'member', 'subscription', subscription::text, '2026-01-01' from bench_member""").update();
    house.sql().sql("""
        insert into alert (person, subscription, region, name, query, plain, delivery, created_at, changed_at)
        select person, subscription, 'uk-england', 'Bench o' || organisation, 'criticalityFrom=' || (1 + n % 5), false,
          'daily', '2026-01-01', '2026-01-01'
        from bench_member""").update();
    // Of sites, departments and wards of the organisation, five each.
    house.sql().sql("""
        insert into alert (person, subscription, region, name, delivery, created_at, changed_at)
        select person, subscription, 'uk-england',
          'Bench ' || case k % 3 when 0 then 's' || w / 30 when 1 then 'd' || w / 6
            else 'w' || w end, 'daily', '2026-01-01', '2026-01-01'
        from (select m.*, k, m.organisation * 300 + abs(hashint8(m.n * 31 + k)) % 300 as w from bench_member m cross
          join generate_series(1, 5) k
              where m.n % 5 < 2) x""").update();
    house.sql().sql("""
        insert into alert_service (alert, service) select a.id, t.id from alert a
        join bench_tree t on a.name = 'Bench ' || t.name where a.name like 'Bench %'""").update();
    house.sql().sql("analyze").update();
  }

  private static List<Double> matching(TestHouse house, List<Long> wards, Random random, Figures figures,
      Course course) {
    long begun = System.nanoTime();
    News.listeners(house, story(house, wards, random));
    figures.put("seconds to learn the saved searches after a start", Math.round(Bench.seconds(begun) * 10) / 10.0);
    List<Double> times = new ArrayList<>();
    long told = 0;
    for (int i = 0; i < MEASURED; i++) {
      long story = story(house, wards, random);
      begun = System.nanoTime();
      told += News.listeners(house, story).size();
      times.add(Bench.seconds(begun) * 1e3);
      course.at(i + 1, MEASURED);
    }
    figures.put("whom to tell of a story, p50 ms", BenchSearch.at(times, 0.5));
    figures.put("whom to tell of a story, worst ms", BenchSearch.at(times, 1));
    figures.put("people told of a story, on average", told / MEASURED);
    return times;
  }

  private static long story(TestHouse house, List<Long> wards, Random random) {
    long author = house.bean(Authors.class).reach("bench@digest.example", null);
    long id = house.sql().sql("""
        insert into story (region, language, author, mail_ok, role, screen_name, state, criticality, shown_version,
          submitted_at, published_at)
        values ('uk-england', 'en', ?, false, 'patient', 'bench', 'published', ?, 1, '2026-01-01',
          timestamp '2002-01-01' + interval '1 microsecond' * ?) returning id""")
        .params(author, random.nextInt(6), random.nextLong(1L << 44)).query(Long.class).single();
    house.sql()
        .sql("insert into story_version (story, number, title, body, language, writer, writer_id, written_at)"
            + " values (?, 1, 'Bench', ?, 'en', 'author', ?, '2026-01-01')")
        .params(id, "The bell rang for a long time and somebody came. ".repeat(8), author).update();
    house.sql().sql("insert into story_service (story, service, position) values (?, ?, 0)")
        .params(id, wards.get(random.nextInt(wards.size()))).update();
    return id;
  }

  /** New stories, until so many people have news. */
  private static List<Long> news(TestHouse house, Region region, List<Long> wards, Random random, int enough,
      Figures figures, Course course) {
    List<Long> news = new ArrayList<>();
    long waiting = 0;
    while (waiting < enough) {
      news.add(story(house, wards, random));
      News.tell(house, news.getLast(), region);
      waiting = house.sql().sql("select count(distinct person) from digest_item where story = any(?)")
          .param(news.toArray(Long[]::new)).query(Long.class).single();
      course.at(waiting, enough);
    }
    figures.put("new stories", news.size());
    figures.put("members with news", waiting);
    return news;
  }

  private static boolean measure(TestHouse house, Region region, List<Long> news, Figures figures, Course course)
      throws Exception {
    course.part("letters");
    Instant now = house.bean(HouseClock.class).instant();
    house.bean(HouseClock.class).moveBy(Duration.between(now, region.nextOpening(now, false).plusSeconds(1)));
    long begun = System.nanoTime();
    int made = house.bean(Digests.class).makeDue();
    double ours = Bench.seconds(begun);
    List<Pair> told = told(house);
    course.part("one statement for each member");
    begun = System.nanoTime();
    Set<Pair> expected = oneByOne(house, news, course);
    double theirs = Bench.seconds(begun);
    Set<Pair> missing = new HashSet<>(expected);
    told.forEach(missing::remove);
    long extra = told.stream().filter(pair -> !expected.contains(pair)).count();
    long letters = house.sql().sql("select count(*) from outbound_mail m join person p on p.id = m.person_id"
        + " and p.address like '%@digest.example' where m.occasion = 'digest'").query(Long.class).single();
    figures.put("seconds from due to the letters in the ledger", Math.round(ours * 100) / 100.0);
    figures.put("digests made", made);
    figures.put("letters", letters);
    figures.put("(person, story) told", told.size());
    figures.put("told twice", told.size() - new HashSet<>(told).size());
    figures.put("missed", missing.size());
    figures.put("told though it is not theirs", extra);
    figures.put("seconds with one statement for each member (only matching, no letters)",
        Math.round(theirs * 100) / 100.0);
    figures.put("ratio, ours to one by one", Math.round(ours / theirs * 1000) / 1000.0);
    course.close();
    figures.print();
    return missing.isEmpty() && extra == 0 && told.size() == new HashSet<>(told).size() && ours < 60;
  }

  /** What the letters say, each time that they say it. */
  private static List<Pair> told(TestHouse house) {
    record Row(long person, String text) {}
    List<Pair> told = new ArrayList<>();
    house.sql().sql("""
        select m.person_id as person, m.body_text as text from outbound_mail m join person p on p.id = m.person_id
          and p.address like '%@digest.example'
        where m.occasion = 'digest'""").query(Row.class).list().forEach(row -> {
      Matcher story = STORY.matcher(row.text);
      while (story.find()) {
        told.add(new Pair(row.person, Long.parseLong(story.group(1))));
      }
    });
    return told;
  }

  private static Set<Pair> oneByOne(TestHouse house, List<Long> news, Course course) throws Exception {
    List<Long> people = house.sql().sql("select person from bench_member order by person").query(Long.class).list();
    Set<Pair> found = new HashSet<>();
    record Way(String url, String user, String password) {}
    Way way = house.database(Way::new);
    try (Connection database = DriverManager.getConnection(way.url, way.user, way.password);
        PreparedStatement one = database.prepareStatement(ONE)) {
      one.setArray(1, database.createArrayOf("bigint", news.toArray()));
      int asked = 0;
      for (long person : people) {
        course.at(asked++, people.size());
        one.setLong(2, person);
        try (ResultSet rows = one.executeQuery()) {
          while (rows.next()) {
            found.add(new Pair(person, rows.getLong(1)));
          }
        }
      }
    }
    return found;
  }
}

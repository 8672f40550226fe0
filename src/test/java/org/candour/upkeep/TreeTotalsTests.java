package org.candour.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.candour.Cast;
import org.candour.alert.Alerts;
import org.candour.directory.ChangePlan;
import org.candour.directory.ChangeRequest;
import org.candour.directory.Directory;
import org.candour.directory.TreeChanges;
import org.candour.directory.TreeChanges.Done;
import org.candour.launch.ErrandHouse;
import org.candour.people.People;
import org.candour.shared.Caller;
import org.candour.subscriptions.Subscriptions;
import org.candour.subscriptions.Subscriptions.NewSubscription;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Any sequence of changes, allowed or not: totals stay, reach is what the preview promised, and what is made anew in
 * parts is what would be made anew as a whole. The seed of a run that fails stands in its message.
 */
class TreeTotalsTests {

  private static final int SERVICES = 26;
  private static final int STEPS = 28;

  private final JdbcClient sql = ErrandHouse.get(JdbcClient.class);
  private final TreeChangeEffects following = ErrandHouse.get(TreeChangeEffects.class);
  private final TreeChanges changes = ErrandHouse.get(TreeChanges.class);
  private final PreviewStore previews = ErrandHouse.get(PreviewStore.class);
  private final Directory directory = ErrandHouse.get(Directory.class);
  private final LocalDate today = LocalDate.now(ErrandHouse.get(Clock.class));
  private final Caller.Person operator = operator();
  private TreeModel model = new TreeModel();
  private Random random = new Random();
  private int done;
  private int refused;

  private static Caller.Person operator() {
    long id = ErrandHouse.get(People.class).add(Caller.NOBODY,
        new People.NewPerson("Olu", Cast.address("Olu"), null, "", "other", ""));
    return new Caller.Person(id, "Olu", 0, 1, true, List.of());
  }

  @Test
  void totalsAreConservedOverAnySequence() {
    for (long seed = 1; seed <= 6; seed++) {
      random = new Random(seed);
      model = new TreeModel();
      grow();
      for (int step = 0; step < STEPS; step++) {
        step("seed " + seed + ", step " + step);
      }
      partsAreTheWhole("seed " + seed);
    }
    System.out.println("tree changes: seeds 1 to 6, " + done + " done, " + refused + " refused");
    assertThat(done).isGreaterThan(60);
    assertThat(refused).isGreaterThan(15);
  }

  /** A forest with stories at every height, and with scopes and alerts at every height too. */
  private void grow() {
    List<Long> all = new ArrayList<>();
    for (int i = 0; i < SERVICES; i++) {
      Long under = i < 3 ? null : all.get(random.nextInt(all.size()));
      long id = directory
          .add(new Directory.Node("uk-england", "ward", i < 3, "Thing " + UUID.randomUUID().toString().substring(0, 8),
              "", under, "", "", "prop", UUID.randomUUID().toString()), "en");
      sql.sql("update service_parent set since = ? where service = ?").params(today.minusYears(1), id).update();
      all.add(id);
      model.add(id, under);
    }
    directory.settle();
    stories(all);
    for (int i = 0; i < 5; i++) {
      Set<Long> scope = some(all, 1 + random.nextInt(3));
      long subscription = ErrandHouse.get(Subscriptions.class).add(Caller.NOBODY,
          new NewSubscription("Holder " + UUID.randomUUID(), null, "provider", "subscription", scope));
      model.scopes.put(subscription, scope);
      Set<Long> wanted = some(all, 1 + random.nextInt(2));
      model.alerts.put(ErrandHouse.get(Alerts.class).add(operator.id(), subscription, List.copyOf(wanted)), wanted);
    }
  }

  private void stories(List<Long> all) {
    for (int i = 0; i < 40; i++) {
      long author =
          sql.sql("insert into author (created_at) values ('2026-01-01') returning id").query(Long.class).single();
      long story = sql.sql("""
          insert into story (region, language, author, mail_ok, role, screen_name, state, shown_version, submitted_at)
          values ('uk-england', 'en', ?, false, 'patient', 'somebody', 'published', 1, '2026-01-01') returning id""")
          .param(author).query(Long.class).single();
      sql.sql("update story set published_at = '2026-01-02'::timestamptz + id * interval '1 millisecond' where id = ?")
          .param(story).update();
      sql.sql("insert into story_version (story, number, title, body, language, writer, writer_id, written_at)"
          + " values (?, 1, 'T', 'B', 'en', 'author', ?, '2026-01-01')").params(story, author).update();
      for (long service : some(all, 1 + random.nextInt(2))) {
        sql.sql("insert into story_service (story, service, position) values (?, ?, 1)").params(story, service)
            .update();
        model.stories.computeIfAbsent(service, s -> new HashSet<>()).add(story);
      }
    }
  }

  private Set<Long> some(List<Long> of, int count) {
    Set<Long> some = new TreeSet<>();
    for (int i = 0; i < count; i++) {
      some.add(of.get(random.nextInt(of.size())));
    }
    return some;
  }

  private long any() {
    return List.copyOf(model.all).get(random.nextInt(model.all.size()));
  }

  private ChangeRequest wish() {
    long subject = any();
    return switch (random.nextInt(10)) {
      case 0 -> ChangeRequest.rename(subject, today, "New name " + random.nextInt(1_000_000));
      case 1, 2, 3 -> ChangeRequest.move(subject, today, random.nextInt(8) == 0 ? null : (Long) any());
      case 4, 5 ->
        ChangeRequest.merge(subject, today, List.copyOf(some(List.copyOf(model.all), 1 + random.nextInt(3))));
      case 6 -> ChangeRequest.split(subject, today,
          List.of("One of " + random.nextInt(1_000_000), "Two of " + random.nextInt(1_000_000)),
          random.nextBoolean() ? "first" : "up", random.nextBoolean() ? "first" : "beside");
      case 7 -> ChangeRequest.close(subject, today, List.of("close", "up", "to", "").get(random.nextInt(4)),
          random.nextBoolean() ? null : (Long) any());
      default -> ChangeRequest.reopen(
          model.closed.isEmpty() ? subject : List.copyOf(model.closed).get(random.nextInt(model.closed.size())), today);
    };
  }

  private void step(String where) {
    ChangeRequest wish = wish();
    String what = where + ": " + wish;
    ChangePlan plan = changes.weigh(wish);
    assertThat(plan.problems().any()).as(what + " " + plan.problems().all()).isEqualTo(!model.allows(wish));
    if (plan.problems().any()) {
      refused++;
      return;
    }
    Preview preview = previews.of(plan);
    TreeModel before = model.copy();
    Done now = following.decide(operator, wish, plan.seen());
    model.apply(wish, now.began());
    done++;
    same(what);
    totals(what, before);
    promised(what, preview, before);
  }

  /** The database says what the model says. */
  private void same(String what) {
    Map<Long, Set<Long>> up = new TreeMap<>();
    Map<Long, Set<Long>> expected = new TreeMap<>();
    model.all.forEach(each -> expected.put(each, model.upwards(each)));
    sql.sql("select service, ancestor from service_ancestor where service = any(?)")
        .param(model.all.toArray(Long[]::new)).query(row -> {
          up.computeIfAbsent(row.getLong(1), s -> new TreeSet<>()).add(row.getLong(2));
        });
    assertThat(up).as(what).isEqualTo(expected);
    assertThat(new TreeSet<>(sql.sql("select id from service where closed_on is not null and id = any(?)")
        .param(model.all.toArray(Long[]::new)).query(Long.class).list())).as(what).isEqualTo(model.closed);
    model.scopes.forEach(
        (subscription, tops) -> assertThat(new TreeSet<>(ErrandHouse.get(Subscriptions.class).scope(subscription)))
            .as(what).isEqualTo(tops));
    model.alerts.forEach((alert,
        tops) -> assertThat(new TreeSet<>(
            sql.sql("select service from alert_service where alert = ?").param(alert).query(Long.class).list()))
            .as(what).isEqualTo(tops));
  }

  /** No story is lost, doubled or told elsewhere: at the services, under the tops of the tree, in every figure. */
  private void totals(String what, TreeModel before) {
    Long[] all = model.all.toArray(Long[]::new);
    Set<Long> stories = before.stories.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
    assertThat(sql.sql("select count(*) from count_story_service where service = any(?)").param(all).query(Long.class)
        .single()).as(what + ": filed").isEqualTo(before.stories.values().stream().mapToLong(Set::size).sum());
    assertThat(sql.sql("""
        select count(distinct ss.story) from public_service_ancestor a
        join count_story_service ss on ss.service = a.service
        where a.ancestor = any(?)""").param(model.roots().toArray(Long[]::new)).query(Long.class).single())
        .as(what + ": under the roots").isEqualTo(stories.size());
    Map<Long, Integer> figures = new HashMap<>();
    sql.sql("""
        select a.ancestor, count(distinct ss.story)::int from public_service_ancestor a
        join count_story_service ss on ss.service = a.service
        where a.ancestor = any(?) group by a.ancestor""").param(all).query(row -> {
      figures.put(row.getLong(1), row.getInt(2));
    });
    model.all.forEach(each -> assertThat(figures.getOrDefault(each, 0)).as(what + ": figure of " + each)
        .isEqualTo(model.told(each).size()));
  }

  /** Whoever loses or gains anything was named before, and nobody else was. */
  private void promised(String what, Preview preview, TreeModel before) {
    Map<Long, Set<Long>> lost = TreeModel.lost(before.scopes, before, model.scopes, model);
    assertThat(preview.losing().stream().map(Preview.Reached::subscription).collect(Collectors.toSet()))
        .as(what + ": who loses").isEqualTo(lost.keySet());
    Map<Long, Set<Long>> gained = TreeModel.lost(model.scopes, model, before.scopes, before);
    gained.values().forEach(each -> each.retainAll(before.all));
    gained.values().removeIf(Set::isEmpty);
    assertThat(preview.gaining().stream().map(Preview.Reached::subscription).collect(Collectors.toSet()))
        .as(what + ": who gains").isEqualTo(gained.keySet());
    assertThat(preview.alerts().losing()).as(what + ": alerts")
        .isEqualTo(TreeModel.lost(before.alerts, before, model.alerts, model).size());
    if (List.of("merge", "split", "rename", "reopen").contains(preview.plan().wish().kind().code())) {
      // What was in a scope by its own name stays in it, whoever goes on.
      before.scopes.forEach((who, tops) -> assertThat(model.covered(model.scopes.get(who))).as(what).containsAll(tops));
    }
    Set<Long> larger = model.all.stream()
        .filter(each -> before.all.contains(each) && model.told(each).size() > before.told(each).size())
        .collect(Collectors.toSet());
    if (preview.moreFigures() == 0) {
      assertThat(preview.figures().stream().filter(Preview.FigureChange::more).map(f -> f.service().id())
          .collect(Collectors.toSet())).as(what + ": larger figures").containsAll(larger);
    }
  }

  /** A full rebuild finds nothing to do. */
  private void partsAreTheWhole(String seed) {
    List<String> parts = derived();
    directory.settle();
    assertThat(derived()).as(seed).isEqualTo(parts);
  }

  private List<String> derived() {
    Long[] all = model.all.toArray(Long[]::new);
    List<String> rows = new ArrayList<>(sql
        .sql(
            "select service || ' ' || ancestor || ' ' || depth from service_ancestor where service = any(?) order by 1")
        .param(all).query(String.class).list());
    rows.addAll(sql.sql("select (to_jsonb(f) - 'tx')::text from service_find f where service = any(?) order by 1")
        .param(all).query(String.class).list());
    return rows;
  }
}

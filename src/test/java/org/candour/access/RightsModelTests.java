package org.candour.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.candour.TestHouse;
import org.candour.shared.HouseClock;
import org.candour.shared.Right;
import org.candour.story.Audience;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the database says of who reaches which story, beside a second opinion that walks over plain lists. */
class RightsModelTests {

  private static final List<Right> PERMITS = List.of(Right.READ_SCOPE, Right.SEE_CRITICALITY, Right.SEE_AUTHOR,
      Right.RESPOND, Right.ADMINISTER, Right.TAG, Right.EXPORT, Right.POST);

  private final TestHouse house = TestHouse.get();
  private final JdbcClient sql = house.sql();
  private final World world = new World();

  /** A world as the model holds it. */
  private static final class World {
    final List<Place> places = new ArrayList<>();
    final List<Tale> tales = new ArrayList<>();
    final List<Contract> contracts = new ArrayList<>();
    final List<Long> people = new ArrayList<>();
    final List<Role> roles = new ArrayList<>();
    final List<Stand> stands = new ArrayList<>();
    final List<Opened> opened = new ArrayList<>();
    final Set<List<Long>> frozenHere = new HashSet<>();
    final Set<Long> frozen = new HashSet<>();
    final Set<List<String>> permits = new HashSet<>();
  }

  private record Place(long id, @Nullable Place parent) {
    boolean within(long top) {
      return id == top || parent != null && parent.within(top);
    }
  }

  private record Tale(long id, @Nullable Integer criticality, List<Place> about) {}

  private record Contract(long id, String level, LocalDate since, @Nullable LocalDate until, List<Long> scope) {}

  private record Role(long person, Contract contract, String role, int least, int most, Instant since,
      @Nullable Instant until, List<Long> only) {}

  private record Stand(Contract contract, long absent, long deputy, Instant since, Instant until) {}

  private record Opened(Contract contract, long person, long story, Instant since, Instant until) {}

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void theDatabaseDecidesAsTheModelDoes(long seed) {
    make(new Random(seed));
    Instant now = house.bean(HouseClock.class).instant();
    Rights rights = house.bean(Rights.class);
    Audience audience = house.bean(Audience.class);
    List<Long> stories = world.tales.stream().map(Tale::id).toList();
    int allowed = 0;
    for (long person : world.people) {
      for (Contract contract : world.contracts) {
        for (Right permit : PERMITS) {
          Set<Long> expected = new HashSet<>();
          world.tales.stream().filter(t -> may(person, contract, permit, t, now)).forEach(t -> expected.add(t.id));
          allowed += expected.size();
          assertThat(audience.within(stories, rights.reach(person, contract.id, permit)))
              .as("seed %s: %s of person %s in %s", seed, permit, person, contract).isEqualTo(expected);
        }
      }
    }
    assertThat(allowed).as("a world in which nobody may do anything proves nothing").isPositive();
  }

  private boolean may(long person, Contract contract, Right permit, Tale tale, Instant now) {
    for (Role role : world.roles) {
      if (role.contract.equals(contract) && running(role, now) && allows(role.role, contract, permit)
          && reaches(role, tale) && (role.person == person || stoodIn(role, person, permit, now))
          && !frozen(person, contract)) {
        return true;
      }
    }
    boolean may = world.roles.stream().anyMatch(r -> r.person == person && r.contract.equals(contract)
        && running(r, now) && allows(r.role, contract, Right.EMERGENCY));
    return may && !frozen(person, contract)
        && List.of(Right.READ_SCOPE, Right.SEE_CRITICALITY, Right.SEE_AUTHOR).contains(permit)
        && world.opened.stream().anyMatch(o -> o.person == person && o.contract.equals(contract) && o.story == tale.id
            && !o.since.isAfter(now) && o.until.isAfter(now));
  }

  private boolean stoodIn(Role role, long deputy, Right permit, Instant now) {
    return permit != Right.ADMINISTER && world.stands.stream().anyMatch(s -> s.contract.equals(role.contract)
        && s.absent == role.person && s.deputy == deputy && !s.since.isAfter(now) && s.until.isAfter(now));
  }

  private boolean running(Role role, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    Contract contract = role.contract;
    return !role.since.isAfter(now) && (role.until == null || role.until.isAfter(now)) && !frozen(role.person, contract)
        && !contract.since.isAfter(today) && (contract.until == null || !contract.until.isBefore(today));
  }

  private boolean frozen(long person, Contract contract) {
    return world.frozen.contains(person) || world.frozenHere.contains(List.of(person, contract.id));
  }

  private boolean allows(String role, Contract contract, Right permit) {
    boolean feature =
        !List.of(Right.TAG, Right.EXPORT, Right.POST).contains(permit) || contract.level.equals("subscription");
    return feature && world.permits.contains(List.of(role, permit.code()));
  }

  private boolean reaches(Role role, Tale tale) {
    int criticality = tale.criticality == null ? 0 : tale.criticality;
    return criticality >= role.least && criticality <= role.most
        && tale.about.stream().anyMatch(place -> role.contract.scope.stream().anyMatch(place::within)
            && (role.only.isEmpty() || role.only.stream().anyMatch(place::within)));
  }

  // From here on the same world is made twice: in the database and in the lists.

  private void make(Random dice) {
    Instant now = house.bean(HouseClock.class).instant();
    sql.sql("select role, permit from role_right").query((row, n) -> List.of(row.getString(1), row.getString(2))).list()
        .forEach(world.permits::add);
    for (int i = 0; i < 30; i++) {
      place(i == 0 ? null : world.places.get(dice.nextInt(world.places.size())), now);
    }
    for (int i = 0; i < 40; i++) {
      tale(dice, i);
    }
    for (int i = 0; i < 4; i++) {
      contract(dice, LocalDate.ofInstant(now, ZoneOffset.UTC));
    }
    for (int i = 0; i < 8; i++) {
      boolean ice = dice.nextInt(8) == 0;
      long id = sql
          .sql("insert into person (name, address, frozen_at, created_at) values ('Model', ?, ?, ?) returning id")
          .params(java.util.UUID.randomUUID() + "@model.example", ice ? Timestamp.from(now) : null, Timestamp.from(now))
          .query(Long.class).single();
      world.people.add(id);
      if (ice) {
        world.frozen.add(id);
      }
    }
    for (int i = 0; i < 30; i++) {
      role(dice, now);
    }
    for (int i = 0; i < 6; i++) {
      stand(dice, now);
      open(dice, now);
      freeze(dice, now);
    }
  }

  private <T> T any(Random dice, List<T> of) {
    return of.get(dice.nextInt(of.size()));
  }

  private void place(@Nullable Place parent, Instant now) {
    long id = sql.sql("insert into service (region, kind, created_at) values ('uk-england', 'ward', ?) returning id")
        .param(Timestamp.from(now)).query(Long.class).single();
    Place place = new Place(id, parent);
    world.places.add(place);
    int depth = 0;
    for (Place at = place; at != null; at = at.parent) {
      sql.sql("insert into service_ancestor (service, ancestor, depth) values (?, ?, ?)").params(id, at.id, depth++)
          .update();
    }
  }

  private void tale(Random dice, int number) {
    Integer criticality = dice.nextInt(7) == 0 ? null : (Integer) dice.nextInt(6);
    long author =
        sql.sql("insert into author (created_at) values ('2001-01-01') returning id").query(Long.class).single();
    long id = sql.sql("""
        insert into story (region, language, author, mail_ok, role, screen_name, state, criticality, shown_version,
          submitted_at, published_at)
        values ('uk-england', 'en', ?, false, 'patient', 'modelled', 'published', ?, 1, '2001-01-01', ?)
        returning id""")
        .params(author, criticality,
            Timestamp.from(
                Instant.parse("2001-01-01T00:00:00Z").plusNanos(1000L * (System.identityHashCode(world) + number))))
        .query(Long.class).single();
    sql.sql("insert into story_version (story, number, title, body, language, writer, writer_id, written_at)"
        + " values (?, 1, 'T', 'B', 'en', 'author', ?, '2001-01-01')").params(id, author).update();
    List<Place> about = new ArrayList<>(new HashSet<>(List.of(any(dice, world.places), any(dice, world.places))));
    for (int i = 0; i < about.size(); i++) {
      sql.sql("insert into story_service (story, service, position) values (?, ?, ?)").params(id, about.get(i).id, i)
          .update();
    }
    world.tales.add(new Tale(id, criticality, about));
  }

  private void contract(Random dice, LocalDate today) {
    LocalDate since = today.minusDays(dice.nextInt(40) - 2);
    LocalDate until = dice.nextBoolean() ? null : since.plusDays(dice.nextInt(60));
    String level = any(dice, List.of("registration", "subscription"));
    List<Long> scope = new ArrayList<>(new HashSet<>(List.of(any(dice, world.places).id, any(dice, world.places).id)));
    long id = sql
        .sql("insert into subscription (holder, kind, level, since, until, created_at) values ('Model',"
            + " 'provider', ?, ?, ?, '2001-01-01') returning id")
        .params(level, since, until).query(Long.class).single();
    scope.forEach(
        s -> sql.sql("insert into subscription_scope (subscription, service) values (?, ?)").params(id, s).update());
    world.contracts.add(new Contract(id, level, since, until, scope));
  }

  private void role(Random dice, Instant now) {
    Contract contract = any(dice, world.contracts);
    long person = any(dice, world.people);
    String role =
        any(dice, List.of("member", "reader", "contractor", "responder", "safeguarding-lead", "administrator"));
    int least = dice.nextInt(3) == 0 ? dice.nextInt(4) : 0;
    int most = dice.nextInt(3) == 0 ? least + dice.nextInt(6 - least) : 5;
    Instant since = now.minus(Duration.ofHours(dice.nextInt(100) - 5));
    Instant until = dice.nextInt(3) == 0 ? since.plus(Duration.ofHours(dice.nextInt(90))) : null;
    List<Long> only = dice.nextBoolean()
        ? List.of()
        : List.copyOf(new HashSet<>(List.of(any(dice, world.places).id, any(dice, world.places).id)));
    long id = sql.sql("""
        insert into role_grant (person, role, scope_kind, scope_id, since, until, least, most)
        values (?, ?, 'subscription', ?, ?, ?, ?, ?) on conflict do nothing returning id""").params(person, role,
        Long.toString(contract.id), Timestamp.from(since), until == null ? null : Timestamp.from(until), least, most)
        .query(Long.class).optional().orElse(0L);
    if (id != 0) {
      only.forEach(
          s -> sql.sql("insert into role_grant_service (grant_id, service) values (?, ?)").params(id, s).update());
      world.roles.add(new Role(person, contract, role, least, most, since, until, only));
    }
  }

  private void stand(Random dice, Instant now) {
    Contract contract = any(dice, world.contracts);
    long absent = any(dice, world.people);
    long deputy = any(dice, world.people);
    Instant since = now.minus(Duration.ofHours(dice.nextInt(30) - 5));
    Instant until = since.plus(Duration.ofHours(1 + dice.nextInt(60)));
    if (absent != deputy) {
      sql.sql("insert into cover (subscription, absent, deputy, since, until, created_at) values (?, ?, ?, ?,"
          + " ?, '2001-01-01')").params(contract.id, absent, deputy, Timestamp.from(since), Timestamp.from(until))
          .update();
      world.stands.add(new Stand(contract, absent, deputy, since, until));
    }
  }

  private void open(Random dice, Instant now) {
    Opened opened = new Opened(any(dice, world.contracts), any(dice, world.people), any(dice, world.tales).id,
        now.minus(Duration.ofMinutes(dice.nextInt(90))), now.plus(Duration.ofMinutes(dice.nextInt(60) - 10)));
    sql.sql("insert into emergency_access (person, subscription, story, reason, since, until) values (?, ?, ?,"
        + " 'model', ?, ?)")
        .params(opened.person, opened.contract.id, opened.story, Timestamp.from(opened.since),
            Timestamp.from(opened.until))
        .update();
    world.opened.add(opened);
  }

  private void freeze(Random dice, Instant now) {
    if (dice.nextInt(3) == 0) {
      long person = any(dice, world.people);
      long contract = any(dice, world.contracts).id;
      sql.sql("insert into frozen_member (person, subscription, since) values (?, ?, ?) on conflict do nothing")
          .params(person, contract, Timestamp.from(now)).update();
      world.frozenHere.add(List.of(person, contract));
    }
  }

  /** The house is shared: nothing of the model stays in it. */
  @AfterEach
  void unmake() {
    Long[] stories = world.tales.stream().map(Tale::id).toArray(Long[]::new);
    Long[] people = world.people.toArray(Long[]::new);
    for (String table : List.of("story_service", "story_version")) {
      sql.sql("delete from " + table + " where story = any(?)").param(stories).update();
    }
    sql.sql("delete from story where id = any(?)").param(stories).update();
    for (String table : List.of("emergency_access", "frozen_member")) {
      sql.sql("delete from " + table + " where person = any(?)").param(people).update();
    }
    sql.sql("delete from cover where absent = any(?)").param(people).update();
    sql.sql("delete from role_grant_service where grant_id in (select id from role_grant where person = any(?))")
        .param(people).update();
    sql.sql("delete from role_grant where person = any(?)").param(people).update();
    sql.sql("delete from person where id = any(?)").param(people).update();
    Long[] contracts = world.contracts.stream().map(Contract::id).toArray(Long[]::new);
    sql.sql("delete from subscription_scope where subscription = any(?)").param(contracts).update();
    sql.sql("delete from subscription where id = any(?)").param(contracts).update();
    Long[] places = world.places.stream().map(Place::id).toArray(Long[]::new);
    sql.sql("delete from service_ancestor where service = any(?)").param(places).update();
    sql.sql("delete from service where id = any(?)").param(places).update();
  }
}

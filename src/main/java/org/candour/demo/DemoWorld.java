package org.candour.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.candour.access.RoleGrants;
import org.candour.alert.Alerts;
import org.candour.directory.Directory;
import org.candour.directory.PlatformService;
import org.candour.people.People;
import org.candour.regions.Regions;
import org.candour.shared.Caller;
import org.candour.subscriptions.Subscriptions;
import org.candour.subscriptions.Subscriptions.NewSubscription;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fills an empty database with the demo world: services, people and their rights; {@link DemoHistory} adds what
 * happened.
 */
@Component
class DemoWorld {

  private final JdbcClient sql;
  private final Directory directory;
  private final Regions regions;
  private final PlatformService platform;
  private final People people;
  private final RoleGrants roleGrants;
  private final Subscriptions subscriptions;
  private final Alerts alerts;
  private final DemoHistory history;
  private final DemoMark mark;
  private final PasswordEncoder encoder;
  private final TransactionTemplate transaction;
  private final Clock clock;

  DemoWorld(JdbcClient sql, Directory directory, PlatformService platform, Regions regions, People people,
      RoleGrants roleGrants, Subscriptions subscriptions, Alerts alerts, DemoHistory history, DemoMark mark,
      PasswordEncoder encoder, TransactionTemplate transaction, Clock clock) {
    this.sql = sql;
    this.directory = directory;
    this.platform = platform;
    this.regions = regions;
    this.people = people;
    this.roleGrants = roleGrants;
    this.subscriptions = subscriptions;
    this.alerts = alerts;
    this.history = history;
    this.mark = mark;
    this.encoder = encoder;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * The keys of the demo's files as numbers in this database.
   *
   * @param services the number of each service by its key
   * @param people the number of each person by their key
   * @param subscriptions the number of each subscription by its key
   * @param names the name of each service by its key, and the holder of each subscription by {@code subscription} and
   * its number
   * @param memberships the subscription of each member by the member's key; of several the first
   */
  record Keys(Map<String, Long> services, Map<String, Long> people, Map<String, Long> subscriptions,
      Map<String, String> names, Map<String, Long> memberships) {}

  /** Makes the world where there is none, all of it or nothing. */
  void make() {
    boolean empty = sql.sql("select not exists (select from service) and not exists (select from person)"
        + " and not exists (select from story)").query(Boolean.class).single();
    if (empty && !mark.isDemo()) {
      transaction.executeWithoutResult(status -> {
        DemoFile world = new DemoFile((Map<?, ?>) DemoFile.read("world.yaml"));
        Keys keys = new Keys(new LinkedHashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>());
        world.parts("withoutScreen").forEach(this::withoutScreen);
        world.parts("services").forEach(s -> service(s, keys));
        keys.services.putAll(platform.add());
        directory.settle();
        world.parts("subscriptions").forEach(s -> subscription(s, keys));
        String password = encoder.encode(Demo.PASSWORD);
        world.parts("people").forEach(p -> person(p, keys, password));
        sql.sql("update person set created_at = ?")
            .param(java.sql.Timestamp.from(clock.instant().minus(java.time.Duration.ofDays(500)))).update();
        history.write(keys);
        // In the same transaction: a world without its mark would be a real site with published passwords.
        mark.write();
      });
      regions.refresh();
      mark.stands();
    }
  }

  private void withoutScreen(DemoFile file) {
    sql.sql("update region set telephone = ?, post_address = ? where id = ?")
        .params(file.text("telephone"), file.text("address"), file.text("region")).update();
  }

  private void service(DemoFile file, Keys keys) {
    DemoFile code = file.parts("codes").getFirst();
    Long parent = file.has("parent") ? keys.services.get(file.text("parent")) : null;
    keys.services.put(file.text("key"),
        directory.add(new Directory.Node(file.text("region"), file.text("kind"), file.yes("organisation"),
            file.text("name"), file.text("about"), parent, file.text("postcode"), file.text("town"),
            code.text("scheme"), code.text("code")), "en"));
    keys.names.put(file.text("key"), file.text("name"));
  }

  private void subscription(DemoFile file, Keys keys) {
    List<Long> scope = file.texts("scope").stream().map(s -> Objects.requireNonNull(keys.services.get(s), s)).toList();
    Long holder = file.text("kind").equals("provider")
        ? scope.getFirst()
        : keys.services.entrySet().stream().filter(s -> file.text("holder").equals(keys.names.get(s.getKey())))
            .map(java.util.Map.Entry::getValue).findFirst().orElse(null);
    long id = subscriptions.add(Caller.NOBODY,
        new NewSubscription(file.text("holder"), holder, file.text("kind"), file.text("level"), scope));
    sql.sql("update subscription set since = ? where id = ?")
        .params(LocalDate.ofInstant(clock.instant(), java.time.ZoneOffset.UTC).minusDays(500), id).update();
    keys.subscriptions.put(file.text("key"), id);
    keys.names.put("subscription " + id, file.text("holder"));
  }

  private void person(DemoFile file, Keys keys, String password) {
    long id = people.add(Caller.NOBODY, new People.NewPerson(file.text("name"), file.text("email"), password,
        file.text("job"), file.text("roleGroup"), file.text("about")));
    keys.people.put(file.text("key"), id);
    for (DemoFile role : file.parts("roles")) {
      if (role.has("subscription")) {
        long subscription = Objects.requireNonNull(keys.subscriptions.get(role.text("subscription")));
        roleGrants.grant(Caller.NOBODY, id, role.text("role"), "subscription", Long.toString(subscription));
        keys.memberships.putIfAbsent(file.text("key"), subscription);
        for (DemoFile alert : file.parts("alerts")) {
          alerts.add(id, subscription,
              alert.texts("services").stream().map(s -> Objects.requireNonNull(keys.services.get(s), s)).toList());
        }
      } else {
        roleGrants.grant(Caller.NOBODY, id, role.text("role"), "all", "");
      }
    }
    people.setOwnServices(id,
        file.texts("ownServices").stream().map(s -> Objects.requireNonNull(keys.services.get(s), s)).toList());
  }
}

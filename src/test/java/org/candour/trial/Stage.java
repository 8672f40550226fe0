package org.candour.trial;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/**
 * Sets the stage for a trial from outside, and remembers who must be told of what. Nothing here asks the application.
 */
final class Stage {

  static final Path SHARED = Path.of(System.getenv().getOrDefault("CANDOUR_SHARED", "../shared")).resolve("data");

  /** A member and what they asked to hear of; {@code scope} is their subscription's. */
  record Member(String address, long subscription, Set<Long> alerts, Set<Long> scope) {}

  private final Map<Long, Long> parents = new HashMap<>();
  private final Map<Long, String> regions = new HashMap<>();
  private final List<Long> services = new ArrayList<>();
  private final List<Member> members = new ArrayList<>();
  private final Random random;

  Stage(long seed) {
    this.random = new Random(seed);
  }

  List<Long> services() {
    return services;
  }

  String region(long service) {
    return regions.get(service);
  }

  List<Member> members() {
    return members;
  }

  /** The tree as the tables hold it. */
  void readTree(Connection database) throws SQLException {
    try (Statement statement = database.createStatement(); ResultSet row = statement.executeQuery("""
            select s.id, s.region, p.parent, s.closed_on is null and not s.placeholder as open
            from service s left join service_parent p on p.service = s.id and p.until is null order by s.id""")) {
      while (row.next()) {
        regions.put(row.getLong(1), row.getString(2));
        if (row.getObject(3) != null) {
          parents.put(row.getLong(1), row.getLong(3));
        }
        if (row.getBoolean(4)) {
          services.add(row.getLong(1));
        }
      }
    }
  }

  /** The service and everything above it. */
  Set<Long> up(long service) {
    Set<Long> up = new LinkedHashSet<>();
    for (Long at = service; at != null && up.add(at);) {
      at = parents.get(at);
    }
    return up;
  }

  /** Who must be told of a story about this service. */
  Set<String> expected(long service) {
    Set<Long> up = up(service);
    Set<String> told = new HashSet<>();
    for (Member member : members) {
      if (member.alerts.stream().anyMatch(up::contains) && member.scope.stream().anyMatch(up::contains)) {
        told.add(member.address);
      }
    }
    return told;
  }

  /**
   * Moderators, and members whose alerts overlap, lie elsewhere or are missing; those services are what stories are
   * about.
   */
  List<Long> people(Connection database, int memberCount, int subscriptionCount, int about) throws SQLException {
    String hash = new BCryptPasswordEncoder(4).encode(Person.PASSWORD);
    Timestamp since = Timestamp.from(Instant.now().minusSeconds(86_400));
    for (int i = 0; i < 4; i++) {
      long moderator = person(database, "moderator" + i + "@trial.example", hash, Person.SECRET, since);
      grant(database, moderator, "moderator", "all", "", since);
    }
    List<Long> tops = new ArrayList<>(
        new LinkedHashSet<>(services.stream().map(s -> up(s).stream().reduce((a, b) -> b).orElseThrow()).toList()));
    java.util.Collections.shuffle(tops, random);
    List<Long> subscriptions = new ArrayList<>();
    List<Set<Long>> scopes = new ArrayList<>();
    for (int i = 0; i < subscriptionCount; i++) {
      // One organisation of any size, and two of those that have many services.
      Set<Long> scope = new LinkedHashSet<>(List.of(tops.get(i % tops.size()), topOfAny(), topOfAny()));
      subscriptions.add(subscription(database, "Trial organisation " + i, scope));
      scopes.add(scope);
    }
    List<Long> covered = services.stream()
        .filter(s -> scopes.stream().anyMatch(scope -> up(s).stream().anyMatch(scope::contains))).toList();
    List<Long> chosen = new ArrayList<>(covered);
    java.util.Collections.shuffle(chosen, random);
    List<Long> subjects = new ArrayList<>(chosen.subList(0, Math.min(about * 9 / 10, chosen.size())));
    // Some lie where nobody listens: nobody may be told of them.
    List<Long> outside = new ArrayList<>(services);
    outside.removeAll(new HashSet<>(covered));
    java.util.Collections.shuffle(outside, random);
    subjects.addAll(outside.subList(0, Math.min(about - subjects.size(), outside.size())));
    java.util.Collections.shuffle(subjects, random);
    for (int i = 0; i < memberCount; i++) {
      member(database, i, hash, subscriptions, scopes, subjects, since);
    }
    return subjects;
  }

  private long topOfAny() {
    return up(services.get(random.nextInt(services.size()))).stream().reduce((a, b) -> b).orElseThrow();
  }

  private void member(Connection database, int i, String hash, List<Long> subscriptions, List<Set<Long>> scopes,
      List<Long> subjects, Timestamp since) throws SQLException {
    int which = i % subscriptions.size();
    String address = "member" + i + "@trial.example";
    long person = person(database, address, hash, null, since);
    grant(database, person, i % 3 == 0 ? "responder" : "member", "subscription",
        Long.toString(subscriptions.get(which)), since);
    Set<Long> alerts = new LinkedHashSet<>();
    switch (i % 5) {
      case 0, 1 -> alerts.addAll(scopes.get(which));
      case 2 -> alerts.add(subjects.get(random.nextInt(subjects.size())));
      // Outside the scope: an alert alone tells nobody.
      case 3 -> alerts.add(services.get(random.nextInt(services.size())));
      default -> {}
    }
    if (!alerts.isEmpty()) {
      long alert = number(database,
          "insert into alert (person, subscription, created_at, changed_at) values (?, ?, ?, ?) returning id", person,
          subscriptions.get(which), since, since);
      for (long service : alerts) {
        run(database, "insert into alert_service (alert, service) values (?, ?)", alert, service);
      }
    }
    members.add(new Member(address, subscriptions.get(which), alerts, scopes.get(which)));
  }

  private static long person(Connection database, String address, String hash, String secret, Timestamp since)
      throws SQLException {
    return number(database,
        "insert into person (name, address, password_hash, totp_secret, job_title, created_at) values (?,"
            + " ?, ?, ?, 'Trial', ?) returning id",
        address, address, hash, secret, since);
  }

  private static void grant(Connection database, long person, String role, String kind, String scope, Timestamp since)
      throws SQLException {
    run(database, "insert into role_grant (person, role, scope_kind, scope_id, since) values (?, ?, ?, ?, ?)", person,
        role, kind, scope, since);
  }

  private static long subscription(Connection database, String holder, Set<Long> scope) throws SQLException {
    long id =
        number(database, "insert into subscription (holder, kind, level, since, created_at) values (?, 'provider',"
            + " 'subscription', current_date - 1, now()) returning id", holder);
    for (long service : scope) {
      run(database, "insert into subscription_scope (subscription, service) values (?, ?) on conflict do nothing", id,
          service);
    }
    return id;
  }

  static long number(Connection database, String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = database.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? row.getLong(1) : 0;
      }
    }
  }

  static void run(Connection database, String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = database.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }

  /** Real comments, {@code joined} of them put together to 200–1,000 words. */
  static List<String> comments(int count, int joined) throws IOException {
    List<String> texts = new ArrayList<>();
    Path file = SHARED.resolve("feedback-nottshc-2010-2019/comments.csv.gz");
    try (var reader = new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8);
        var rows = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get().parse(reader)) {
      StringBuilder joining = new StringBuilder();
      int goal = 200;
      for (CSVRecord row : rows) {
        String text = row.get("text").strip();
        if (text.codePoints().filter(Character::isLetter).count() < 12) {
          continue;
        }
        if (texts.size() < joined) {
          joining.append(text).append("\n\n");
          if (joining.toString().split("\\s+").length >= goal) {
            texts.add(joining.toString().strip());
            joining.setLength(0);
            goal = 200 + (texts.size() * 37) % 700;
          }
        } else {
          texts.add(text);
        }
        if (texts.size() == count) {
          break;
        }
      }
    }
    return texts;
  }
}

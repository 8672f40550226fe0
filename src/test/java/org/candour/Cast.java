package org.candour;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.candour.access.RoleGrants;
import org.candour.mail.Recipient;
import org.candour.people.Authors;
import org.candour.people.Links;
import org.candour.people.People;
import org.candour.shared.Caller;
import org.candour.shared.HouseClock;

/** One person of every role in the demo's main organisation, each signed in through the real door. */
public final class Cast {

  private static Cast only;

  private final TestHouse house = TestHouse.get();
  private final Map<String, Browserless> callers = new HashMap<>();
  private final Map<String, Instant> since = new HashMap<>();
  private long newest;

  private Cast() {}

  public static synchronized Cast get() {
    if (only == null) {
      only = new Cast();
    }
    return only;
  }

  /** The one of this role whom tests share; another where the clock was moved past the end of their sign-in. */
  public synchronized Browserless caller(String role) {
    Instant now = house.bean(HouseClock.class).instant();
    if (now.isAfter(since.getOrDefault(role, now).plus(Duration.ofHours(11)))) {
      callers.remove(role);
    }
    return callers.computeIfAbsent(role, r -> {
      since.put(r, now);
      return fresh(r);
    });
  }

  /** Where a test has signed the shared one out: another takes their place. */
  public synchronized void renew(String role) {
    Browserless caller = callers.get(role);
    if (caller != null && !role.equals("nobody")
        && caller.get(role.equals("author") ? "/mine" : "/profile").statusCode() != 200) {
      callers.remove(role);
    }
  }

  /** Somebody new of this role, signed in: in the main subscription, or everywhere. */
  public Browserless fresh(String role) {
    boolean member = List.of("member", "responder", "administrator").contains(role);
    return member ? fresh(role, "subscription", Long.toString(mainSubscription())) : fresh(role, "all", "");
  }

  /** Somebody new who holds this role over a subscription or a region, signed in. */
  public synchronized Browserless fresh(String role, String scopeKind, String scopeId) {
    Browserless caller = new Browserless(house.address());
    if (role.equals("nobody")) {
      return caller;
    }
    if (role.equals("author")) {
      newest = house.bean(Authors.class).reach(address(role), null);
      follow(caller, "/mine/link/",
          house.bean(Links.class).make(Recipient.author(newest), "mine", "/mine", Duration.ofHours(1)).token());
      return caller;
    }
    People people = house.bean(People.class);
    newest = people.add(Caller.NOBODY,
        new People.NewPerson("Somebody " + role, address("Somebody " + role), null, role, "other", ""));
    house.bean(RoleGrants.class).grant(Caller.NOBODY, newest, role, scopeKind, scopeId);
    follow(caller, "/sign-in/link/",
        house.bean(Links.class).make(Recipient.person(newest), "sign-in", "/", Duration.ofHours(1)).token());
    if (RoleGrants.SECOND_FACTOR.contains(role)) {
      enrol(caller);
    }
    return caller;
  }

  /** The number of whoever was made last. */
  public synchronized long newest() {
    return newest;
  }

  /** Whoever was made last, as the rooms see them once they are inside. */
  public synchronized Caller.Person newestPerson(long subscription) {
    People people = house.bean(People.class);
    var person = people.byId(newest).orElseThrow();
    return new Caller.Person(newest, person.name(), subscription, person.stamp(), true,
        house.bean(RoleGrants.class).grants(newest));
  }

  /** Somebody who has an account, come in by a link of their own. */
  public static Browserless signedIn(long person) {
    Browserless caller = new Browserless(TestHouse.get().address());
    caller.post("/sign-in/link/" + TestHouse.get().bean(Links.class)
        .make(Recipient.person(person), "sign-in", "/", Duration.ofHours(1)).token());
    return caller;
  }

  /** The subscription of the demo's main organisation. */
  public long mainSubscription() {
    long amara = house.bean(People.class).byAddress("amara.okafor@fenwick.example").orElseThrow().id();
    return house.sql()
        .sql("select scope_id::bigint from role_grant where person = ? and scope_kind = 'subscription' limit 1")
        .param(amara).query(Long.class).single();
  }

  /** A new address for somebody of this name, made as most people's are: the name with a dot between its words. */
  public static String address(String name) {
    return name.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z]+", ".") + "@" + UUID.randomUUID()
        + ".cast.example";
  }

  private static void follow(Browserless caller, String door, String token) {
    if (caller.post(door + token).statusCode() != 302) {
      throw new AssertionError("the link did not open");
    }
  }

  /** Shows the second key of somebody whose telephone made codes before. */
  public static void finish(Browserless caller, long person) {
    String secret = TestHouse.get().sql().sql("select totp_secret from person where id = ?").param(person)
        .query(String.class).single();
    if (caller.post("/sign-in/code", "code", org.candour.people.Codes.now(TestHouse.get(), secret))
        .statusCode() != 302) {
      throw new AssertionError("the code was not taken");
    }
  }

  private void enrol(Browserless caller) {
    String page = caller.get("/sign-in/code").body();
    Matcher secret = Pattern.compile("name=\"secret\" value=\"([A-Z2-7]+)\"").matcher(page);
    if (!secret.find()) {
      throw new AssertionError("no secret on the page");
    }
    String code = org.candour.people.Codes.now(house, secret.group(1));
    if (caller.post("/sign-in/code", "code", code, "secret", secret.group(1)).statusCode() != 302) {
      throw new AssertionError("the code was not taken");
    }
  }
}

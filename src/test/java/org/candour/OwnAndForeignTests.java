package org.candour;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.candour.Routes.Route;
import org.candour.access.RoleGrants;
import org.candour.alert.Alerts;
import org.candour.blog.Posts;
import org.candour.people.People;
import org.candour.response.DraftText;
import org.candour.response.ResponseDrafts;
import org.candour.response.Responses;
import org.candour.shared.Caller;
import org.candour.shared.Needs;
import org.candour.shared.RegionId;
import org.candour.shared.SecretToken;
import org.candour.story.Stories;
import org.candour.subscriptions.Subscriptions;
import org.candour.subscriptions.Subscriptions.NewSubscription;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The matrix's third side: every route that names a thing × every role that may use it × one of its own and one of
 * somebody else's. A new route with a variable must say here what its things are.
 */
class OwnAndForeignTests {

  private static final String HERE = "uk-england";
  private static final String THERE = "uk-scotland";

  private final TestHouse house = TestHouse.get();
  private final Cast cast = Cast.get();
  private final Tales tales = new Tales();
  private final People people = house.bean(People.class);
  private final long ward = tales.service(HERE, "Ward 7");
  /** Of the main organisation, and no other test's organisation is nearer to it. */
  private final long kept = house.sql().sql("""
      select a.service from public_service_ancestor a join staff_scope c on c.service = a.ancestor
        and c.subscription = :main
      where a.depth > 0 and not exists (
        select from public_service_ancestor n join staff_scope o on o.service = n.ancestor and o.subscription <> :main
        where n.service = a.service and n.depth < a.depth)
      order by a.service limit 1""").param("main", cast.mainSubscription()).query(Long.class).single();
  // Of another organisation in the same region.
  private final long elsewhere = house.sql().sql("""
      select p.id from public_service p where p.region = ? and not exists (
        select from public_service_ancestor a join staff_scope c on c.service = a.ancestor and c.subscription = ?
        where a.service = p.id)
      order by p.id limit 1""").params(HERE, cast.mainSubscription()).query(Long.class).single();
  private final long scottish =
      house.sql().sql("select min(id) from public_service where region = ?").param(THERE).query(Long.class).single();
  private final long foreignSubscription = house.bean(Subscriptions.class).add(Caller.NOBODY,
      new NewSubscription("Foreign " + UUID.randomUUID(), null, "provider", "subscription", List.of(elsewhere)));
  private final long scottishSubscription = house.bean(Subscriptions.class).add(Caller.NOBODY,
      new NewSubscription("Scottish " + UUID.randomUUID(), null, "provider", "subscription", List.of(scottish)));

  /** The things that a group of routes names: by the caller's number one of their own, and one that is another's. */
  private record Things(LongFunction<?> own, Supplier<?> foreign) {}

  private final Map<Long, Long> mine = new HashMap<>();
  private final Map<String, Object> made = new HashMap<>();
  private final Map<String, Things> things = Map.ofEntries(
      Map.entry("/work/stories/{id}", new Things(me -> story(ward),
          () -> once("story", () -> story(elsewhere)))),
      Map.entry("/stories/{id}/reading", new Things(me -> story(ward), () -> once("story", () -> story(elsewhere)))),
      Map.entry("/work/responses/{id}",
          new Things(me -> response(me, cast.mainSubscription(), ward),
              () -> response(foreigner("responder"), foreignSubscription, elsewhere))),
      Map.entry("/work/left/{id}",
          new Things(me -> left(cast.mainSubscription(), ward), () -> left(foreignSubscription, elsewhere))),
      Map.entry("/work/drafts/{id}",
          new Things(me -> draft(me, cast.mainSubscription(), ward),
              () -> draft(foreigner("responder"), foreignSubscription, elsewhere))),
      Map.entry("/work/alerts/{id}",
          new Things(me -> alert(me, cast.mainSubscription(), ward),
              () -> alert(foreigner("member"), foreignSubscription, elsewhere))),
      Map.entry("/work/members/{person}",
          new Things(me -> person("member", "subscription", Long.toString(cast.mainSubscription())),
              () -> foreigner("member"))),
      Map.entry("/work/away/{id}",
          new Things(me -> cover(me, cast.mainSubscription()), () -> cover(foreigner("member"), foreignSubscription))),
      Map.entry("/work/upload/{id}",
          new Things(me -> upload(me, cast.mainSubscription()),
              () -> upload(foreigner("administrator"), foreignSubscription))),
      Map.entry("/work/posts/{id}",
          new Things(me -> post(me, cast.mainSubscription()), () -> post(foreigner("responder"), foreignSubscription))),
      Map.entry("/mine/stories/{id}",
          new Things(this::mine, () -> once("mine", () -> tales.tell(HERE, ward, "Not mine", "Other words")))),
      Map.entry("/desk/paper/{id}",
          new Things(me -> begun(me, null), () -> begun(person("moderator", "all", ""), null))),
      Map.entry("/work/handed/{id}",
          new Things(me -> handed(me, cast.mainSubscription()),
              () -> handed(foreigner("responder"), foreignSubscription))),
      Map.entry("/work/help/{id}",
          new Things(me -> begun(me, cast.mainSubscription()),
              () -> begun(foreigner("responder"), foreignSubscription))),
      Map.entry("/desk/concerns/{id}", new Things(me -> concern(HERE, ward), () -> concern(THERE, scottish))),
      Map.entry("/desk/{id}",
          new Things(me -> tales.review(tales.tell(HERE, ward, "Here", "Told here")),
              () -> once("review", () -> tales.review(tales.tell(THERE, scottish, "There", "Told there"))))),
      Map.entry("/operate/people/{person}",
          new Things(me -> person("moderator", "region", HERE), () -> person("moderator", "region", THERE))),
      Map.entry("/operate/tasks/{id}", new Things(me -> task(HERE), () -> task(THERE))),
      Map.entry("/operate/messages/{id}", new Things(me -> message(HERE), () -> message(THERE))),
      Map.entry("/operate/services/{id}", new Things(me -> elsewhere, () -> scottish)),
      Map.entry("/operate/changes/{id}", new Things(me -> planned(elsewhere), () -> planned(scottish))),
      Map.entry("/operate/corrections/{id}", new Things(me -> correction(HERE), () -> correction(THERE))),
      Map.entry("/operate/contacts/{id}", new Things(me -> contact(elsewhere), () -> contact(scottish))),
      Map.entry("/work/pages/{id}", new Things(me -> kept, () -> elsewhere)),
      Map.entry("/work/links/{id}",
          new Things(me -> link(me, cast.mainSubscription(), kept),
              () -> link(foreigner("responder"), foreignSubscription, elsewhere))),
      Map.entry("/work/contacts/{id}", new Things(me -> contact(kept), () -> contact(elsewhere))),
      Map.entry("/operate/joining/{id}", new Things(me -> request(HERE, null), () -> request(THERE, null))),
      Map.entry("/work/joining/{id}",
          new Things(me -> request(HERE, cast.mainSubscription()), () -> request(HERE, foreignSubscription))),
      Map.entry("/operate/engagement/{id}", new Things(me -> elsewhere, () -> scottish)),
      Map.entry("/operate/regions/{id}", new Things(me -> HERE, () -> THERE)),
      Map.entry("/operate/subscriptions/{id}", new Things(me -> englishSubscription(), () -> scottishSubscription)));

  @Test
  void whatIsAnothersIsNotFound() {
    Map<String, String> wrong = new TreeMap<>();
    List<String> unnamed = new ArrayList<>();
    Map<String, Asker> askers = new HashMap<>();
    int tried = 0;
    for (Route route : Routes.all()) {
      if (route.isOpen() || !route.hasVariable()) {
        continue;
      }
      Things named = things.entrySet().stream().filter(e -> route.pattern().startsWith(e.getKey()))
          .map(Map.Entry::getValue).findFirst().orElse(null);
      if (named == null) {
        unnamed.add(route.toString());
        continue;
      }
      for (String role : Routes.ROLES) {
        if (route.lets(role)) {
          Asker asker = askers.computeIfAbsent(role + regional(route), r -> asker(route, role));
          // Whoever only looks leaves it as it was.
          Object thing = route.isGet()
              ? once(asker.me + " " + route.pattern().substring(0, route.pattern().indexOf('}')),
                  () -> named.own.apply(asker.me))
              : named.own.apply(asker.me);
          int own = ask(asker.caller, route, thing);
          if (own == 401 || own == 404) {
            // Signed out by what was asked before, or at an end of something: nobody but somebody new is sure.
            Asker another = asker(route, role);
            askers.put(role + regional(route), another);
            own = ask(another.caller, route, named.own.apply(another.me));
          }
          int foreign = ask(askers.get(role + regional(route)).caller, route, named.foreign.get());
          tried += 2;
          if (own == 404 || own == 401 || own >= 500) {
            wrong.put(role + " own " + route, Integer.toString(own));
          }
          if (foreign != 404) {
            wrong.put(role + " foreign " + route, Integer.toString(foreign));
          }
        }
      }
    }
    System.out.println("route × role: " + tried + " own and foreign things tried");
    assertThat(unnamed).as("routes whose things are not named here").isEmpty();
    assertThat(wrong).isEmpty();
    assertThat(tried).isGreaterThan(60);
  }

  /** What nobody changes is made once: to tell and to publish a story takes longer than to ask for it. */
  private Object once(String what, Supplier<?> maker) {
    Object there = made.get(what);
    if (there == null) {
      there = maker.get();
      made.put(what, there);
    }
    return there;
  }

  /**
   * One for all that an author does with it while it is public: each publication lets time pass, in which others would
   * be signed out.
   */
  private long mine(long me) {
    Long story = mine.get(me);
    if (story == null || !house.bean(Stories.class).get(story).state().equals("published")) {
      mine.put(me, tales.publish(tales.tell(me, HERE, ward, "Mine", "My own words")));
    }
    return mine.get(me);
  }

  private long concern(String region, long service) {
    return house.sql().sql("""
        insert into concern (story, region, kind, speak, opened_at, once)
        values (?, ?, 'treated', false, '2026-01-01', ?) returning id""")
        .params(tales.tell(region, service, "Told", "Told there"), region, SecretToken.fresh()).query(Long.class)
        .single();
  }

  /** A story that this person writes down, or helps with for a subscription. */
  private long begun(long keeper, @Nullable Long subscription) {
    String token = SecretToken.fresh();
    return house.sql().sql("""
        insert into telling_draft (token_hash, keeper_token, keeper, region, language, shared_device, route, started_at,
          touched_at, received_on, subscription)
        select :hash, :token, :keeper, :region, 'en', true, 'paper', :now, :now, '2026-01-01', :subscription::bigint
        returning number""").param("hash", SecretToken.hash(token)).param("token", token).param("keeper", keeper)
        .param("region", HERE).param("subscription", subscription, java.sql.Types.BIGINT)
        .param("now", java.sql.Timestamp.from(house.bean(org.candour.shared.HouseClock.class).instant()))
        .query(Long.class).single();
  }

  /** One that this person handed over, and that nobody has taken. */
  private long handed(long by, long subscription) {
    return house.sql().sql("""
        update telling_draft set keeper = null, keeper_token = null, handed_by = :by, hand_hash = :hash,
          hand_until = touched_at + interval '30 minutes'
        where number = :number returning number""").param("by", by).param("hash", SecretToken.hash(SecretToken.fresh()))
        .param("number", begun(by, subscription)).query(Long.class).single();
  }

  /** Somebody who asks for many things, one after the other. */
  private record Asker(Browserless caller, long me) {}

  private Asker asker(Route route, String role) {
    Browserless caller = caller(route, role);
    return new Asker(caller, cast.newest());
  }

  private Browserless caller(Route route, String role) {
    return regional(route) ? cast.fresh(role, "region", HERE) : cast.fresh(role);
  }

  private static boolean regional(Route route) {
    return route.handler().getAnnotation(Needs.class).scope() == Needs.Scope.REGION;
  }

  private static int ask(Browserless caller, Route route, Object thing) {
    String path = route.path(name -> name.equals("role")
        ? "moderator"
        : name.equals("step") ? "story" : name.equals("code") ? "new" : thing.toString());
    // Whatever a form of these routes needs in order to be taken.
    return route.isGet()
        ? caller.get(path).statusCode()
        : caller.post(path, "body", "Words that are typed", "send", "yes", "change", "none", "scope", HERE, "reason",
            "lost", "act", "save", "note", "Seen to").statusCode();
  }

  private long story(long service) {
    return tales.publish(tales.tell(HERE, service, "A story " + UUID.randomUUID(), "What happened"));
  }

  private long person(String role, String scopeKind, String scopeId) {
    long person = people.add(Caller.NOBODY,
        new People.NewPerson("Some " + role, Cast.address("Some " + role), null, "", "other", ""));
    house.bean(RoleGrants.class).grant(Caller.NOBODY, person, role, scopeKind, scopeId);
    return person;
  }

  private long foreigner(String role) {
    return person(role, "subscription", Long.toString(foreignSubscription));
  }

  private Caller.Person inside(long person, long subscription) {
    return new Caller.Person(person, "Somebody", subscription, 1, true, house.bean(RoleGrants.class).grants(person));
  }

  private long response(long person, long subscription, long service) {
    Caller.Person writer = inside(person, subscription);
    return house.bean(Responses.class).submit(writer, story(service), "An answer", null, SecretToken.fresh());
  }

  /** An answer whose writer does not belong to the subscription any more. */
  private long left(long subscription, long service) {
    long writer = person("responder", "subscription", Long.toString(subscription));
    long answer = response(writer, subscription, service);
    people.freeze(Caller.NOBODY, writer, true);
    return answer;
  }

  private long draft(long person, long subscription, long service) {
    return house.bean(ResponseDrafts.class).begin(inside(person, subscription), story(service),
        new DraftText("An answer", "none", "", "", "", ""), SecretToken.fresh());
  }

  private long alert(long person, long subscription, long service) {
    return house.bean(Alerts.class).add(person, subscription, List.of(service));
  }

  private long link(long person, long subscription, long service) {
    long id = house.sql().sql("""
        insert into invitation (subscription, region, code, name, once, made_by, made_at)
        values (?, ?, ?, 'A link', ?, ?, '2026-01-01') returning id""")
        .params(subscription, HERE, SecretToken.fresh(), SecretToken.fresh(), person).query(Long.class).single();
    house.sql().sql("insert into invitation_service (invitation, position, service) values (?, 1, ?)")
        .params(id, service).update();
    return id;
  }

  private long cover(long absent, long subscription) {
    long deputy = person("member", "subscription", Long.toString(subscription));
    return house.sql().sql("""
        insert into cover (subscription, absent, deputy, since, until, created_at)
        values (?, ?, ?, '2026-01-01', '2090-01-01', '2026-01-01') returning id""").params(subscription, absent, deputy)
        .query(Long.class).single();
  }

  private String upload(long person, long subscription) {
    return house.sql().sql("""
        insert into member_upload (id, subscription, person, region, file_name, guessed, also_change, created_at)
        values (?, ?, ?, ?, 'list.csv', false, false, '2026-01-01') returning id""")
        .params(SecretToken.fresh(), subscription, person, HERE).query(String.class).single();
  }

  private long post(long person, long subscription) {
    String once = SecretToken.fresh();
    house.bean(Posts.class).submit(inside(person, subscription),
        new Posts.NewPost(new RegionId(HERE), "en", "update", "A post " + UUID.randomUUID(), "Words", null), once);
    return house.sql().sql("select id from post where once = ?").param(once).query(Long.class).single();
  }

  private long task(String region) {
    return house.sql().sql("insert into task (kind, region, story, opened_at) values ('story-unheard', ?,"
        + " nextval('public_id'), '2026-01-01') returning id").param(region).query(Long.class).single();
  }

  private long message(String region) {
    return house.sql().sql("insert into message (region, topic, body, once, sent_at) values (?, 'other', 'Words', ?,"
        + " '2026-01-01') returning id").params(region, SecretToken.fresh()).query(Long.class).single();
  }

  private long planned(long service) {
    return house.sql().sql("""
        insert into service_change (kind, service, effective, state, wish, written_at)
        values ('close', ?, '2099-01-01', 'planned', '{}', '2026-01-01')
        returning id""").param(service).query(Long.class).single();
  }

  private long correction(String region) {
    return house.sql()
        .sql("insert into correction (region, what, value, once, sent_at) values (?, 'missing', 'Words', ?,"
            + " '2026-01-01') returning id")
        .params(region, SecretToken.fresh()).query(Long.class).single();
  }

  private long contact(long service) {
    return house.sql().sql("""
        insert into service_contact (service, kind, name, phone, written_at)
        values (?, 'escalation', 'Somebody', '123', '2026-01-01') returning id""").param(service).query(Long.class)
        .single();
  }

  private long request(String region, Long subscription) {
    return house.sql().sql("""
        insert into join_request (region, organisation, name, address, role_group, purpose, once, token_hash,
          token_until, asked_at, proven_at, state, subscription)
        values (?, 'Words', 'Somebody', 'somebody@own.example', 'other', 'answer', ?, ?, '2026-01-02', '2026-01-01',
          '2026-01-01', 'waiting', ?) returning id""")
        .params(region, SecretToken.fresh(), SecretToken.hash(SecretToken.fresh()), subscription).query(Long.class)
        .single();
  }

  private long englishSubscription() {
    return house.bean(Subscriptions.class).add(Caller.NOBODY,
        new NewSubscription("English " + UUID.randomUUID(), null, "charity", "registration", List.of(elsewhere)));
  }
}

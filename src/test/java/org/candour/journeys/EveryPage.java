package org.candour.journeys;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.candour.Browserless;
import org.candour.Cast;
import org.candour.Tales;
import org.candour.TestHouse;
import org.candour.access.RoleGrants;
import org.candour.mail.Recipient;
import org.candour.people.Links;
import org.candour.people.People;
import org.candour.response.CoWriting;
import org.candour.response.DraftText;
import org.candour.response.ResponseDrafts;
import org.candour.shared.Caller;
import org.candour.shared.SecretToken;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every page that a person can open, by who opens it: what axe walks through and what pictures are taken of. */
public final class EveryPage {

  private EveryPage() {}

  /** Pages by who may see them: full, empty and wrong states among them. */
  public static Map<String, List<String>> byVisitor() {
    JdbcClient sql = TestHouse.get().sql();
    long story = number(sql, "select max(s.id) from story s where s.state = 'published' and s.progress = 'made'");
    long waiting = number(sql, "select min(id) from review where state = 'open' and kind = 'story'");
    long answer = number(sql, "select min(id) from review where kind = 'response'");
    long pulled = number(sql, "select min(id) from story where state = 'pulled'");
    long post = number(sql, "select min(id) from post where state = 'published'");
    long open = number(sql, "select max(id) from post where closed_at is null and state = 'published'");

    long inScope =
        number(sql, "select max(s.id) from story s join story_service x on x.story = s.id join service_code c on"
            + " c.service = x.service where s.state = 'published' and c.code like 'FEN%'");
    long moderator = number(sql, "select min(person) from role_grant where role = 'moderator'");
    long subscription = number(sql, "select min(id) from subscription");
    long word = number(sql, "select min(word) from tag_synonym where typed_only");
    long trust = number(sql, "select service from service_code where code = 'FEN'");
    long ward = number(sql, "select service from service_code where code = 'FEN01-W07'");
    sql.sql("""
        insert into correction (region, service, what, value, body, once, sent_at)
        values ('uk-england', ?, 'name', 'Ward 7 North', 'Since spring', 'every-page', '2026-01-01')
        on conflict do nothing""").param(ward).update();
    long asked = asked(sql);
    long draft = draft(sql, inScope);
    long letter = begun(sql, "priya%", "every-page-letter", "paper", false);
    long call = begun(sql, "priya%", "every-page-call", "phone", true);
    long help = begun(sql, "amara%", "every-page-help", "helped", false);
    waiting(sql);
    long link = link(sql, ward);
    outcomes(sql, inScope);
    // One region in a colour of its own, with its samples.
    sql.sql("update region set accent = '#0b6e4f' where id = 'uk-scotland'").update();
    TestHouse.get().bean(org.candour.regions.Regions.class).refresh();
    Map<String, List<String>> pages = new LinkedHashMap<>();
    pages.put("nobody",
        List.of("/", "/tell", "/tell?link=every2345", "/tell?link=none", "/stories", "/stories?q=nothingtobefoundhere",
            "/stories?from=wrong", "/stories?words=wrad&near=LN1&good=kindness", "/stories?near=nowhere&condition=none",
            "/stories/suggestions?words=war", "/stories/" + story, "/stories/" + pulled, "/stories/1", "/services",
            "/services?q=ward", "/services/demo-fen", "/services/demo-fen01-w07", "/services/demo-fen/below",
            "/correction", "/correction?service=demo-fen01-w07", "/levels", "/log", "/blog", "/blog/" + post,
            "/blog/" + open, "/help", "/help/policy", "/help/criticality", "/help/hours", "/help/privacy",
            "/help/accessibility", "/help/complaint", "/uk-scotland/help/complaint", "/help/site",
            "/services/candour-uk-england", "/about", "/contact", "/organisations", "/organisations/join",
            "/organisations/look", "/organisations/look?q=ward", "/organisations/look?service=demo-fen",
            "/organisations/heads-up/every-page-contact", "/organisations/join?q=ward",
            "/organisations/join?service=demo-fen", "/organisations/join/none", "/organisations/join/every-page",
            "/statistics", "/statistics/demo-fen", "/statistics?q=ward",
            "/statistics/stories?service=demo-fen&answered=yes", "/statistics/stories?from=wrong", "/sign-in",
            "/h/EVERY-PAGE2", "/h/none", "/mine/sign-in", "/mine/link/none", "/sign-in/link/none", "/demo",
            "/_dev/mail", "/_dev/components", "/_dev/states"));
    pages.put("moderator",
        List.of("/desk", "/desk/decided", "/desk/" + waiting, "/desk/" + answer, "/sign-in/code", "/desk/paper",
            "/desk/paper/" + letter + "/story", "/desk/paper/" + letter + "/services",
            "/desk/paper/" + letter + "/check", "/desk/paper/" + call + "/card"));
    pages.put("nurse", List.of("/work", "/work?show=all", "/work?show=critical", "/work/stories",
        "/work/stories?criticalityFrom=2&role=relative", "/work/stories?from=wrong",
        "/work/stories/" + inScope + "/tags", "/work/stories/" + inScope + "/public-tags",
        "/work/stories/" + inScope + "/praise", "/work/alerts", "/work/alerts?q=ward", "/work/alerts/new?words=bell",
        "/work/quiet", "/work/help", "/work/help?q=ward", "/work/help?q=nothingtobefoundhere",
        "/work/help/" + help + "/story", "/work/help/" + help + "/handing", "/work/links", "/work/links/new",
        "/work/links/new?q=ward", "/work/links/" + link, "/work/links/" + link + "/change", "/work/coverage",
        "/work/stories/" + inScope + "/told", "/work/members", "/work/contacts", "/work/contacts?q=ward",
        "/work/joining", "/work/subscription", "/work/pages", "/work/pages/" + trust,
        "/work/members?q=nobodyiscalledso", "/work/members/new", "/work/members/" + colleague(), "/work/upload",
        "/work/sight", "/work/sight?story=" + inScope, "/work/sight?service=1&q=ward", "/work/away", "/work/away?q=a",
        "/work/emergency", "/work/reports", "/work/reports?from=wrong", "/work/reports?from=2001-01-01&to=2001-01-02",
        "/work/reports/stories?of=in-time", "/work/levels", "/work/posts", "/work/stories/" + inScope + "/response",
        "/stories/" + inScope, "/work/drafts", "/work/drafts/" + draft, "/work/drafts/" + draft + "/colleagues?q=r",
        "/work/stories/" + inScope + "/colleague?q=r", "/profile", "/profile?q=ward", "/profile/password",
        "/profile/address"));
    pages.put("author",
        List.of("/mine", "/mine/letters", "/mine/letters/unsafe", "/mine/stories/" + authorsStory(),
            "/mine/stories/" + authorsStory() + "/withdrawal", "/mine/stories/" + authorsStory() + "/wording",
            "/mine/stories/" + authorsStory() + "/appeal", "/mine/stories/" + authorsStory() + "/concern?kind=treated",
            "/letters/stop/none", "/stories/" + authorsStory(), "/mine/stories/" + authorsStory() + "/wishes",
            "/mine/stories/" + authorsWaiting(sql), "/mine/stories/" + authorsWaiting(sql) + "/wishes",
            "/mine/stories/" + authorsWaiting(sql) + "/release"));
    pages.put("concerns-lead",
        List.of("/desk/concerns", "/desk/concerns?show=closed", "/desk/concerns/" + concern(sql)));
    pages.put("operator", List.of("/operate", "/operate/people", "/operate/people?find=nobody",
        "/operate/subscriptions", "/operate/messages", "/operate/tasks", "/operate/roles",
        "/operate/tasks/told?story=" + story, "/operate/joining", "/operate/joining/" + asked, "/operate/engagement",
        "/operate/engagement?q=nothingtobefoundhere", "/operate/engagement?part=not-joined",
        "/operate/engagement/" + trust, "/operate/services", "/operate/services?q=ward",
        "/operate/services?q=nothingtobefoundhere", "/operate/services/new", "/operate/services/" + trust,
        "/operate/services/" + ward + "/facts", "/operate/services/" + ward + "/contacts",
        "/operate/services/" + ward + "/change?kind=move&q=fenwick",
        "/operate/services/" + trust + "/change?kind=merge&q=ward", "/operate/services/" + trust + "/change?kind=split",
        "/operate/services/" + trust + "/change?kind=close", "/operate/services/" + ward + "/change?kind=rename",
        "/operate/corrections", "/operate/types", "/operate/types/one", "/operate/types/one?kind=ward",
        "/operate/regions", "/operate/regions/uk-wales", "/operate/regions/uk-scotland", "/operate/regions/new",
        "/operate/regions/uk-wales/complaint", "/operate/regions/uk-wales/complaint/llais",
        "/operate/regions/uk-england/questions", "/operate/regions/uk-england/questions/fft",
        "/operate/regions/uk-england/questions/new", "/operate/vocabulary", "/operate/vocabulary?find=heart",
        "/operate/vocabulary/word?id=" + word, "/operate/subscriptions/new", "/operate/subscriptions/" + subscription,
        "/operate/people/" + moderator + "/second-factor"));
    return pages;
  }

  /** Somebody who may see the pages of this visitor, without a browser. */
  public static Browserless caller(String who) {
    if (who.equals("author")) {
      TestHouse house = TestHouse.get();
      long author =
          house.sql().sql("select author from story where id = ?").param(authorsStory()).query(Long.class).single();
      Browserless caller = new Browserless(house.address());
      caller.post("/mine/link/"
          + house.bean(Links.class).make(Recipient.author(author), "mine", "/mine", Duration.ofHours(1)).token());
      return caller;
    }
    return List.of("operator", "concerns-lead").contains(who) ? Cast.get().fresh(who) : Browserless.as(who);
  }

  /** What authors said after an answer: one takes it further, another lets everybody know that it is settled. */
  private static void outcomes(JdbcClient sql, long inScope) {
    String help = "insert into answer_help (response, story, helped, said_at) select id, story, 'partly',"
        + " '2026-01-01' from response where story = ? and state = 'published'"
        + " and kind <> 'reply' order by id limit 1 on conflict do nothing";
    String say = "insert into story_outcome (story, state, shown, said_at) values (?, ?, ?, '2026-01-01') on"
        + " conflict do nothing";
    sql.sql(help).param(authorsStory()).update();
    sql.sql(help).param(inScope).update();
    sql.sql(say).params(inScope, "settled", true).update();
    sql.sql(say).params(authorsStory(), "further", false).update();
  }

  /** A story that somebody writes down for its author, or helps with; sent, or still being written. */
  private static long begun(JdbcClient sql, String keeper, String token, String route, boolean sent) {
    return sql.sql("""
        insert into telling_draft (token_hash, keeper_token, keeper, region, language, shared_device, route, started_at,
          touched_at, received_on, subscription, answers,
          story, card_number, card_words)
        select :hash, :token, p.id, 'uk-england', 'en', true, :route, :now, :now, case
          when :route <> 'helped' then date '2026-01-05' end,
          case when :route = 'helped' then (select min(g.scope_id::bigint) from role_grant g
            where g.person = p.id and g.scope_kind = 'subscription') end,
          jsonb_build_object('story', jsonb_build_object('title', 'The bell by my bed', 'body',
            'Nobody came when I rang.', 'looked', false)), case when :sent then 1000000 end, case
            when :sent then 'ABCD-2345' end, case when :sent then 'bababa dedede dodido' end
        from person p where p.address like :keeper on conflict (token_hash) do update
          set touched_at = excluded.touched_at returning number""").param("hash", SecretToken.hash(token))
        .param("token", token).param("route", route).param("keeper", keeper).param("sent", sent)
        .param("now", java.sql.Timestamp.from(TestHouse.get().bean(org.candour.shared.HouseClock.class).instant()))
        .query(Long.class).single();
  }

  /** A story that was handed over and waits for its author. */
  private static void waiting(JdbcClient sql) {
    java.time.Instant now = TestHouse.get().bean(org.candour.shared.HouseClock.class).instant();
    sql.sql("""
        insert into telling_draft (token_hash, region, language, shared_device, route, started_at, touched_at,
          subscription, hand_hash, hand_until)
        select :hash, 'uk-england', 'en', true, 'helped', :now, :now, min(id), :code, :until from subscription
        on conflict (token_hash) do update set touched_at = excluded.touched_at, hand_until = excluded.hand_until""")
        .param("hash", SecretToken.hash("every-page-hand")).param("code", SecretToken.hash("EVERYPAGE2"))
        .param("now", java.sql.Timestamp.from(now)).param("until", java.sql.Timestamp.from(now.plusSeconds(1800)))
        .update();
  }

  /** What worries the author of a story. */
  private static long concern(JdbcClient sql) {
    sql.sql("""
        insert into concern (story, region, kind, words, speak, opened_at, once)
        values (?, 'uk-england', 'treated', 'They moved my bed to the end of the ward.', false, '2026-01-01',
          'every-page') on conflict do nothing""").param(authorsStory()).update();
    return number(sql, "select max(id) from concern where once = 'every-page'");
  }

  /** Two who would like to take part: an organisation that operators decide about, and a colleague. Gives the first. */
  private static long asked(JdbcClient sql) {
    long subscription = number(sql, "select scope_id::bigint from role_grant r join person p on p.id = r.person"
        + " where p.address like 'amara%' and r.scope_kind = 'subscription' limit 1");
    String add = """
        insert into join_request (region, organisation, name, address, job_title, role_group, purpose, approver, once,
          token_hash, token_until, asked_at,
          proven_at, state, subscription)
        values ('uk-england', 'Ashby Road Surgery', 'Ash Road', 'ash@ashby.example', 'Manager', 'executive', 'answer',
          'The partners', ?, ?, '2026-01-02', '2026-01-01',
          '2026-01-01', 'waiting', ?::bigint) on conflict do nothing""";
    sql.sql(add).params("every-page", SecretToken.hash("every-page"), null).update();
    sql.sql(add).params("every-page-colleague", SecretToken.hash("every-page-colleague"), subscription).update();
    sql.sql("""
        insert into heads_up_contact (service, address, name, entered_by, entered_at, stop)
        select c.service, 'pat@fenwick.example', 'Patient experience', (select min(id)
          from person), '2026-01-01', 'every-page-contact'
        from service_code c where c.code = 'FEN' on conflict do nothing""").update();
    sql.sql("""
        insert into engagement_note (service, person, day, how, spoke_to, body, offer, offer_on, once, noted_at)
        select c.service, (select min(id) from person), '2026-01-01', 'phone', 'The chief nurse', 'They like it.',
          'A first workshop', '2026-03-01', 'every-page', '2026-01-01'
        from service_code c where c.code = 'FEN' on conflict do nothing""").update();
    return number(sql, "select id from join_request where once = 'every-page'");
  }

  /** A link that asks for stories about a ward. */
  private static long link(JdbcClient sql, long ward) {
    sql.sql("""
        insert into invitation (subscription, region, code, name, welcome, survey, tags, once, made_by, made_at)
        select g.scope_id::bigint, 'uk-england', 'every2345', 'Poster in the day room', 'How was your stay with us?', \
        'https://survey.example/ward', '{stay}',
          'every-page', p.id, '2026-01-01' from person p join role_grant g on g.person = p.id and g.scope_kind = \
          'subscription' where p.address like 'amara%' limit 1
        on conflict do nothing""").update();
    long link = number(sql, "select id from invitation where once = 'every-page'");
    sql.sql("insert into invitation_service (invitation, position, service) values (?, 1, ?) on conflict do nothing")
        .params(link, ward).update();
    sql.sql("insert into invitation_count (invitation, day, opened, begun, sent) values (?, '2026-01-05', 14,"
        + " 6, 5) on conflict do nothing").param(link).update();
    return link;
  }

  /** An answer that the nurse is writing and a colleague has read. */
  private static long draft(JdbcClient sql, long story) {
    TestHouse house = TestHouse.get();
    ResponseDrafts drafts = house.bean(ResponseDrafts.class);
    Caller.Person nurse = inside(sql, "amara%");
    Caller.Person ruth = inside(sql, "ruth%");
    long id = drafts.begin(nurse, story,
        new DraftText("Thank you for telling us.", "planned", "A bell in every room", "", "", ""),
        "every-page-answer-" + story);
    if (drafts.askings(drafts.get(nurse, id)).isEmpty()) {
      CoWriting writing = house.bean(CoWriting.class);
      writing.ask(nurse, id, List.of(ruth.id()), "Is the bell right?");
      writing.keep(ruth, id, new CoWriting.HandedAnswer(1,
          new DraftText("Thank you.", "planned", "A bell in every room", "", "", ""), "It is.", true));
    }
    return id;
  }

  private static Caller.Person inside(JdbcClient sql, String address) {
    var person = TestHouse.get().bean(People.class)
        .byId(number(sql, "select id from person where address like '" + address + "'")).orElseThrow();
    long subscription =
        number(sql, "select scope_id::bigint from role_grant where scope_kind = 'subscription' and person = "
            + person.id() + " limit 1");
    return new Caller.Person(person.id(), person.name(), subscription, person.stamp(), true,
        TestHouse.get().bean(RoleGrants.class).grants(person.id()));
  }

  /** Another story of the same author, that nobody has decided on, with all that may stand beside it. */
  private static long authorsWaiting(JdbcClient sql) {
    long author = number(sql, "select author from story where id = " + authorsStory());
    String mine = "select coalesce(max(id), 0) from story where state = 'waiting' and ongoing and author = " + author;
    if (number(sql, mine) == 0) {
      long ward = new Tales().service("uk-england", "Ward 7");
      long story = new Tales().tell(author, "uk-england", ward, "The bell at night", "Nobody came when I rang.");
      sql.sql("update story set ongoing = true, waits_for = 'left' where id = ?").param(story).update();
      sql.sql("update story_aside set happened = 'now', age = '75-84', known = 'perhaps', complaint = 'might'"
          + " where story = ?").param(story).update();
      sql.sql("insert into story_rating (story, service, question, code) values (?, ?, 'fft', 'good')")
          .params(story, ward).update();
    }
    sql.sql("insert into story_aside (story) values (?) on conflict do nothing").param(authorsStory()).update();
    sql.sql("update story_aside set hopes = 'An explanation', hear_from = 'The ward sister' where story in (?, ?)")
        .params(authorsStory(), number(sql, mine)).update();
    return number(sql, mine);
  }

  /** A story that its author finds answered and changed. */
  public static long authorsStory() {
    return number(TestHouse.get().sql(), "select max(id) from story where state = 'published' and progress = 'made'");
  }

  /** A member of the main organisation. */
  private static long colleague() {
    return number(TestHouse.get().sql(),
        "select min(g.person) from role_grant g where g.scope_kind = 'subscription' and g.role = 'responder'"
            + " and g.scope_id = (select scope_id from role_grant r join person p on p.id = r.person"
            + " where p.address like 'amara%' and r.scope_kind = 'subscription' limit 1)");
  }

  private static long number(JdbcClient sql, String question) {
    return sql.sql(question).query(Long.class).single();
  }
}

package org.candour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.candour.access.RoleGrants;
import org.candour.decision.Decision;
import org.candour.decision.DecisionAct;
import org.candour.decision.Reason;
import org.candour.finding.Facet;
import org.candour.finding.Finding;
import org.candour.finding.StoryQuery;
import org.candour.index.StoryIndex;
import org.candour.moderation.AuthorQuestions;
import org.candour.moderation.Reviews;
import org.candour.people.Authors;
import org.candour.response.CoWriting;
import org.candour.response.DraftText;
import org.candour.response.ResponseDrafts;
import org.candour.response.Responses;
import org.candour.shared.Caller;
import org.candour.shared.RegionId;
import org.candour.shared.SecretToken;
import org.candour.story.NewStory;
import org.candour.story.Stories;
import org.candour.story.Story;
import org.candour.story.StoryDetail;
import org.candour.story.StoryEdit;
import org.candour.story.Tag;
import org.candour.subscriptions.Subscriptions;
import org.candour.subscriptions.Subscriptions.NewSubscription;
import org.candour.tagging.StaffTags;
import org.junit.jupiter.api.Test;

/**
 * Plants a marker in every text that nobody but its owner may see, then walks through every public page, every letter
 * and the index on disk. Neither the marker nor a count of it may be anywhere.
 */
class HiddenWordsTests {

  private static final String OWN = "Unmoderated ";
  private static final Pattern LINK = Pattern.compile("(?:href|src|action)=\"(/[^\"#]*)");

  private final TestHouse house = TestHouse.get();
  private final String marker = "zq" + UUID.randomUUID().toString().replace("-", "");

  private Stories stories() {
    return house.bean(Stories.class);
  }

  private long tell(String title, String body, String address) {
    long author = house.bean(Authors.class).reach(address, "ZZ9 9ZZ");
    long ward = house.bean(org.candour.lookup.ServiceSearch.class).find(new RegionId("uk-england"), "Ward 7", 1)
        .getFirst().id();
    long id = stories().submit(new NewStory(new RegionId("uk-england"), "en", author, true, "patient", "hiddenone",
        title, body, List.of(new Tag("good", "tea")), List.of(ward), "", false, "web", beside(title)));
    house.settle();
    return id;
  }

  /**
   * What is hoped for is for the staff who may answer, once the story is public; the one that is answered here says
   * nothing.
   */
  private StoryDetail beside(String title) {
    String hopes = title.startsWith("Kept") ? "" : marker + "x";
    return new StoryDetail("month", null, null, "no", hopes, hopes, "yes", null, null, List.of(), false, Map.of());
  }

  private void decide(long id, String act, Reason reason, String title, String body, String note) {
    Reviews reviews = house.bean(Reviews.class);
    long review = reviews.of("story", id).orElseThrow().id();
    Cast.get().fresh("moderator");
    Caller.Person moderator = person(Cast.get().newest());
    Story story = stories().get(id);
    reviews.decide(moderator,
        new Reviews.SeenReview(review, reviews.get(moderator, review).revision(), story.revision()),
        new StoryEdit(title, body, stories().tags(id), stories().services(id), 3, "name-of-person", note),
        new Decision(DecisionAct.of(act).orElseThrow(), reason, note));
    house.settle();
  }

  private Caller.Person person(long id) {
    return new Caller.Person(id, "Somebody", 0, 1, true, house.bean(RoleGrants.class).grants(id));
  }

  @Test
  void nothingHiddenIsAnywhere() throws IOException {
    String m = marker;
    String address = m + "@hidden.example";
    long waiting = tell(m + "a waits", m + "b waits", address);
    long held = tell(m + "c", m + "d", address);
    decide(held, "hold", Reason.NEEDS_ANSWER, m + "c", m + "d", m + "note");
    long question = house.bean(AuthorQuestions.class).of(stories().get(held)).orElseThrow().step();
    house.bean(AuthorQuestions.class).answer(new Caller.Author(stories().get(held).author()), held, question,
        m + "answer");
    long rejected = tell(m + "e", m + "f", address);
    decide(rejected, "reject", Reason.NOT_ABOUT_CARE, m + "e", m + "f", m + "note");
    long pulled = tell(m + "g", m + "h", address);
    decide(pulled, "publish", null, "Soon gone " + m + "g", "It was here. " + m + "h", m + "note");
    house.pass(Duration.ofMinutes(6));
    assertThat(Browserless.as("nobody").get("/stories/" + pulled).body()).contains(m);
    long answered = house.bean(Responses.class).submit(nurse(), pulled, "An answer to what is soon gone", null,
        SecretToken.fresh());
    decide(pulled, "pull", Reason.RECOGNISABLE, "", "", m + "note");
    long edited = tell("Kept " + m + "i", "Kept text " + m + "j", address);
    decide(edited, "publish", null, "Kept title", "Kept text", m + "note");
    house.pass(Duration.ofMinutes(6));
    long response = house.bean(Responses.class).submit(nurse(), edited, OWN + m + "k", null, SecretToken.fresh());
    // An answer that colleagues of the nurse are writing, whom she has not been asked by.
    long draft = draft(edited, m + "q");
    // What staff call a story: for the nurse alone, and for a subscription that none of the callers works for.
    house.bean(StaffTags.class).add(nurse(), edited, m.substring(0, 30) + "p", false);
    Caller.Person elsewhere = elsewhere(edited);
    house.bean(StaffTags.class).add(elsewhere, edited, m.substring(0, 30) + "s", true);
    // What its author proposes, and what worries them.
    house.sql().sql("insert into concern (story, region, kind, words, speak, opened_at, once) values (?, 'uk-england',"
        + " 'sought', ?, true, '2026-01-01', ?)").params(edited, m + "v", SecretToken.fresh()).update();
    house.bean(org.candour.moderation.Objections.class).object(
        new Caller.Author(
            house.sql().sql("select author from story where id = ?").param(edited).query(Long.class).single()),
        edited, 2, "rephrased", m + "w");
    // What others write down for an author, and what was handed over.
    long begun = begun(m + "y", null);
    long helped = begun(m + "z", Cast.get().mainSubscription());
    begun(m + "handed", Cast.get().mainSubscription());
    house.sql()
        .sql("update telling_draft set keeper = null, keeper_token = null, hand_hash = ?, hand_until ="
            + " '2999-01-01' where answers #>> '{story,body}' = ?")
        .params(SecretToken.hash("HIDDENHAND"), m + "handed").update();
    house.bean(StoryIndex.class).refreshNow();

    List<String> found = new ArrayList<>();
    for (String who : List.of("nobody", "nurse", "commissioner")) {
      crawl(Browserless.as(who),
          List.of("/", "/stories", "/services", "/log", "/levels", "/blog", "/statistics", "/work?show=all",
              "/work/reports", "/stories/" + waiting, "/stories/" + held, "/stories/" + rejected, "/stories/" + pulled,
              "/stories/" + edited, "/" + response, "/work/responses/" + answered,
              "/work/responses/" + answered + "/text", "/work/drafts/" + draft, "/work/drafts",
              "/work/responses/" + response, "/work/responses/" + response + "/text",
              "/work/stories/" + pulled + "/response", "/work/stories/" + edited + "/response", "/stories?q=" + m,
              "/stories?q=hiddenone", "/work/help", "/work/help/" + helped + "/story",
              "/work/help/" + helped + "/handing", "/desk/paper/" + begun + "/story", "/desk/paper/" + begun + "/check",
              "/h/HIDDE-NHAND", "/stories/suggestions?words=" + m.substring(0, 20), "/stories/suggestions?words=zq",
              "/stories?words=" + m.substring(0, 24) + "x", "/work/stories"),
          who, found);
    }
    assertThat(found).isEmpty();
    assertThat(Browserless.as("nobody").get("/stories/" + pulled).statusCode()).isEqualTo(410);
    letters(found);
    index(found);
    asked(found);
    assertThat(found).isEmpty();
  }

  private Caller.Person nurse() {
    var people = house.bean(org.candour.people.People.class);
    var amara = people.byAddress("amara.okafor@fenwick.example").orElseThrow();
    return new Caller.Person(amara.id(), amara.name(), Cast.get().mainSubscription(), amara.stamp(), true,
        house.bean(RoleGrants.class).grants(amara.id()));
  }

  /** A letter that a moderator writes down, or a story that a colleague of the nurse helps with. */
  private long begun(String text, @org.jspecify.annotations.Nullable Long subscription) {
    Cast.get().fresh(subscription == null ? "moderator" : "responder");
    String token = SecretToken.fresh();
    return house.sql().sql("""
        insert into telling_draft (token_hash, keeper_token, keeper, region, language, shared_device, route, started_at,
          touched_at, received_on, subscription, answers)
        values (:hash, :token, :keeper, 'uk-england', 'en', true, 'paper', :now, :now, '2026-01-01',
          :subscription::bigint, jsonb_build_object('story', jsonb_build_object('title', :text::text, 'body', :text,
          'looked', false))) returning number""").param("hash", SecretToken.hash(token)).param("token", token)
        .param("keeper", Cast.get().newest()).param("subscription", subscription, java.sql.Types.BIGINT)
        .param("text", text)
        .param("now", java.sql.Timestamp.from(house.bean(org.candour.shared.HouseClock.class).instant()))
        .query(Long.class).single();
  }

  private long draft(long story, String text) {
    Cast.get().fresh("responder");
    long reader = Cast.get().newest();
    Cast.get().fresh("responder");
    Caller.Person writer = Cast.get().newestPerson(Cast.get().mainSubscription());
    long id = house.bean(ResponseDrafts.class).begin(writer, story,
        new DraftText(text, "planned", text + "what", text + "who", "", ""), SecretToken.fresh());
    house.bean(CoWriting.class).ask(writer, id, List.of(reader), "A line");
    house.bean(CoWriting.class).keep(writer, id,
        new CoWriting.HandedAnswer(1, new DraftText(text + "new", "none", "", "", "", ""), text + "remark", false));
    return id;
  }

  /** Somebody of another organisation in whose scope the story lies too. */
  private Caller.Person elsewhere(long story) {
    long subscription =
        house.bean(Subscriptions.class).add(Caller.NOBODY, new NewSubscription("Also " + marker.substring(0, 6), null,
            "charity", "subscription", stories().services(story)));
    Cast.get().fresh("member", "subscription", Long.toString(subscription));
    return Cast.get().newestPerson(subscription);
  }

  /** The markers among results, counts, facets, suggestions and corrections of everybody's search. */
  private void asked(List<String> found) {
    Finding finding = house.bean(Finding.class);
    RegionId here = new RegionId("uk-england");
    String tag = marker.substring(0, 30);
    for (String ending : List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "note", "answer", "p", "q", "s",
        "v", "w", "")) {
      for (String word : List.of(marker + ending, tag + ending)) {
        for (String part : List.of("words", "tag", "good", "condition")) {
          StoryQuery query = StoryQuery.parse(here, part + "=" + word);
          if (finding.find(query).total() + finding.count(query) > 0 || !finding.facets(query).isEmpty()
              || finding.didYouMean(query).isPresent()) {
            found.add("a search for " + query.text());
          }
        }
        if (finding.suggest(here, word).any() || finding.suggest(here, word.substring(0, 8)).any()) {
          found.add("a suggestion for " + word);
        }
      }
    }
    List<Facet> facets = finding.facets(StoryQuery.parse(here, ""));
    if (facets.toString().contains(marker.substring(0, 8))
        || facets.stream().anyMatch(f -> List.of("criticality", "mine", "ours").contains(f.name()))) {
      found.add("a facet");
    }
  }

  private void crawl(Browserless caller, List<String> start, String who, List<String> found) {
    Deque<String> open = new ArrayDeque<>(start);
    Set<String> seen = new LinkedHashSet<>(start);
    while (!open.isEmpty() && seen.size() < 500) {
      String path = open.removeFirst();
      String body = caller.get(path).body();
      // What somebody searched for stands in their own search box; that is no leak.
      // An answer that is not public yet is its writer's to see.
      String shown = body.replace(OWN + marker + "k", "").replace(marker.substring(0, 24) + "x", "")
          .replaceAll("value=\"" + marker + "\"", "").replace("q=" + marker, "").replace("“" + marker + "”", "");
      boolean own = who.equals("nurse") && (path.startsWith("/work/stories") || path.contains("mine="));
      if (!own && shown.contains(marker.substring(0, 30) + "p") || shown.contains(marker.substring(0, 30) + "s")) {
        found.add(who + " sees a staff tag on " + path);
      }
      if (!path.contains("q=" + marker) && shown.contains(marker)) {
        found.add(who + " sees the marker on " + path);
      }
      if (path.contains("q=") && (body.contains("Kept title") || body.contains("Soon gone")) && path.contains(marker)) {
        found.add(who + " finds hidden words by searching " + path);
      }
      Matcher link = LINK.matcher(body);
      while (link.find()) {
        String next = link.group(1).replace("&amp;", "&");
        boolean worth = !next.startsWith("/_dev") && !next.startsWith("/demo") && !next.startsWith("/assets")
            && !next.matches("/(uk-\\w+/?).*") && seen.size() < 500;
        if (worth && seen.add(next)) {
          open.add(next);
        }
      }
    }
  }

  private void letters(List<String> found) {
    record Row(String occasion, String text) {}
    house.sql()
        .sql("select occasion, coalesce(subject_line, '') || coalesce(body_text, '') || coalesce(body_html, '')"
            + " as text from outbound_mail")
        .query(Row.class).list().stream().filter(r -> r.text().contains(marker))
        // A member was told of the story that was public then; that letter had left before it was pulled.
        .filter(r -> !r.occasion().equals("story-alert")).forEach(r -> found.add("letter " + r.occasion()));
  }

  /** Neither words nor staff tags nor levels, not even the names of such fields. */
  private void index(List<String> found) throws IOException {
    for (String name : List.of("public", "staff")) {
      try (var files = Files.walk(house.folder().resolve("index").resolve(name))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
          for (String ending : List.of("b", "d", "f", "h", "j", "note", "answer")) {
            if (text.contains(marker + ending)) {
              found.add(name + " index file " + file.getFileName() + " has " + ending);
            }
          }
          if (name.equals("public")
              && (text.contains(marker.substring(0, 30) + "p") || text.contains(marker.substring(0, 30) + "s"))) {
            found.add("index file " + file.getFileName() + " has a staff tag");
          }
        }
      }
    }
  }
}

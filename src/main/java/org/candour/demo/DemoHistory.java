package org.candour.demo;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.candour.decision.DueClock;
import org.candour.decision.DueClocks;
import org.candour.demo.DemoWorld.Keys;
import org.candour.people.Authors;
import org.candour.screening.Screening;
import org.candour.story.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes the demo's past. The doors of the rooms stamp what they do with the present; a history cannot go through them,
 * so this one class writes the rooms' tables itself.
 */
@Component
class DemoHistory {

  private final JdbcClient sql;
  private final Authors authors;
  private final Screening screening;
  private final Clock clock;
  private final DueClocks clocks;
  private final DemoAfterlife afterlife;

  DemoHistory(JdbcClient sql, Authors authors, Screening screening, Clock clock, DueClocks clocks,
      DemoAfterlife afterlife) {
    this.sql = sql;
    this.authors = authors;
    this.screening = screening;
    this.clock = clock;
    this.clocks = clocks;
    this.afterlife = afterlife;
  }

  void write(Keys keys) {
    Map<String, Long> stories = new HashMap<>();
    for (int file = 1; file <= 4; file++) {
      for (DemoFile story : DemoFile.list(DemoFile.read("stories-" + file + ".yaml"))) {
        stories.put(story.text("key"), story(story, keys));
      }
    }
    DemoFile.list(DemoFile.read("afterwards.yaml"))
        .forEach(a -> afterlife.said(Objects.requireNonNull(stories.get(a.text("key"))), a));
    DemoFile.list(DemoFile.read("posts.yaml")).forEach(p -> afterlife.post(p, keys));
    DemoFile.list(DemoFile.read("assessments.yaml")).forEach(a -> afterlife.assessment(a, keys));
    afterlife.readings();
    sql.sql("insert into public_change (kind, id, at) select 'story', id, published_at from story"
        + " where published_at is not null order by published_at").update();
  }

  private Instant ago(double days) {
    return clock.instant().minus(Duration.ofMinutes((long) (days * 24 * 60)));
  }

  private long story(DemoFile file, Keys keys) {
    String state = file.text("state");
    int daysAgo = file.number("daysAgo");
    // Spread over the day by the key, so that the list does not look like a machine's.
    Instant sent = ago(daysAgo + 0.2 + (file.text("key").hashCode() & 255) / 512.0);
    boolean published = state.equals("published") || state.equals("pulled");
    Instant publishedAt = published ? sent.plus(Duration.ofHours(5)) : null;
    long author = authors.reach(file.text("key") + "@author.example", null);
    long id = sql.sql("""
        insert into story (region, language, author, mail_ok, role, screen_name, state, criticality, shown_version,
          submitted_at,
          published_at, ended_at, ended_why)
        values (:region, 'en', :author, true, :role, :name, :state, :criticality, :shown, :sent, :published,
          :ended, :why)
        returning id""").param("region", file.text("region")).param("author", author).param("role", file.text("role"))
        .param("name", file.text("screenName")).param("state", state)
        .param("criticality", state.equals("waiting") ? null : file.number("criticality"))
        .param("shown", published ? (file.has("original") ? 2 : 1) : null).param("sent", Timestamp.from(sent))
        .param("published", at(publishedAt))
        .param("ended",
            state.equals("pulled") ? at(Objects.requireNonNull(publishedAt).plus(Duration.ofDays(2))) : null)
        .param("why", state.equals("pulled") ? "recognisable" : null).query(Long.class).single();
    if (state.equals("approved")) {
      clocks.set(new DueClock("story", id, 1, "release", clock.instant().plus(Duration.ofMinutes(5))));
    }
    boolean edited = file.has("original");
    version(id, 1, file.text("title"), edited ? file.text("original") : file.text("text"), "author", author, sent, null,
        null);
    if (edited) {
      version(id, 2, file.text("title"), file.text("text"), "person", moderator(keys), sent.plus(Duration.ofHours(4)),
          "name-of-person", file.part("edit").text("reason"));
    }
    tags(id, file);
    List<String> services = file.texts("services");
    for (int i = 0; i < services.size(); i++) {
      sql.sql("insert into story_service (story, service, position) values (?, ?, ?)")
          .params(id, Objects.requireNonNull(keys.services().get(services.get(i)), services.get(i)), i).update();
    }
    review(id, file, keys, sent, edited);
    if (published) {
      afterlife.audience(id, Objects.requireNonNull(publishedAt), file.text("key").hashCode(),
          file.parts("responses").isEmpty());
      int stage = 0;
      for (DemoFile response : file.parts("responses")) {
        stage = Math.max(stage, afterlife.response(id, response, keys, sent, state.equals("pulled")));
      }
      if (file.has("reply")) {
        afterlife.reply(id, author, file, sent);
      }
      afterlife.progress(id, stage);
    }
    return id;
  }

  private void tags(long story, DemoFile file) {
    for (String question : List.of("good", "improve", "feel")) {
      for (String tag : file.texts(question)) {
        for (Tag each : Tag.of(question, tag)) {
          sql.sql("insert into story_tag (story, question, tag) values (?, ?, ?) on conflict do nothing")
              .params(story, each.question(), each.tag()).update();
        }
      }
    }
  }

  private void version(long story, int number, String title, String body, String writer, long writerId, Instant written,
      @Nullable String reason, @Nullable String note) {
    sql.sql("""
        insert into story_version (story, number, title, body, language, writer, writer_id, written_at, reason, note)
        values (:story, :number, :title, :body, 'en', :writer, :writerId, :at, :reason, :note)""").param("story", story)
        .param("number", number).param("title", title).param("body", body).param("writer", writer)
        .param("writerId", writerId).param("at", Timestamp.from(written)).param("reason", reason).param("note", note)
        .update();
  }

  private static final Map<String, String> ACTS = Map.of("published", "published", "approved", "published", "held",
      "held", "rejected", "rejected", "pulled", "pulled");

  private void review(long story, DemoFile file, Keys keys, Instant sent, boolean edited) {
    String state = file.text("state");
    boolean open = List.of("waiting", "held").contains(state);
    List<String> flags = screening.flags(file.text("title") + "\n" + file.text("text"));
    Instant decided = sent.plus(Duration.ofHours(4));
    long review = sql.sql("""
        insert into review (kind, subject, region, state, pinned, flags, opened_at, decided_at)
        values ('story', :story, :region, :state, :pinned, :flags, :sent, :decided) returning id""")
        .param("story", story).param("region", file.text("region")).param("state", open ? "open" : "decided")
        .param("pinned", !flags.isEmpty()).param("flags", flags.toArray(String[]::new))
        .param("sent", Timestamp.from(sent)).param("decided", open ? null : Timestamp.from(decided)).query(Long.class)
        .single();
    if (edited) {
      step(review, keys, "edited", "name-of-person", file.part("edit").text("reason"), decided, 2);
    }
    if (ACTS.containsKey(state)) {
      String reason = switch (state) {
        case "held" -> "needs-answer";
        case "rejected" -> "not-about-care";
        case "pulled" -> "recognisable";
        default -> "";
      };
      step(review, keys, Objects.requireNonNull(ACTS.get(state)), reason, file.text("reason"), decided, edited ? 2 : 1);
    }
  }

  private void step(long review, Keys keys, String act, String reason, String note, Instant when, int version) {
    sql.sql("insert into review_step (review, person, act, reason, note, at, version_before, version_after)"
        + " values (?, ?, ?, ?, ?, ?, ?, ?)")
        .params(review, moderator(keys), act, reason, note, Timestamp.from(when),
            act.equals("edited") ? version - 1 : version, version)
        .update();
  }

  static long moderator(Keys keys) {
    return Objects.requireNonNull(keys.people().get("priya"));
  }

  static @Nullable Timestamp at(@Nullable Instant instant) {
    return instant == null ? null : Timestamp.from(instant);
  }

  static Date day(Instant instant) {
    return Date.valueOf(instant.atZone(ZoneOffset.UTC).toLocalDate());
  }
}

package org.candour.story;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.candour.regions.RegionQuestions;
import org.candour.story.StoryDetail.Rating;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of what authors say beside their stories. */
@Repository
class StoryDetailStore {

  private final JdbcClient sql;
  private final RegionQuestions questions;

  StoryDetailStore(JdbcClient sql, RegionQuestions questions) {
    this.sql = sql;
    this.questions = questions;
  }

  private record Row(@Nullable String happened, @Nullable String consent, @Nullable String age, @Nullable String known,
      String hopes, String hearFrom, @Nullable String complaint, @Nullable String waitsFor, @Nullable LocalDate leaveOn,
      boolean machine) {}

  void insert(long story, StoryDetail aside) {
    sql.sql("""
        insert into story_aside (story, happened, consent, age, known, hopes, hear_from, complaint, machine)
        values (:story, :happened, :consent, :age, :known, :hopes, :hearFrom, :complaint, :machine)""")
        .param("machine", aside.machine()).param("story", story).param("happened", aside.happened(), Types.VARCHAR)
        .param("consent", aside.consent(), Types.VARCHAR).param("age", aside.age(), Types.VARCHAR)
        .param("known", aside.known(), Types.VARCHAR).param("hopes", aside.hopes()).param("hearFrom", aside.hearFrom())
        .param("complaint", aside.complaint(), Types.VARCHAR).update();
    sql.sql("update story set waits_for = :waits, leave_on = :leave where id = :story")
        .param("waits", aside.waitsFor(), Types.VARCHAR).param("leave", aside.leaveOn(), Types.DATE)
        .param("story", story).update();
    aside.answers()
        .forEach((question, code) -> sql.sql("insert into story_answer (story, question, code) values (?, ?, ?)")
            .params(story, question, code).update());
    for (Rating rating : aside.ratings()) {
      // A question may have been taken off since its page was shown: the story is sent without that answer.
      if (questions.keep(rating.question(), rating.code())) {
        sql.sql("insert into story_rating (story, service, question, code) values (?, ?, ?, ?) on conflict do nothing")
            .params(story, rating.service(), rating.question(), rating.code()).update();
      }
    }
  }

  /** Also for a story that came another way, with nothing beside it. */
  void wish(long story, String hopes, String hearFrom) {
    sql.sql("""
        insert into story_aside (story, hopes, hear_from) values (:story, :hopes, :hearFrom)
        on conflict (story) do update set hopes = excluded.hopes, hear_from = excluded.hear_from, withheld_at = null""")
        .param("story", story).param("hopes", hopes).param("hearFrom", hearFrom).update();
  }

  void withhold(long story, @Nullable Instant now) {
    sql.sql("update story_aside set withheld_at = :now where story = :story")
        .param("now", now == null ? null : Timestamp.from(now), Types.TIMESTAMP).param("story", story).update();
  }

  boolean isWithheld(long story) {
    return sql.sql("select withheld_at is not null from story_aside where story = ?").param(story).query(Boolean.class)
        .optional().orElse(false);
  }

  /** What staff may read of it. */
  Optional<StoryDetails.Wishes> shown(long story) {
    return sql.sql("select hopes, hear_from from staff_story_aside where story = ?").param(story)
        .query(StoryDetails.Wishes.class).optional();
  }

  void waitFor(long story, @Nullable String what, @Nullable LocalDate day) {
    sql.sql("insert into story_aside (story) values (?) on conflict do nothing").param(story).update();
    sql.sql("update story set waits_for = :what, leave_on = :day, free_at = null where id = :story")
        .param("what", what, Types.VARCHAR).param("day", day, Types.DATE).param("story", story).update();
  }

  /** What was said beside this story; nothing for one that came another way. */
  StoryDetail of(long story) {
    List<Rating> ratings =
        sql.sql("select service, question, code from story_rating where story = ? order by service, question")
            .param(story).query(Rating.class).list();
    return sql.sql("""
        select a.happened, a.consent, a.age, a.known, a.hopes, a.hear_from, a.complaint, s.waits_for, s.leave_on,
          a.machine
        from story_aside a join story s on s.id = a.story where a.story = ?""").param(story).query(Row.class).optional()
        .map(r -> new StoryDetail(r.happened, r.consent, r.age, r.known, r.hopes, r.hearFrom, r.complaint, r.waitsFor,
            r.leaveOn, ratings, r.machine, answers(story)))
        .orElseGet(StoryDetail::none);
  }

  private Map<String, String> answers(long story) {
    Map<String, String> codes = new LinkedHashMap<>();
    sql.sql("select question, code from story_answer where story = ? order by question").param(story)
        .query((row, n) -> Map.entry(row.getString("question"), row.getString("code"))).list()
        .forEach(answer -> codes.put(answer.getKey(), answer.getValue()));
    return codes;
  }
}

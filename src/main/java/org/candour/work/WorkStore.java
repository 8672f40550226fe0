package org.candour.work;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.candour.access.StoryReach;
import org.candour.shared.Shell;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The stories that a member reaches, as they see them. */
@Repository
class WorkStore {

  // Always within reach: what a member's rights do not cover is not found.
  private static final String IN_REACH = " from staff_story s where " + StoryReach.holdsEach("read");

  private static final String ROW = """
      select s.id, s.language, s.title, s.body, case when\s""" + StoryReach.holdsEach("author") + """
          then s.role else '' end as role, case when\s""" + StoryReach.holdsEach("criticality") + """
          then s.criticality end as criticality, s.published_at, s.progress,
        exists (select from public_response r where r.story = s.id and r.subscription = :subscription) as answered,
        \s""" + StoryReach.holdsEach("respond") + """
         as may_answer,
        (select x.read_at from staff_story_audience x
          where x.story = s.id and x.subscription = :subscription) as read_at,
        coalesce((select string_agg(distinct p.name, '; ') from public_story_service ss
          join public_service p on p.id = ss.service
                  where ss.story = s.id), '') as services
      """;

  private final JdbcClient sql;

  WorkStore(JdbcClient sql) {
    this.sql = sql;
  }

  /**
   * A row of the list.
   *
   * @param id its number
   * @param language of title and body
   * @param title as everybody reads it
   * @param body as everybody reads it
   * @param role who told it, as a code; empty for who may not see it
   * @param criticality 0 to 5; null for who may not see it
   * @param publishedAt since when it is public
   * @param progress a code of {@link org.candour.story.Progress}
   * @param answered whether an answer of this subscription is public
   * @param mayAnswer whether the reader may answer it
   * @param readAt since when this subscription has marked it as read; null where it has not
   * @param services the names of what it is about, with semicolons between them
   */
  record Row(long id, String language, String title, String body, String role, @Nullable Integer criticality,
      Instant publishedAt, String progress, boolean answered, boolean mayAnswer, @Nullable Instant readAt,
      String services) {}

  /** The stories with these numbers in this order, as far as they are in reach now. */
  List<Row> rows(MemberAccess sight, long subscription, List<Long> ids) {
    return ids.isEmpty()
        ? List.of()
        : sql.sql(ROW + IN_REACH + " and s.id = any(:ids) order by array_position(:ids, s.id)").params(sight.values())
            .param("subscription", subscription).param("ids", ids.toArray(Long[]::new)).query(Row.class).list();
  }

  /**
   * A story as it stands in public, for those who reach it, and what its author hopes for, which is for them alone.
   *
   * @param id its number
   * @param language of title and body
   * @param title as everybody reads it
   * @param body as everybody reads it
   * @param hopes what its author would like to happen; may be empty
   * @param hearFrom whom its author would like to hear from; may be empty
   */
  record StoryRow(long id, String language, String title, String body, String hopes, String hearFrom) {}

  Optional<StoryRow> shown(StoryReach reach, long story) {
    return sql.sql("""
        select s.id, s.language, s.title, s.body, coalesce((select a.hopes from staff_story_aside a
          where a.story = s.id), '') as hopes,
          coalesce((select a.hear_from from staff_story_aside a where a.story = s.id), '') as hear_from
        """ + IN_REACH + " and s.id = :story").params(reach.values("read")).param("story", story).query(StoryRow.class)
        .optional();
  }

  /** What everybody may know of a story that was public and is not any more. */
  record EndedStory(Instant endedAt, String endedWhy) {

    /** Why somebody cannot answer a story any more, in a sentence. */
    static String why(Optional<EndedStory> gone, Shell shell) {
      if (gone.isEmpty()) {
        return shell.say("work.gone.outside");
      }
      String day = shell.day(gone.get().endedAt);
      String key = "moderation.reason." + gone.get().endedWhy;
      return gone.get().endedWhy.equals("author")
          ? shell.say("work.gone.by-author", day)
          : shell.say("work.gone.by-us", day,
              shell.words().knows(key) ? shell.say(key) : shell.say("reading.gone.reason-unknown"));
    }
  }

  Optional<EndedStory> gone(long story) {
    return sql.sql("select ended_at, ended_why from public_story_trace where id = ?").param(story)
        .query(EndedStory.class).optional();
  }

  /**
   * Answers of this person for this subscription, or sent by them in a colleague's name, that are not public yet,
   * newest first; without a title where the story is gone.
   *
   * @param id its number
   * @param story that it answers
   * @param language of the title; null where the story is gone
   * @param title of the story; null where it is gone
   * @param state submitted, waiting, held or rejected
   * @param submittedAt when it was sent
   */
  record Own(long id, long story, @Nullable String language, @Nullable String title, String state,
      Instant submittedAt) {}

  List<Own> own(long person, long subscription) {
    return sql.sql("""
        select r.id, r.story, r.language, r.title, r.state, r.submitted_at from staff_response r
        where (r.person = :person or r.sent_by = :person) and r.subscription = :subscription
          and r.state in ('submitted', 'waiting', 'held', 'rejected')
        order by r.submitted_at desc limit 20""").param("person", person).param("subscription", subscription)
        .query(Own.class).list();
  }
}

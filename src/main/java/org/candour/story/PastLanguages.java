package org.candour.story;

import java.time.Duration;
import java.util.List;
import org.candour.audit.Audit;
import org.candour.audit.Audit.Act;
import org.candour.audit.PublicTrail;
import org.candour.jobs.ClusterJob;
import org.candour.regions.Regions;
import org.candour.shared.Caller;
import org.candour.shared.RegionId;
import org.candour.written.TextLanguages;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Stories from before languages were found out: each is looked at once, some at a time. What author or moderator said
 * stays.
 */
@Component
class PastLanguages {

  private static final int AT_ONCE = 200;
  private static final int BATCHES = 5;

  private final JdbcClient sql;
  private final Audit audit;
  private final PublicTrail trail;
  private final Regions regions;
  private final TransactionTemplate transaction;

  PastLanguages(JdbcClient sql, Audit audit, PublicTrail trail, Regions regions, TransactionTemplate transaction) {
    this.regions = regions;
    this.sql = sql;
    this.audit = audit;
    this.trail = trail;
    this.transaction = transaction;
  }

  private record Past(long id, String region, String language, String state, boolean said, String words) {}

  void look() {
    look(AT_ONCE);
  }

  /** Goes on where the last run ended, wherever that was. */
  void look(int atOnce) {
    for (int batch = 0; batch < BATCHES
        && Boolean.TRUE.equals(transaction.execute(tx -> lookAtSome(atOnce))); batch++) {}
  }

  /** Whether there are more. */
  private boolean lookAtSome(int atOnce) {
    List<Past> some = sql.sql("""
        select s.id, s.region, s.language, s.state, s.language_said as said,
          coalesce(v.title, '') || E'\\n' || left(coalesce(v.body, ''), 4000) as words
        from story s join story_language_past p on s.id > p.looked_to and s.id <= p.ends_at
        join story_version v on v.story = s.id and v.number = (select max(number) from story_version where story = s.id)
        order by s.id limit ? for no key update of s""").param(atOnce).query(Past.class).list();
    some.stream().filter(story -> !story.said).forEach(this::lookAt);
    if (!some.isEmpty()) {
      sql.sql("update story_language_past set looked_to = ?").param(some.getLast().id).update();
    }
    return some.size() == atOnce;
  }

  private void lookAt(Past story) {
    String found = TextLanguages.of(story.words, story.language, regions.get(new RegionId(story.region)).languages());
    if (!found.equals(story.language)) {
      sql.sql("update story set language = ? where id = ?").params(found, story.id).update();
      sql.sql("update story_version set language = ? where story = ?").params(found, story.id).update();
      audit.record(Caller.NOBODY, Act.of("story-language-found", "story", story.id).fromTo(story.language, found));
      if (story.state.equals(StoryStatus.PUBLISHED.code())) {
        trail.changed("story", story.id);
      }
    }
  }

  @Bean
  static ClusterJob findPastLanguages(PastLanguages languages) {
    return new ClusterJob("story-past-languages", Duration.ofSeconds(10), languages::look);
  }
}

package org.candour.story;

import org.candour.audit.Audit;
import org.candour.audit.Audit.Act;
import org.candour.audit.PublicTrail;
import org.candour.shared.Caller;
import org.candour.shared.NotFound;
import org.candour.written.Tongues;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** In which language a story is: found out when it is sent, and put right by its author or a moderator at any time. */
@Component
public class StoryLanguage {

  private final JdbcClient sql;
  private final StoryStore store;
  private final Audit audit;
  private final PublicTrail trail;

  StoryLanguage(JdbcClient sql, StoryStore store, Audit audit, PublicTrail trail) {
    this.sql = sql;
    this.store = store;
    this.audit = audit;
    this.trail = trail;
  }

  /** False where no such language is known. Said twice is said once. */
  @Transactional
  public boolean say(Caller by, long id, String language) {
    if (!Tongues.isKnown(language)) {
      return false;
    }
    Story story = store.lock(id).orElseThrow(() -> new NotFound("story " + id));
    sql.sql("update story set language_said = true where id = ? and not language_said").param(id).update();
    if (!story.language().equals(language)) {
      sql.sql("update story set language = ? where id = ?").params(language, id).update();
      // Every version is the same story: its words stay as they were written.
      sql.sql("update story_version set language = ? where story = ?").params(language, id).update();
      audit.record(by, Act.of("story-language", "story", id).fromTo(story.language(), language));
      if (story.status() == StoryStatus.PUBLISHED) {
        trail.changed("story", id);
      }
    }
    return true;
  }
}

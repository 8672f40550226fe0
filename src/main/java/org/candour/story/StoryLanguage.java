package org.candour.story;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.candour.audit.Audit;
import org.candour.audit.Audit.Act;
import org.candour.audit.PublicTrail;
import org.candour.regions.Region;
import org.candour.regions.Regions;
import org.candour.shared.Caller;
import org.candour.shared.NotFound;
import org.candour.shared.RegionId;
import org.candour.written.TextLanguages;
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
  private final Regions regions;

  StoryLanguage(JdbcClient sql, StoryStore store, Audit audit, PublicTrail trail, Regions regions) {
    this.regions = regions;
    this.sql = sql;
    this.store = store;
    this.audit = audit;
    this.trail = trail;
  }

  /** The language of the words, among those that people of the region write in. */
  String of(NewStory story) {
    return TextLanguages.of(story.title() + "\n" + story.body(), story.language(),
        regions.get(story.region()).languages());
  }

  /**
   * The languages that a story may be said to be in: those that people of its region write in, in the region's order,
   * and always the one that it is in now. Where a region names none: all that are known, its own first.
   */
  public List<String> choices(Story story) {
    Region region = regions.get(new RegionId(story.region()));
    Stream<String> usual = region.languages().isEmpty()
        ? Stream.concat(Stream.of(region.language()),
            TextLanguages.all().stream().sorted(Comparator.comparing(TextLanguages::name)))
        : Stream.concat(region.languages().stream(), Stream.of(region.language()));
    return Stream.concat(usual, Stream.of(story.language())).distinct().toList();
  }

  /** False where it is none of the {@link #choices}. Said twice is said once. */
  @Transactional
  public boolean say(Caller by, long id, String language) {
    Story story = store.lock(id).orElseThrow(() -> new NotFound("story " + id));
    if (!choices(story).contains(language)) {
      return false;
    }
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

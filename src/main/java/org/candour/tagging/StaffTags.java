package org.candour.tagging;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.candour.audit.Audit;
import org.candour.audit.Audit.Act;
import org.candour.audit.StaffTrail;
import org.candour.shared.Caller;
import org.candour.shared.NotFound;
import org.candour.shared.Stale;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What members call a story: for themselves (private), or for everybody in their subscription (shared). Never public:
 * what an organisation says in public are {@link PublicTags}.
 */
@Component
public class StaffTags {

  public static final int LENGTH = 40;
  /** As many of one visibility as a rule may ever let onto a story. */
  public static final int MOST = 100;

  // What a subscription does not cover is not found.
  private static final String COVERED = """
      exists (select from public_story_service ss join public_service_ancestor a on a.service = ss.service
              join staff_scope c on c.service = a.ancestor and c.subscription = :subscription
              where ss.story = :story)""";
  private static final String SEEN = """
      ((visibility = 'private' and person = :person) or (visibility = 'shared' and subscription = :subscription))""";

  private final JdbcClient sql;
  private final Clock clock;
  private final Audit audit;
  private final StaffTrail trail;
  private final ApplicationEventPublisher events;

  StaffTags(JdbcClient sql, Clock clock, Audit audit, StaffTrail trail, ApplicationEventPublisher events) {
    this.sql = sql;
    this.clock = clock;
    this.audit = audit;
    this.trail = trail;
    this.events = events;
  }

  /** A tag as those see it who may. */
  public record StaffTag(long id, String tag, boolean shared) {}

  /** The tags of a story that this person may see, shared ones first. */
  public List<StaffTag> of(Caller.Person person, long story) {
    return sql
        .sql("select id, tag, visibility = 'shared' as shared from staff_tag where story = :story and " + SEEN + " and "
            + COVERED + " order by visibility desc, tag collate names")
        .param("story", story).param("person", person.id()).param("subscription", person.subscription())
        .query(StaffTag.class).list();
  }

  /** Every tag that this person may see on any story, for them to choose from. */
  public List<StaffTag> all(Caller.Person person, int atMost) {
    return sql.sql("select min(id) as id, tag, visibility = 'shared' as shared from staff_tag where " + SEEN + """
         group by tag, visibility order by visibility desc, count(*) desc, tag collate names limit :most""")
        .param("person", person.id()).param("subscription", person.subscription()).param("most", atMost)
        .query(StaffTag.class).list();
  }

  /**
   * Puts a tag on a story in scope, once. False where there are too many already.
   *
   * @throws NotFound where the story is not in scope
   */
  @Transactional
  public boolean add(Caller.Person person, long story, String tag, boolean shared) {
    wantCovered(person, story);
    if (!room(person, story, shared)) {
      return false;
    }
    int done = sql.sql("""
        insert into staff_tag (story, tag, visibility, person, subscription, added_at)
        values (:story, :tag, :visibility, :person, :subscription, :now)
        on conflict do nothing""").param("story", story).param("tag", TagVocabulary.plain(tag))
        .param("visibility", shared ? "shared" : "private").param("person", person.id())
        .param("subscription", person.subscription()).param("now", Timestamp.from(clock.instant())).update();
    if (done > 0) {
      changed(person, story, "staff-tag-added", shared);
    }
    return true;
  }

  /**
   * Puts tags on a story that came by a link, shared in the subscription that made it; only where its scope covers the
   * story, and as many as a rule lets onto it.
   *
   * @param person who wished it when the link was made
   */
  @Transactional
  public void share(long subscription, long person, long story, List<String> tags) {
    int done = sql.sql("""
        insert into staff_tag (story, tag, visibility, person, subscription, added_at)
        select :story, t.tag, 'shared', :person, :subscription, :now
        from unnest(:tags::text[]) with ordinality as t (tag, position)
        where t.position <= :most - (select count(*) from staff_tag x
          where x.story = :story and x.subscription = :subscription and x.visibility = 'shared')
          and""" + " " + COVERED + " on conflict do nothing").param("story", story).param("person", person)
        .param("subscription", subscription).param("now", Timestamp.from(clock.instant()))
        .param("tags", tags.stream().map(TagVocabulary::plain).toArray(String[]::new)).param("most", most("shared"))
        .update();
    if (done > 0) {
      changed(Caller.NOBODY, story, "staff-tag-added", true);
    }
  }

  /**
   * Takes a tag off again: one's own, or one that one's subscription shares. What is off already stays off.
   *
   * @throws NotFound where the story is not in scope
   */
  @Transactional
  public void remove(Caller.Person person, long story, long tag) {
    wantCovered(person, story);
    List<Boolean> shared = sql
        .sql("delete from staff_tag where id = :id and story = :story and " + SEEN + " returning visibility = 'shared'")
        .param("id", tag).param("story", story).param("person", person.id())
        .param("subscription", person.subscription()).query(Boolean.class).list();
    shared.forEach(s -> changed(person, story, "staff-tag-removed", s));
  }

  /**
   * Shares a tag of one's own with everybody in the subscription, or makes a shared one one's own. False where there
   * are too many of them already. What one may not see stays as it is.
   *
   * @throws NotFound where the story is not in scope
   */
  @Transactional
  public boolean show(Caller.Person person, long story, long tag, boolean shared) {
    wantCovered(person, story);
    Optional<StaffTag> there =
        of(person, story).stream().filter(t -> t.id() == tag && t.shared() != shared).findFirst();
    if (there.isPresent() && !room(person, story, shared)) {
      return false;
    }
    there.ifPresent(t -> {
      remove(person, story, tag);
      add(person, story, t.tag(), shared);
    });
    return true;
  }

  /** Whether one more of a kind may be put on a story. */
  boolean room(Caller.Person person, long story, boolean shared) {
    return of(person, story).stream().filter(t -> t.shared() == shared).count() < most(shared ? "shared" : "private");
  }

  /**
   * How many tags of a visibility one story may carry: of one person (private), of one organisation (shared, public).
   */
  public int most(String visibility) {
    return sql.sql("select most from staff_tag_rule where visibility = ?").param(visibility).query(Integer.class)
        .single();
  }

  /** How many of each visibility, as {@link #most}. */
  public Map<String, Integer> rules() {
    record Rule(String visibility, int most) {}
    Map<String, Integer> rules = new LinkedHashMap<>();
    sql.sql("select visibility, most from staff_tag_rule order by array_position(array['private', 'shared',"
        + " 'public'], visibility)").query(Rule.class).list().forEach(r -> rules.put(r.visibility, r.most));
    return rules;
  }

  /**
   * Says how many tags of a visibility one story may carry from now on, 0 to {@link #MOST}; those that are there stay.
   *
   * @param before what stood there when it was decided
   * @throws Stale where somebody else changed it meanwhile
   */
  @Transactional
  public void rule(Caller.Person by, String visibility, int before, int most) {
    if (sql.sql("update staff_tag_rule set most = ? where visibility = ? and most = ?").params(most, visibility, before)
        .update() == 0) {
      throw new Stale("rule of " + visibility);
    }
    audit.record(by, Act.of("staff-tag-rule-changed", "staff-tag-rule", 0).because(visibility).fromTo(before, most));
  }

  private void wantCovered(Caller.Person person, long story) {
    if (!sql.sql("select " + COVERED).param("story", story).param("subscription", person.subscription())
        .query(Boolean.class).single()) {
      throw new NotFound("story " + story + " is not in scope");
    }
  }

  private void changed(Caller by, long story, String act, boolean shared) {
    audit.record(by, Act.of(act, "story", story).because(shared ? "shared" : "private"));
    trail.changed("story", story);
    events.publishEvent(new StaffTagged(story));
  }
}

package org.candour.tagging;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.candour.shared.Caller;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@link StaffTags}. */
@Repository
class StaffTagStore {

  // What a subscription does not cover is not found.
  static final String COVERED = """
      exists (select from public_story_service ss join public_service_ancestor a on a.service = ss.service
              join staff_scope c on c.service = a.ancestor and c.subscription = :subscription
              where ss.story = :story)""";
  static final String SEEN = """
      ((visibility = 'private' and person = :person) or (visibility = 'shared' and subscription = :subscription))""";

  private final JdbcClient sql;

  StaffTagStore(JdbcClient sql) {
    this.sql = sql;
  }

  record Rule(String visibility, int most) {}

  List<StaffTags.StaffTag> of(Caller.Person person, long story) {
    return sql
        .sql("select id, tag, visibility = 'shared' as shared from staff_tag where story = :story and " + SEEN + " and "
            + COVERED + " order by visibility desc, tag collate names")
        .param("story", story).param("person", person.id()).param("subscription", person.subscription())
        .query(StaffTags.StaffTag.class).list();
  }

  List<StaffTags.StaffTag> all(int atMost, Caller.Person person) {
    return sql.sql("select min(id) as id, tag, visibility = 'shared' as shared from staff_tag where " + SEEN + """
         group by tag, visibility order by visibility desc, count(*) desc, tag collate names limit :most""")
        .param("person", person.id()).param("subscription", person.subscription()).param("most", atMost)
        .query(StaffTags.StaffTag.class).list();
  }

  int add(Instant now, Caller.Person person, boolean shared, String tag, long story) {
    return sql.sql("""
        insert into staff_tag (story, tag, visibility, person, subscription, added_at)
        values (:story, :tag, :visibility, :person, :subscription, :now)
        on conflict do nothing""").param("story", story).param("tag", TagVocabulary.plain(tag))
        .param("visibility", shared ? "shared" : "private").param("person", person.id())
        .param("subscription", person.subscription()).param("now", Timestamp.from(now)).update();
  }

  int share(long subscription, long person, long story, List<String> tags, Instant now) {
    return sql.sql("""
        insert into staff_tag (story, tag, visibility, person, subscription, added_at)
        select :story, t.tag, 'shared', :person, :subscription, :now
        from unnest(:tags::text[]) with ordinality as t (tag, position)
        where t.position <= (select r.most from staff_tag_rule r where r.visibility = 'shared')
          - (select count(*) from staff_tag x
          where x.story = :story and x.subscription = :subscription and x.visibility = 'shared')
          and""" + " " + COVERED + " on conflict do nothing").param("story", story).param("person", person)
        .param("subscription", subscription).param("now", Timestamp.from(now))
        .param("tags", tags.stream().map(TagVocabulary::plain).toArray(String[]::new)).update();
  }

  List<Boolean> remove(Caller.Person person, long story, long tag) {
    return sql
        .sql("delete from staff_tag where id = :id and story = :story and " + SEEN + " returning visibility = 'shared'")
        .param("id", tag).param("story", story).param("person", person.id())
        .param("subscription", person.subscription()).query(Boolean.class).list();
  }

  int most(String visibility) {
    return sql.sql("select most from staff_tag_rule where visibility = ?").param(visibility).query(Integer.class)
        .single();
  }

  List<Rule> rules() {
    return sql.sql("select visibility, most from staff_tag_rule order by array_position(array['private', 'shared',"
        + " 'public'], visibility)").query(Rule.class).list();
  }

  int rule(int most, String visibility, int before) {
    return sql.sql("update staff_tag_rule set most = ? where visibility = ? and most = ?")
        .params(most, visibility, before).update();
  }

  boolean wantCovered(Caller.Person person, long story) {
    return sql.sql("select " + COVERED).param("story", story).param("subscription", person.subscription())
        .query(Boolean.class).single();
  }
}

package org.candour.blog;

import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import org.candour.access.Rights;
import org.candour.people.PersonAccount;
import org.candour.shared.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@link Posts}. */
@Repository
class BlogPostStore {

  static final String POST = """
      select p.id, p.region, p.type, p.person, p.subscription, p.writer_name, p.state, coalesce(v.title, '') as title,
        coalesce(v.body, '') as body,
             p.revision, v.number as version, p.submitted_at, p.published_at, p.closed_at, p.ended_why
      from post p join post_version v on v.post = p.id and v.number = (select max(x.number) from post_version x
        where x.post = p.id""";
  // What a moderator is still working on is not the writer's to read.
  static final String KNOWN_TO_WRITER = POST + " and (x.reason is null or x.number <= p.shown_version)) ";
  static final String NEWEST = POST + ") ";

  private final JdbcClient sql;

  BlogPostStore(JdbcClient sql) {
    this.sql = sql;
  }

  Optional<Long> submit(String once, Timestamp now, Posts.NewPost post, PersonAccount person, Caller.Person by) {
    return sql.sql("""
        insert into post (region, type, person, subscription, organisation, writer_name, job_title, language, state,
          submitted_at, once)
        values (:region, :type, :person, :subscription, :organisation, :name, :job, :language, 'waiting', :now, :once)
        on conflict (once) do nothing returning id""").param("region", post.region().value()).param("type", post.type())
        .param("person", by.id()).param("subscription", by.subscription()).param("organisation", post.organisation())
        .param("name", person.name()).param("job", person.jobTitle()).param("language", post.language())
        .param("now", now).param("once", once).query(Long.class).optional();
  }

  /**
   * What a version of a post holds.
   *
   * @param post which
   * @param number of the version, from 1
   * @param title in plain text
   * @param body in Markdown
   * @param writer the number of whoever wrote it
   * @param reason why a moderator changed it; null for the writer's own
   */
  record PostVersion(long post, int number, String title, String body, long writer, @Nullable String reason) {}

  void insertVersion(PostVersion version, Timestamp now) {
    sql.sql("""
        insert into post_version (post, number, title, body, writer_id, written_at, reason)
        values (:post, :number, :title, :body, :writer, :now, :reason)""").param("post", version.post)
        .param("number", version.number).param("title", version.title).param("body", version.body)
        .param("writer", version.writer).param("now", now).param("reason", version.reason).update();
  }

  Optional<Post> get(long id) {
    return sql.sql(NEWEST + " where p.id = ?").param(id).query(Post.class).optional();
  }

  List<Post> of(Caller.Person by, int atMost) {
    return sql.sql(KNOWN_TO_WRITER + " where p.person = ? order by p.submitted_at desc, p.id desc limit ?")
        .params(by.id(), atMost).query(Post.class).list();
  }

  void close(long id, @Nullable Timestamp at) {
    sql.sql("update post set closed_at = :at where id = :id").param("at", at).param("id", id).update();
  }

  boolean isLeft(Timestamp now, long id) {
    return sql
        .sql("select exists (select from post w where w.id = :id and w.subscription is not null and not "
            + Rights.belongs("w.person", "w.subscription") + ")")
        .param("id", id).param("now", now).query(Boolean.class).single();
  }

  void publish(Post post, Timestamp now) {
    sql.sql("""
        update post set shown_version = :version, published_at = coalesce(published_at, :now), ended_at = null,
          ended_why = null
        where id = :id""").param("version", post.version()).param("now", now).param("id", post.id()).update();
  }

  void end(Timestamp at, String reason, Post post) {
    sql.sql("update post set ended_at = coalesce(ended_at, ?), ended_why = ? where id = ?")
        .params(at, reason, post.id()).update();
  }

  int move(BlogStatus to, Post post) {
    return sql.sql("update post set state = ?, revision = revision + 1 where id = ? and revision = ?")
        .params(to.code(), post.id(), post.revision()).update();
  }

  void locked(long id) {
    sql.sql("select id from post where id = ? for no key update").param(id).query(Long.class).optional();
  }
}

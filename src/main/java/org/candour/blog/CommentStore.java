package org.candour.blog;

import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.candour.access.Rights;
import org.candour.shared.Caller;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@link Comments}. */
@Repository
class CommentStore {

  private final JdbcClient sql;

  CommentStore(JdbcClient sql) {
    this.sql = sql;
  }

  record Row(String language, boolean closed) {}

  Optional<Row> shareLockPost(long post) {
    return sql
        .sql(
            "select language, closed_at is not null as closed from post where id = ? and state = 'published' for share")
        .param(post).query(Row.class).optional();
  }

  Optional<Long> insert(Row open, Timestamp now, String once, Comments.Speaker speaker, long post) {
    return sql.sql("""
        insert into comment (post, name, person, subscription, job_title, organisation, state, once, submitted_at,
          language)
        values (:post, :name, :person, :subscription, :job, :organisation, 'waiting', :once, :now, :language)
        on conflict (once) do nothing returning id""").param("post", post).param("name", speaker.name())
        .param("person", speaker.person()).param("subscription", speaker.subscription())
        .param("job", speaker.jobTitle()).param("organisation", speaker.organisation()).param("once", once)
        .param("now", now).param("language", open.language()).query(Long.class).optional();
  }

  void insertVersion(long id, String body, Comments.Speaker speaker, Timestamp at) {
    sql.sql("insert into comment_version (comment, number, body, writer, writer_id, written_at) values (?, 1,"
        + " ?, ?, ?, ?)")
        .params(Arrays.asList(id, body, speaker.person() == null ? "reader" : "person", speaker.person(), at)).update();
  }

  Optional<Comment> get(long id) {
    return sql.sql("""
        select c.id, c.post, d.title as post_title, p.state as post_state, p.region, c.name, c.person, c.job_title,
          c.organisation, c.state, c.revision, v.number as version,
               coalesce(v.body, '') as body, c.submitted_at
        from comment c join post p on p.id = c.post join desk_post d on d.id = c.post
        join comment_version v on v.comment = c.id and v.number = (select max(number) from comment_version
          where comment = c.id)
        where c.id = ?""").param(id).query(Comment.class).optional();
  }

  boolean isLeft(Timestamp now, long id) {
    return sql
        .sql("select exists (select from comment w where w.id = :id and w.subscription is not null and not "
            + Rights.belongs("w.person", "w.subscription") + ")")
        .param("id", id).param("now", now).query(Boolean.class).single();
  }

  void insertEdit(long id, Comment comment, CommentEdit made, Caller.Person by, Timestamp at) {
    sql.sql("""
          insert into comment_version (comment, number, body, writer, writer_id, written_at, reason)
          values (?, ?, ?, 'person', ?, ?, ?)""")
        .params(id, comment.version() + 1, made.body(), by.id(), at, made.reason()).update();
  }

  Optional<Long> lockPost(Comment comment) {
    return sql.sql("select id from post where id = ? and state = 'published' for share").param(comment.post())
        .query(Long.class).optional();
  }

  void publish(Comment comment, Timestamp at) {
    sql.sql("update comment set shown_version = ?, published_at = ? where id = ?")
        .params(comment.version(), at, comment.id()).update();
  }

  List<Long> onPost(PostRejected event) {
    return sql.sql("select id from comment where post = ? order by id").param(event.post()).query(Long.class).list();
  }

  int move(BlogStatus to, Comment comment) {
    return sql.sql("update comment set state = ?, revision = revision + 1 where id = ? and revision = ?")
        .params(to.code(), comment.id(), comment.revision()).update();
  }

  void lock(long id) {
    sql.sql("select id from comment where id = ? for no key update").param(id).query(Long.class).optional();
  }
}

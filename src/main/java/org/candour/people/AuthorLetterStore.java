package org.candour.people;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.candour.mail.Recipient;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@link AuthorLetters}. */
@Repository
class AuthorLetterStore {

  private final JdbcClient sql;

  AuthorLetterStore(JdbcClient sql) {
    this.sql = sql;
  }

  Optional<AuthorLetters.Row> of(long author) {
    return sql.sql("select unwanted, stopped_at is not null as stopped from author_letters where author = ?")
        .param(author)
        .query((r, n) -> new AuthorLetters.Row((String[]) r.getArray("unwanted").getArray(), r.getBoolean("stopped")))
        .optional();
  }

  boolean wants(long author, String kind) {
    return sql.sql("""
        select exists (select from author a left join author_letters l on l.author = a.id
          where a.id = :author and a.address is not null and l.stopped_at is null
            and (l.unwanted is null or not :kind = any(l.unwanted)))""").param("author", author).param("kind", kind)
        .query(Boolean.class).single();
  }

  void insert(long author) {
    sql.sql("insert into author_letters (author) values (?) on conflict do nothing").param(author).update();
  }

  String stopTokenOf(long author) {
    return sql.sql("select stop_token from author_letters where author = ?").param(author).query(String.class).single();
  }

  void choose(String[] unwanted, long author) {
    sql.sql("update author_letters set unwanted = ?, stopped_at = null where author = ?").params(unwanted, author)
        .update();
  }

  Optional<Long> byStopToken(String token) {
    return sql.sql("select author from author_letters where stop_token = ?").param(token).query(Long.class).optional();
  }

  int stop(long author, Instant now) {
    return sql.sql("update author_letters set stopped_at = ? where author = ? and stopped_at is null")
        .params(Timestamp.from(now), author).update();
  }

  int forgetAddress(long author) {
    return sql.sql("update author set address = null, proven_at = null where id = ? and address is not null")
        .param(author).update();
  }

  void endLinks(long author, Instant now) {
    sql.sql("update sign_in_link set used_at = :now where person_kind = 'author' and person_id = :author"
        + " and used_at is null").param("now", Timestamp.from(now)).param("author", author).update();
  }

  Optional<String> addressOf(Recipient recipient) {
    return sql.sql("select address from author where id = ? and address is not null").param(recipient.id())
        .query(String.class).optional();
  }
}

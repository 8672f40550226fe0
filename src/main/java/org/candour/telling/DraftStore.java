package org.candour.telling;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.candour.shared.RegionId;
import org.candour.shared.Token;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of drafts. */
@Repository
class DraftStore {

  private final JdbcClient sql;

  DraftStore(JdbcClient sql) {
    this.sql = sql;
  }

  void insert(String token, RegionId region, String language, boolean shared, List<Long> services, Instant now) {
    sql.sql("""
        insert into telling_draft (token_hash, region, language, shared_device, services, started_at, touched_at)
        values (:hash, :region, :language, :shared, :services, :now, :now)""")
        .param("hash", Token.hash(token)).param("region", region.value()).param("language", language).param("shared", shared)
        .param("services", services.toArray(Long[]::new)).param("now", Timestamp.from(now)).update();
  }

  Optional<Draft> find(String token, boolean lock) {
    return sql.sql("select * from telling_draft where token_hash = ?" + (lock ? " for no key update" : "")).param(Token.hash(token))
        .query((row, n) -> draft(row, token)).optional();
  }

  /** Writes what one page asked for, and nothing else. */
  void keep(String token, Answer answer, Instant now) {
    switch (answer) {
      case Answer.Words words -> keep(token, words, now);
      case Answer.Keywords tags -> set(token, now, "good", tags.good(), "improve", tags.improve(), "feel", tags.feel());
      case Answer.Places places ->
          set(token, now, "services", places.services().toArray(Long[]::new), "service_words", places.words());
      case Answer.Role role -> set(token, now, "role", role.role());
      case Answer.Name name -> set(token, now, "screen_name", name.screenName());
      case Answer.Contact contact -> throw new IllegalArgumentException("an address is no part of a draft");
      case Answer.Safe safe -> set(token, now, "mail_ok", safe.mailOk());
      case Answer.Ongoing ongoing -> set(token, now, "ongoing", ongoing.still());
    }
  }

  /** Other words have not been looked at. */
  private void keep(String token, Answer.Words words, Instant now) {
    sql.sql("""
        update telling_draft set title = :title, body = :body, looked = :looked or (looked and title = :title and body = :body), touched_at = :now
        where token_hash = :hash and story is null""")
        .param("title", words.title()).param("body", words.body()).param("looked", words.looked()).param("now", Timestamp.from(now))
        .param("hash", Token.hash(token)).update();
  }

  void looked(String token, Instant now) {
    set(token, now, "looked", true);
  }

  void reach(String token, @Nullable Long author, @Nullable Boolean mailOk, Instant now) {
    set(token, now, "author", author, "mail_ok", mailOk);
  }

  void device(String token, boolean shared, Instant now) {
    set(token, now, "shared_device", shared);
  }

  /** Columns, each followed by its value. */
  private void set(String token, Instant now, @Nullable Object... columns) {
    StringBuilder change = new StringBuilder("update telling_draft set touched_at = :now");
    for (int i = 0; i < columns.length; i += 2) {
      change.append(", ").append(columns[i]).append(" = :value").append(i);
    }
    var statement = sql.sql(change.append(" where token_hash = :hash and story is null").toString())
        .param("now", Timestamp.from(now)).param("hash", Token.hash(token));
    for (int i = 0; i < columns.length; i += 2) {
      statement = statement.param("value" + i, columns[i + 1]);
    }
    statement.update();
  }

  /** Keeps what the receipt needs and forgets the words: they live in the story now. */
  void sent(String token, long story, @Nullable String cardNumber, @Nullable String cardWords, Instant now) {
    sql.sql("""
        update telling_draft set story = :story, title = '', body = '', good = '', improve = '', feel = '', service_words = '',
          card_number = :number, card_words = :words, touched_at = :now where token_hash = :hash""")
        .param("story", story).param("number", cardNumber).param("words", cardWords).param("now", Timestamp.from(now))
        .param("hash", Token.hash(token)).update();
  }

  /** Gives the authors of what was deleted. */
  List<Long> delete(String token) {
    return sql.sql("delete from telling_draft where token_hash = ? returning author").param(Token.hash(token)).query(Long.class).list();
  }

  /** Gives the authors of what was deleted. */
  List<Long> deleteOld(Instant sentBefore, Instant sharedBefore, Instant ownBefore) {
    return sql.sql("""
        delete from telling_draft where (story is not null and touched_at < :sent) or (shared_device and touched_at < :shared)
          or touched_at < :own returning author""")
        .param("sent", Timestamp.from(sentBefore)).param("shared", Timestamp.from(sharedBefore))
        .param("own", Timestamp.from(ownBefore)).query(Long.class).list();
  }

  /** Those of these authors who are telling nothing. */
  List<Long> withoutDraft(List<Long> authors) {
    return sql.sql("""
        select distinct a.id from unnest(:authors::bigint[]) as a (id)
        where a.id is not null and not exists (select from telling_draft d where d.author = a.id)""")
        .param("authors", authors.toArray(Long[]::new)).query(Long.class).list();
  }

  private static Draft draft(ResultSet row, String token) throws SQLException {
    Array services = row.getArray("services");
    return new Draft(token, new RegionId(row.getString("region")), row.getString("language"), row.getBoolean("shared_device"),
        row.getObject("author", Long.class), row.getObject("mail_ok", Boolean.class), row.getString("title"), row.getString("body"),
        row.getString("good"), row.getString("improve"), row.getString("feel"), List.of((Long[]) services.getArray()),
        row.getString("service_words"), row.getString("role"), row.getString("screen_name"), row.getObject("ongoing", Boolean.class),
        row.getObject("story", Long.class), row.getString("card_number"), row.getString("card_words"), row.getBoolean("looked"));
  }
}

package org.candour.story;

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

  void insert(String token, RegionId region, String language, boolean shared, Instant now) {
    sql.sql("insert into draft (token_hash, region, language, shared_device, started_at, touched_at) values (?, ?, ?, ?, ?, ?)")
        .params(Token.hash(token), region.value(), language, shared, Timestamp.from(now), Timestamp.from(now)).update();
  }

  Optional<Draft> find(String token, boolean lock) {
    return sql.sql("select * from draft where token_hash = ?" + (lock ? " for no key update" : "")).param(Token.hash(token))
        .query((row, n) -> draft(row, token)).optional();
  }

  void update(Draft draft, Instant now) {
    sql.sql("""
        update draft set author = :author, mail_ok = :mailOk, title = :title, body = :body, good = :good, improve = :improve,
          feel = :feel, services = :services, service_words = :serviceWords, role = :role, screen_name = :screenName,
          ongoing = :ongoing, touched_at = :now
        where token_hash = :hash and story is null""")
        .param("author", draft.author()).param("mailOk", draft.mailOk()).param("title", draft.title()).param("body", draft.body())
        .param("good", draft.good()).param("improve", draft.improve()).param("feel", draft.feel())
        .param("services", draft.services().toArray(Long[]::new)).param("serviceWords", draft.serviceWords())
        .param("role", draft.role()).param("screenName", draft.screenName()).param("ongoing", draft.ongoing())
        .param("now", Timestamp.from(now)).param("hash", Token.hash(draft.token())).update();
  }

  /** Keeps what the receipt needs and forgets the words: they live in the story now. */
  void sent(String token, long story, @Nullable String cardNumber, @Nullable String cardWords, Instant now) {
    sql.sql("""
        update draft set story = :story, title = '', body = '', good = '', improve = '', feel = '', service_words = '',
          card_number = :number, card_words = :words, touched_at = :now where token_hash = :hash""")
        .param("story", story).param("number", cardNumber).param("words", cardWords).param("now", Timestamp.from(now))
        .param("hash", Token.hash(token)).update();
  }

  void delete(String token) {
    sql.sql("delete from draft where token_hash = ?").param(Token.hash(token)).update();
  }

  int deleteOld(Instant sentBefore, Instant sharedBefore, Instant ownBefore) {
    return sql.sql("""
        delete from draft where (story is not null and touched_at < :sent) or (shared_device and touched_at < :shared)
          or touched_at < :own""")
        .param("sent", Timestamp.from(sentBefore)).param("shared", Timestamp.from(sharedBefore))
        .param("own", Timestamp.from(ownBefore)).update();
  }

  private static Draft draft(ResultSet row, String token) throws SQLException {
    Array services = row.getArray("services");
    return new Draft(token, new RegionId(row.getString("region")), row.getString("language"), row.getBoolean("shared_device"),
        row.getObject("author", Long.class), row.getObject("mail_ok", Boolean.class), row.getString("title"), row.getString("body"),
        row.getString("good"), row.getString("improve"), row.getString("feel"), List.of((Long[]) services.getArray()),
        row.getString("service_words"), row.getString("role"), row.getString("screen_name"), row.getObject("ongoing", Boolean.class),
        row.getObject("story", Long.class), row.getString("card_number"), row.getString("card_words"));
  }
}

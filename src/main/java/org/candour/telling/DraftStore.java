package org.candour.telling;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.candour.shared.RegionId;
import org.candour.shared.SecretToken;
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

  void insert(String token, RegionId region, String language, String route, @Nullable Long invitation,
      List<Long> services, Instant now) {
    sql.sql("""
        insert into telling_draft (token_hash, region, language, shared_device, route, invitation, services, started_at,
          touched_at)
        values (:hash, :region, :language, true, :route, :invitation, :services, :now, :now)""")
        .param("hash", SecretToken.hash(token)).param("region", region.value()).param("language", language)
        .param("route", route).param("invitation", invitation).param("services", services.toArray(Long[]::new))
        .param("now", Timestamp.from(now)).update();
  }

  Optional<Draft> find(String token, boolean lock) {
    return sql.sql("select * from telling_draft where token_hash = ?" + (lock ? " for no key update" : ""))
        .param(SecretToken.hash(token)).query((row, n) -> draft(row, token)).optional();
  }

  /** Writes what one page asked for, and nothing else. */
  void keep(String token, TellAnswer answer, Instant now) {
    switch (answer) {
      case TellAnswer.Words words -> keep(token, words, now);
      case TellAnswer.Keywords tags ->
        set(token, now, "good", tags.good(), "improve", tags.improve(), "feel", tags.feel());
      case TellAnswer.ChosenServices places ->
        set(token, now, "services", places.services().toArray(Long[]::new), "service_words", places.words());
      case TellAnswer.When when -> set(token, now, "happened", when.happened());
      case TellAnswer.Role role -> set(token, now, "role", role.role(), "consent", role.consent());
      case TellAnswer.Ratings ratings -> set(token, now, "ratings",
          ratings.codes().entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toArray(String[]::new));
      case TellAnswer.Wishes wishes -> set(token, now, "hopes", wishes.hopes(), "hear_from", wishes.hearFrom());
      case TellAnswer.Complaint complaint -> set(token, now, "complaint", complaint.complaint());
      case TellAnswer.Name name -> set(token, now, "screen_name", name.screenName());
      case TellAnswer.Contact contact -> throw new IllegalArgumentException("an address is no part of a draft");
      case TellAnswer.Safe safe -> set(token, now, "mail_ok", safe.mailOk());
      case TellAnswer.Age age -> set(token, now, "age", age.age());
      case TellAnswer.Known known -> set(token, now, "known", known.known());
      case TellAnswer.Publish publish -> set(token, now, "publish", publish.when(), "leave_on", publish.leaveOn());
    }
  }

  /** Other words have not been looked at. */
  private void keep(String token, TellAnswer.Words words, Instant now) {
    sql.sql("""
        update telling_draft set title = :title, body = :body, looked = :looked or (looked and title = :title
          and body = :body), touched_at = :now
        where token_hash = :hash and story is null""").param("title", words.title()).param("body", words.body())
        .param("looked", words.looked()).param("now", Timestamp.from(now)).param("hash", SecretToken.hash(token))
        .update();
  }

  /** Something happened on its page that leaves nothing to keep. */
  void touch(String token, Instant now) {
    set(token, now);
  }

  void machine(String token, Instant now) {
    set(token, now, "machine", true);
  }

  void looked(String token, Instant now) {
    set(token, now, "looked", true);
  }

  void reach(String token, @Nullable Long author, @Nullable Boolean mailOk, Instant now) {
    set(token, now, "author", author, "mail_ok", mailOk);
  }

  /** @param codeHash of the code of an own device, or null for one that others use too */
  void device(String token, @Nullable String codeHash, byte @Nullable [] deviceKey, Instant now) {
    set(token, now, "shared_device", codeHash == null, "code_hash", codeHash, "device_key", deviceKey, "locked_at",
        null);
  }

  /** What is before its author now. To look at a page is no word: nothing else is touched. */
  void at(String token, TellStep step) {
    sql.sql("update telling_draft set step = :step where token_hash = :hash and story is null"
        + " and step is distinct from :step").param("step", step.path()).param("hash", SecretToken.hash(token))
        .update();
  }

  /** From now on it wants its code; one that was sent, too. */
  void lock(String token, Instant now) {
    sql.sql("update telling_draft set locked_at = :now where token_hash = :hash and code_hash is not null"
        + " and locked_at is null").param("now", Timestamp.from(now)).param("hash", SecretToken.hash(token)).update();
  }

  void unlock(String token, Instant now) {
    sql.sql("update telling_draft set locked_at = null, touched_at = :now where token_hash = :hash")
        .param("now", Timestamp.from(now)).param("hash", SecretToken.hash(token)).update();
  }

  /** Columns, each followed by its value. */
  private void set(String token, Instant now, @Nullable Object... columns) {
    StringBuilder change = new StringBuilder("update telling_draft set touched_at = :now");
    for (int i = 0; i < columns.length; i += 2) {
      change.append(", ").append(columns[i]).append(" = :value").append(i);
    }
    var statement = sql.sql(change.append(" where token_hash = :hash and story is null").toString())
        .param("now", Timestamp.from(now)).param("hash", SecretToken.hash(token));
    for (int i = 0; i < columns.length; i += 2) {
      statement = statement.param("value" + i, columns[i + 1]);
    }
    statement.update();
  }

  /** Keeps what the receipt needs and forgets the words: they live in the story now. */
  void sent(String token, Draft.Sent sent, Instant now) {
    sql.sql("""
        update telling_draft set story = :story, title = '', body = '', good = '', improve = '', feel = '',
          service_words = '', hopes = '',
          hear_from = '', screen_name = '', card_number = :number, card_words = :words, touched_at = :now
            where token_hash = :hash""").param("story", sent.story()).param("number", sent.cardNumber())
        .param("words", sent.cardWords()).param("now", Timestamp.from(now)).param("hash", SecretToken.hash(token))
        .update();
  }

  /** Gives the authors of what was deleted. */
  List<Long> delete(String token) {
    return sql.sql("delete from telling_draft where token_hash = ? returning author").param(SecretToken.hash(token))
        .query(Long.class).list();
  }

  /** Gives the authors of what was deleted. */
  List<Long> deleteOld(Instant sentBefore, Instant sharedBefore, Instant ownBefore) {
    return sql.sql("""
        delete from telling_draft where (story is not null and touched_at < :sent)
          or (shared_device and received_on is null and touched_at < :shared)
          or touched_at < :own returning author""").param("sent", Timestamp.from(sentBefore))
        .param("shared", Timestamp.from(sharedBefore)).param("own", Timestamp.from(ownBefore)).query(Long.class).list();
  }

  /** Those of these authors who are telling nothing. */
  List<Long> withoutDraft(List<Long> authors) {
    return sql.sql("""
        select distinct a.id from unnest(:authors::bigint[]) as a (id)
        where a.id is not null and not exists (select from telling_draft d where d.author = a.id)""")
        .param("authors", authors.toArray(Long[]::new)).query(Long.class).list();
  }

  /** A row as it is read wherever drafts are; while somebody keeps it, it brings its own token. */
  static Draft kept(ResultSet row) throws SQLException {
    return draft(row, row.getString("keeper_token"));
  }

  private static Draft draft(ResultSet row, String token) throws SQLException {
    Array services = row.getArray("services");
    Long story = row.getObject("story", Long.class);
    return new Draft(token, new RegionId(row.getString("region")), row.getString("language"),
        row.getBoolean("shared_device"), row.getString("route"), row.getTimestamp("started_at").toInstant(),
        row.getTimestamp("touched_at").toInstant(), row.getBoolean("machine"), lock(row),
        row.getObject("invitation", Long.class), row.getObject("author", Long.class),
        row.getObject("mail_ok", Boolean.class),
        new TellAnswer.Words(row.getString("title"), row.getString("body"), row.getBoolean("looked")),
        new TellAnswer.Keywords(row.getString("good"), row.getString("improve"), row.getString("feel")),
        new TellAnswer.ChosenServices(List.of((Long[]) services.getArray()), row.getString("service_words")),
        new TellAnswer.When(row.getString("happened")),
        new TellAnswer.Role(row.getString("role"), row.getString("consent")), new TellAnswer.Ratings(ratings(row)),
        new TellAnswer.Wishes(row.getString("hopes"), row.getString("hear_from")),
        new TellAnswer.Complaint(row.getString("complaint")), new TellAnswer.Name(row.getString("screen_name")),
        new TellAnswer.Age(row.getString("age")), new TellAnswer.Known(row.getString("known")),
        new TellAnswer.Publish(row.getString("publish"), row.getString("leave_on")),
        new Draft.Aid(row.getLong("number"), row.getObject("keeper", Long.class),
            row.getObject("received_on", LocalDate.class), row.getObject("subscription", Long.class)),
        Optional.ofNullable(row.getString("step")).flatMap(TellStep::of).orElse(null),
        story == null ? null : new Draft.Sent(story, row.getString("card_number"), row.getString("card_words")));
  }

  private static Draft.@Nullable Lock lock(ResultSet row) throws SQLException {
    String hash = row.getString("code_hash");
    Timestamp since = row.getTimestamp("locked_at");
    return hash == null
        ? null
        : new Draft.Lock(hash, since == null ? null : since.toInstant(),
            Base64.getEncoder().encodeToString(row.getBytes("device_key")));
  }

  private static Map<String, String> ratings(ResultSet row) throws SQLException {
    Map<String, String> codes = new TreeMap<>();
    Arrays.stream((String[]) row.getArray("ratings").getArray()).map(r -> r.split("=", 2))
        .forEach(r -> codes.put(r[0], r[1]));
    return codes;
  }
}

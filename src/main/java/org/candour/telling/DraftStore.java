package org.candour.telling;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.candour.questions.Draft;
import org.candour.questions.Question;
import org.candour.questions.Questionnaire;
import org.candour.questions.TellStep;
import org.candour.shared.RegionId;
import org.candour.shared.SecretToken;
import org.candour.telling.DraftDevices.NewDraft;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of drafts. */
@Repository
class DraftStore {

  private final JdbcClient sql;
  private final Questionnaire questionnaire;
  private final Clock clock;

  DraftStore(JdbcClient sql, Questionnaire questionnaire, Clock clock) {
    this.sql = sql;
    this.questionnaire = questionnaire;
    this.clock = clock;
  }

  private Timestamp moment() {
    return Timestamp.from(clock.instant());
  }

  void insert(String token, NewDraft draft) {
    sql.sql("""
        insert into telling_draft (token_hash, region, language, shared_device, route, invitation, answers, started_at,
          touched_at)
        values (:hash, :region, :language, true, 'web', :invitation,
          jsonb_build_object('services', jsonb_build_object('services', :services::bigint[], 'words', '')), :now,
          :now)""").param("hash", SecretToken.hash(token)).param("region", draft.region().value())
        .param("language", draft.language())
        .param("invitation", draft.invitation() == null ? null : draft.invitation().id(), Types.BIGINT)
        .param("services", draft.services().toArray(Long[]::new)).param("now", moment()).update();
  }

  Optional<Draft> find(String token, boolean lock) {
    return sql.sql("select * from telling_draft where token_hash = ?" + (lock ? " for no key update" : ""))
        .param(SecretToken.hash(token)).query((row, n) -> draft(row, token)).optional();
  }

  /** Writes what one page asked for, and nothing else. */
  void keep(String token, TellStep step, Question.Answer answer) {
    sql.sql("""
        update telling_draft set answers = answers || jsonb_build_object(:step::text, :answer::jsonb), touched_at = :now
        where token_hash = :hash and story is null""").param("step", step.path())
        .param("answer", questionnaire.write(answer)).param("now", moment()).param("hash", SecretToken.hash(token))
        .update();
  }

  /** Something happened on its page that leaves nothing to keep. */
  void touch(String token) {
    set(token);
  }

  void machine(String token) {
    set(token, "machine", true);
  }

  /**
   * Its author sees what its words could show. Nothing came from them: the page that shows it is made from this draft.
   */
  void looked(String token) {
    sql.sql("update telling_draft set answers = jsonb_set(answers, '{story,looked}', 'true') where token_hash = ?"
        + " and story is null").param(SecretToken.hash(token)).update();
  }

  /** @param same whether it is the author that it had: then what they said of letters holds */
  void reach(String token, @Nullable Long author, boolean same) {
    set(token, "author", author);
    if (!same) {
      sql.sql("update telling_draft set answers = answers - :safe where token_hash = :hash and story is null")
          .param("safe", TellStep.SAFE.path()).param("hash", SecretToken.hash(token)).update();
    }
  }

  /** @param codeHash of the code of an own device, or null for one that others use too */
  void device(String token, @Nullable String codeHash, byte @Nullable [] deviceKey) {
    set(token, "shared_device", codeHash == null, "code_hash", codeHash, "device_key", deviceKey, "locked_at", null);
  }

  /** What is before its author now. To look at a page is no word: nothing else is touched. */
  void at(String token, TellStep step) {
    sql.sql("update telling_draft set step = :step where token_hash = :hash and story is null"
        + " and step is distinct from :step").param("step", step.path()).param("hash", SecretToken.hash(token))
        .update();
  }

  /** From now on it wants its code; one that was sent, too. */
  void lock(String token) {
    sql.sql("update telling_draft set locked_at = :now where token_hash = :hash and code_hash is not null"
        + " and locked_at is null").param("now", moment()).param("hash", SecretToken.hash(token)).update();
  }

  void unlock(String token) {
    sql.sql("update telling_draft set locked_at = null, touched_at = :now where token_hash = :hash")
        .param("now", moment()).param("hash", SecretToken.hash(token)).update();
  }

  /** Columns, each followed by its value. */
  private void set(String token, @Nullable Object... columns) {
    StringBuilder change = new StringBuilder("update telling_draft set touched_at = :now");
    for (int i = 0; i < columns.length; i += 2) {
      change.append(", ").append(columns[i]).append(" = :value").append(i);
    }
    var statement = sql.sql(change.append(" where token_hash = :hash and story is null").toString())
        .param("now", moment()).param("hash", SecretToken.hash(token));
    for (int i = 0; i < columns.length; i += 2) {
      statement = statement.param("value" + i, columns[i + 1]);
    }
    statement.update();
  }

  /** Keeps what the receipt needs and forgets the words: they live in the story now. */
  void sent(String token, Draft.Sent sent) {
    sql.sql("""
        update telling_draft set story = :story, card_number = :number, card_words = :words, touched_at = :now,
          answers = (select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(answers)
            where key = any (:kept))
        where token_hash = :hash""").param("story", sent.story()).param("number", sent.cardNumber())
        .param("words", sent.cardWords()).param("now", moment())
        .param("kept", questionnaire.onReceipt().toArray(String[]::new)).param("hash", SecretToken.hash(token))
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
  Draft kept(ResultSet row) throws SQLException {
    return draft(row, row.getString("keeper_token"));
  }

  private Draft draft(ResultSet row, String token) throws SQLException {
    Long story = row.getObject("story", Long.class);
    return new Draft(token, new RegionId(row.getString("region")), row.getString("language"),
        row.getBoolean("shared_device"), row.getString("route"), row.getTimestamp("started_at").toInstant(),
        row.getTimestamp("touched_at").toInstant(), row.getBoolean("machine"), lock(row),
        row.getObject("invitation", Long.class), row.getObject("author", Long.class),
        questionnaire.answers(row.getString("answers")),
        new Draft.Aid(row.getLong("number"), row.getObject("keeper", Long.class),
            row.getObject("received_on", LocalDate.class), row.getObject("subscription", Long.class)),
        Optional.ofNullable(row.getString("step")).flatMap(questionnaire::step).orElse(null),
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
}

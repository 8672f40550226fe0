package org.candour.telling;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.candour.questions.Draft;
import org.candour.shared.RegionId;
import org.candour.shared.SecretToken;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of drafts that are in somebody else's hands, and of their handing over. */
@Repository
class AssistedDraftStore {

  private final JdbcClient sql;
  private final DraftStore drafts;
  private final Clock clock;

  AssistedDraftStore(JdbcClient sql, DraftStore drafts, Clock clock) {
    this.sql = sql;
    this.drafts = drafts;
    this.clock = clock;
  }

  /**
   * What a draft that somebody keeps begins with.
   *
   * @param region where it is told
   * @param language in which it begins
   * @param route {@code paper}, {@code phone} or {@code helped}
   * @param receivedOn when the letter or call came; null where staff help
   * @param subscription whose staff help; null where the team writes it down
   * @param services that it is about so far
   */
  record Begun(RegionId region, String language, String route, @Nullable LocalDate receivedOn,
      @Nullable Long subscription, List<Long> services) {}

  /** Gives the number by which its keeper finds it. No cookie and no code: it is for them to say who they are. */
  long insert(long keeper, String token, Begun begun) {
    return sql.sql("""
        insert into telling_draft (token_hash, region, language, shared_device, route, answers, started_at, touched_at,
          keeper, keeper_token, received_on, subscription)
        values (:hash, :region, :language, true, :route,
          jsonb_build_object('services', jsonb_build_object('services', :services::bigint[], 'words', '')), :now, :now,
          :keeper, :token, :received, :subscription) returning number""").param("hash", SecretToken.hash(token))
        .param("region", begun.region.value()).param("language", begun.language).param("route", begun.route)
        .param("services", begun.services.toArray(Long[]::new)).param("now", Timestamp.from(clock.instant()))
        .param("keeper", keeper).param("token", token).param("received", begun.receivedOn, Types.DATE)
        .param("subscription", begun.subscription, Types.BIGINT).query(Long.class).single();
  }

  /** A letter or call that this person writes down. */
  Optional<Draft> keyed(long keeper, RegionId region, long number) {
    return sql
        .sql("select * from telling_draft where keeper = ? and number = ? and region = ? and subscription is null")
        .params(keeper, number, region.value()).query((row, n) -> drafts.kept(row)).optional();
  }

  /** All letters and calls that this person writes down in a region, the one that was worked on last first. */
  List<Draft> keyed(long keeper, RegionId region) {
    return sql
        .sql("select * from telling_draft where keeper = ? and region = ?"
            + " and subscription is null order by touched_at desc limit 200")
        .params(keeper, region.value()).query((row, n) -> drafts.kept(row)).list();
  }

  /** A story with which this person helps for a subscription. */
  Optional<Draft> helped(long keeper, long subscription, long number) {
    return sql.sql("select * from telling_draft where keeper = ? and subscription = ? and number = ?")
        .params(keeper, subscription, number).query((row, n) -> drafts.kept(row)).optional();
  }

  /** Those with which this person helps, the one that was worked on last first. */
  List<Draft> helped(long keeper, long subscription) {
    return sql
        .sql("select * from telling_draft where keeper = ? and subscription = ? order by touched_at desc limit 50")
        .params(keeper, subscription).query((row, n) -> drafts.kept(row)).list();
  }

  /** By what its author goes on, and until when. */
  record HandOverCode(String code, Instant until) {}

  /** What was handed over before is deleted. */
  private Timestamp since() {
    return Timestamp.from(clock.instant().minus(Drafts.SHARED));
  }

  /** Out of their hands: nothing finds it from now on but the code, once. False where it was not in them any more. */
  boolean handOver(long keeper, long number, String nobodys, HandOverCode code) {
    return sql.sql("""
        update telling_draft set keeper = null, keeper_token = null, token_hash = :nobodys, hand_hash = :code,
          hand_until = :until, handed_by = :keeper, touched_at = :now
        where keeper = :keeper and number = :number and subscription is not null and story is null""")
        .param("nobodys", SecretToken.hash(nobodys)).param("code", SecretToken.hash(code.code))
        .param("until", Timestamp.from(code.until)).param("now", Timestamp.from(clock.instant()))
        .param("keeper", keeper).param("number", number).update() > 0;
  }

  /**
   * A story that was handed over and that nobody has taken: when, and until when its code opens it. Nothing of what is
   * written.
   */
  record Handed(long number, Instant startedAt, Instant handedAt, Instant codeUntil) {

    /** When it is deleted where nobody takes it. */
    Instant until() {
      return handedAt.plus(Drafts.SHARED);
    }
  }

  /**
   * Those that this person handed over for a subscription and that nobody has taken, the last one first.
   */
  List<Handed> handed(long person, long subscription) {
    return sql.sql("""
        select number, started_at, touched_at as handed_at, hand_until as code_until from telling_draft
        where handed_by = :person and subscription = :subscription and touched_at > :since
        order by touched_at desc limit 50""").param("person", person).param("subscription", subscription)
        .param("since", since()).query(Handed.class).list();
  }

  /**
   * Another code in place of the one before, which opens nothing from now on. None where it was taken, or is not
   * theirs.
   */
  Optional<Handed> renew(long person, long subscription, long number, HandOverCode code) {
    return sql.sql("""
        update telling_draft set hand_hash = :code, hand_until = least(cast(:until as timestamptz),
          touched_at + make_interval(secs => :lives))
        where handed_by = :person and subscription = :subscription and number = :number and touched_at > :since
        returning number, started_at, touched_at as handed_at, hand_until as code_until""")
        .param("code", SecretToken.hash(code.code)).param("until", Timestamp.from(code.until))
        .param("lives", Drafts.SHARED.toSeconds()).param("person", person).param("subscription", subscription)
        .param("number", number).param("since", since()).query(Handed.class).optional();
  }

  /** Where a story waits behind this code. */
  record Waiting(String region, long subscription) {}

  Optional<Waiting> waiting(String code) {
    return sql.sql("select region, subscription from telling_draft where hand_hash = ? and hand_until > ?")
        .params(SecretToken.hash(code), Timestamp.from(clock.instant())).query(Waiting.class).optional();
  }

  /** Its author takes it: the code is spent. */
  boolean take(String code, String token) {
    return sql.sql("""
        update telling_draft set token_hash = :token, hand_hash = null, hand_until = null, handed_by = null,
          touched_at = :now
        where hand_hash = :code and hand_until > :now""").param("token", SecretToken.hash(token))
        .param("code", SecretToken.hash(code)).param("now", Timestamp.from(clock.instant())).update() > 0;
  }
}

package org.candour.operate;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.candour.shared.RegionId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * How the parts are, from the rooms' {@code count_…} views: numbers and ages, never an address or a word of anybody's.
 */
@Repository
class HealthStore {

  private static final int MOST_FAILED = 50;

  private final JdbcClient sql;

  HealthStore(JdbcClient sql) {
    this.sql = sql;
  }

  /** So many in one state, and the oldest of them. */
  record Tally(String state, long number, @Nullable Instant oldest) {}

  List<Tally> mail(RegionId region) {
    return sql.sql("select state, count(*) as number, min(created_at) as oldest from count_mail"
        + " where region = ? group by state order by state").param(region.value()).query(Tally.class).list();
  }

  /**
   * A letter that could not be handed over.
   *
   * @param id its number
   * @param occasion what it was for, as a code
   * @param personKind who it was for: author, person and the others that get letters
   * @param attempts how often it was tried
   * @param createdAt when it was entered
   * @param lastError why not, the last time: mostly the class of the error; or null
   */
  record Failed(long id, String occasion, String personKind, int attempts, Instant createdAt,
      @Nullable String lastError) {}

  List<Failed> failed(RegionId region) {
    return sql.sql("""
        select id, occasion, person_kind, attempts, created_at, last_error from count_mail
        where region = ? and state = 'failed' order by created_at desc limit ?""").params(region.value(), MOST_FAILED)
        .query(Failed.class).list();
  }

  /** Answers whose writers are gone and that no administrator could be told of, since none has their story in reach. */
  long leftToNobody(RegionId region, Instant before) {
    return sql.sql("select count(*) from count_response_left_untold where region = ? and parked_at < ?")
        .params(region.value(), Timestamp.from(before)).query(Long.class).single();
  }

  /** What waits at the desk, by kind. */
  List<Tally> queue(RegionId region) {
    return sql.sql("select kind as state, count(*) as number, min(opened_at) as oldest from count_review"
        + " where region = ? group by kind order by kind").param(region.value()).query(Tally.class).list();
  }

  List<Tally> stories(RegionId region) {
    return sql.sql("""
        select state, count(*) as number, min(submitted_at) as oldest from count_story_state
        where region = ? group by state order by state""").param(region.value()).query(Tally.class).list();
  }

  /** Events that were not heard by everybody yet. */
  Tally events() {
    return sql.sql("""
        select 'waiting' as state, count(*) as number, min(publication_date) as oldest from event_publication
        where completion_date is null""").query(Tally.class).single();
  }

  /**
   * What a new site needs before somebody can tell and be heard: its place in the sentences, where it is done, whether
   * it is.
   */
  record Step(String name, String where, boolean done) {}

  /** The first steps of a site; none where all are done. */
  List<Step> firstSteps(RegionId region, boolean moderated) {
    record Row(boolean services, boolean subscriptions) {}
    Row row = sql.sql("""
        select exists (select from public_service where region = :region and kind <> 'platform') as services,
               exists (select from staff_subscription) as subscriptions""").param("region", region.value())
        .query(Row.class).single();
    List<Step> steps = List.of(new Step("directory", "/operate/services", row.services),
        new Step("moderators", "/operate/people", moderated),
        new Step("subscriptions", "/operate/subscriptions", row.subscriptions));
    return steps.stream().allMatch(Step::done) ? List.of() : steps;
  }

  /** Recurring work whose last runs failed. */
  record Task(String name, int failures) {}

  List<Task> failingTasks() {
    return sql.sql("""
        select task_name as name, consecutive_failures as failures from scheduled_tasks where consecutive_failures > 0
        order by task_name""").query(Task.class).list();
  }

  String databaseVersion() {
    return sql.sql("select current_setting('server_version')").query(String.class).single();
  }

  String schemaVersion() {
    return sql.sql("select version from flyway_schema_history where success"
        + " and version is not null order by installed_rank desc limit 1").query(String.class).single();
  }
}

package org.candour.members;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.candour.access.RoleGrants;
import org.candour.audit.Audit;
import org.candour.jobs.ClusterJob;
import org.candour.shared.Caller;
import org.candour.shared.RegionId;
import org.candour.shared.SecretToken;
import org.candour.shared.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Lists of people between the look at them and their end. */
@Repository
class MemberUploads {

  static final int PER_PAGE = 100;
  private static final Duration KEPT = Duration.ofDays(7);

  private final MemberUploadStore store;
  private final Clock clock;
  private final Audit audit;
  private final ApplicationEventPublisher events;
  private final RoleGrants roles;

  MemberUploads(MemberUploadStore store, Clock clock, Audit audit, ApplicationEventPublisher events, RoleGrants roles) {
    this.store = store;
    this.clock = clock;
    this.audit = audit;
    this.events = events;
    this.roles = roles;
  }

  /**
   * A list as it stands.
   *
   * @param id a secret that its address ends with
   * @param subscription whose members they are to be
   * @param person who brought it
   * @param region the id of the region in which that was
   * @param fileName as it was called there
   * @param guessed whether the encoding of the file is a guess, so that names should be looked at
   * @param alsoChange whether it also changes who is there already
   * @param confirmedAt when somebody said yes to it; null before
   * @param finishedAt when all of it was done; null before
   * @param confirmedBy who said yes; null before
   */
  record Upload(String id, long subscription, long person, String region, String fileName, boolean guessed,
      boolean alsoChange, @Nullable Timestamp confirmedAt, @Nullable Timestamp finishedAt,
      @Nullable Long confirmedBy) {}

  /** Those of these addresses that belong to members. */
  Set<String> members(long subscription, Collection<String> addresses) {
    return Set.copyOf(store.members(addresses, subscription));
  }

  /**
   * A list as somebody gave it.
   *
   * @param guessed whether its character set had to be guessed
   * @param alsoChange whether it changes who is a member already
   */
  record NewUpload(String fileName, boolean guessed, boolean alsoChange, List<UploadRow> rows) {}

  /** Keeps a list to be looked at. Gives its key. */
  @Transactional
  String keep(Caller.Person by, RegionId region, NewUpload upload) {
    String id = SecretToken.fresh();
    store.insert(id, by, region, upload, clock.instant());
    store.insertRow(upload.rows, id);
    return id;
  }

  /** Names and addresses do not stay longer than somebody looks at them. */
  @Transactional
  void clear() {
    store.clear(clock.instant().minus(KEPT));
  }

  @Bean
  static ClusterJob clearUploads(MemberUploads uploads) {
    return new ClusterJob("members-clear-uploads", Duration.ofHours(1), uploads::clear);
  }

  static String joined(List<Long> numbers) {
    return numbers.stream().map(n -> Long.toString(n)).collect(Collectors.joining(" "));
  }

  static @Nullable String[] texts(List<UploadRow> rows, Function<UploadRow, @Nullable String> of) {
    return rows.stream().map(of).toArray(String[]::new);
  }

  /** One list of this subscription. */
  Optional<Upload> of(long subscription, String id) {
    return store.of(id, subscription);
  }

  /** The list that a confirmed event names. */
  Optional<Upload> confirmed(String id) {
    return store.confirmed(id);
  }

  /** How many rows came to what. */
  Map<String, Long> counts(String id) {
    return store.counts(id).stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** A page of the rows, what is wrong first. */
  Slice<UploadRow> rows(String id, int page) {
    long total = store.rows(id);
    return new Slice<>(
        rows("where upload = :id order by outcome not in ('wrong', 'refused'), number limit :most offset :skip", id,
            PER_PAGE, (page - 1L) * PER_PAGE),
        page, PER_PAGE, total);
  }

  /** The next rows that wait to be applied. */
  List<UploadRow> waiting(String id, int atMost) {
    return rows("where upload = :id and outcome in ('new', 'change') order by number limit :most offset :skip", id,
        atMost, 0);
  }

  private List<UploadRow> rows(String which, String id, int atMost, long skip) {
    return store.rowsPage(skip, atMost, id, which);
  }

  void set(String id, UploadRow row) {
    store.set(row, id);
  }

  /**
   * What a list needs of a level that has a limit.
   *
   * @param free people whom the organisation may still take in
   * @param asked people of the list who do not belong to it yet
   */
  record Room(long free, long asked) {

    boolean tooMany() {
      return asked > free;
    }
  }

  /** Whether a list that waits fits into the organisation's level; nothing where there is no limit. */
  Optional<Room> room(Upload upload) {
    return roles.room(upload.subscription()).map(free -> new Room(Math.max(0, free), store.room(upload)));
  }

  /** Pressed twice, it is confirmed once; a list for which there is no room any more is not, and its page says so. */
  @Transactional
  void confirm(Caller.Person by, Upload upload) {
    if (room(upload).filter(Room::tooMany).isPresent()) {
      return;
    }
    int first = store.confirm(clock.instant(), by, upload);
    if (first > 0) {
      audit.record(by, Audit.Act.of("member-list-confirmed", "subscription", upload.subscription()));
      events.publishEvent(new UploadConfirmed(upload.id()));
    }
  }

  void finish(String id) {
    store.finish(clock.instant(), id);
  }
}

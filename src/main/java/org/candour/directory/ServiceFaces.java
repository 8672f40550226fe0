package org.candour.directory;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import org.candour.audit.Audit;
import org.candour.shared.Caller;
import org.candour.shared.Slice;
import org.candour.shared.Stale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What organisations show on the pages of their services: words, a picture, a link and its label. Each goes down the
 * tree until another is set.
 */
@Component
public class ServiceFaces {

  // Of each spot the nearest: the service's own, else that of a service above.
  private static final String NEAREST = """
      (select f.%1$s from service_ancestor a join service_face f on f.service = a.ancestor and f.%1$s is not null
       where a.service = :service order by a.depth limit 1) as %1$s""";

  // Whether a descendant has this spot from here and from nowhere nearer.
  private static final String FROM_HERE = """
      (own.%1$s is not null and not exists (select from service_ancestor b join service_face f on f.service = b.ancestor
        and f.%1$s is not null
        where b.service = d.service and b.depth < d.depth)) as %1$s""";

  private final JdbcClient sql;
  private final Audit audit;
  private final Clock clock;

  ServiceFaces(JdbcClient sql, Audit audit, Clock clock) {
    this.sql = sql;
    this.audit = audit;
    this.clock = clock;
  }

  /** The four spots. */
  public record ServiceFace(@Nullable String about, @Nullable String picture, @Nullable String link,
      @Nullable String label) {

    public boolean empty() {
      return about == null && picture == null && link == null && label == null;
    }
  }

  /** What one service sets by itself; revision 0 where it sets nothing yet. */
  public record Own(ServiceFace face, int revision) {}

  /**
   * A descendant, and which spots it has from the service above.
   *
   * @param id its number
   * @param name in the language of its region
   * @param about whether the words are the upper service's
   * @param picture whether the picture is
   * @param link whether the address is
   * @param label whether what the address is called is
   */
  public record Affected(long id, String name, boolean about, boolean picture, boolean link, boolean label) {}

  /** What is shown for a service. */
  public ServiceFace of(long service) {
    return sql
        .sql("select " + NEAREST.formatted("about") + ", " + NEAREST.formatted("picture") + ", "
            + NEAREST.formatted("link") + ", " + NEAREST.formatted("label"))
        .param("service", service).query(ServiceFace.class).single();
  }

  public Own own(long service) {
    record Row(@Nullable String about, @Nullable String picture, @Nullable String link, @Nullable String label,
        int revision) {}
    Optional<Row> row = sql.sql("select about, picture, link, label, revision from service_face where service = ?")
        .param(service).query(Row.class).optional();
    return row.map(r -> new Own(new ServiceFace(r.about, r.picture, r.link, r.label), r.revision))
        .orElse(new Own(new ServiceFace(null, null, null, null), 0));
  }

  /** The open services below that show what this one sets, by name. */
  public Slice<Affected> affected(long service, int page, int size) {
    String query = """
        from (select d.service, %s, %s, %s, %s from service_ancestor d join service_face own on own.service = :service
              join service s on s.id = d.service and s.closed_on is null where d.ancestor = :service and d.depth > 0) x
        where x.about or x.picture or x.link or x.label""".formatted(FROM_HERE.formatted("about"),
        FROM_HERE.formatted("picture"), FROM_HERE.formatted("link"), FROM_HERE.formatted("label"));
    long total = sql.sql("select count(*) " + query).param("service", service).query(Long.class).single();
    return new Slice<>(sql.sql("""
        select x.service as id, t.name, x.about, x.picture, x.link, x.label from (select x.* %s) x
        join service s on s.id = x.service
        join public_region_language r on r.id = s.region
        join service_text t on t.service = s.id and t.language = r.language
        order by t.name collate names, x.service limit :size offset :from""".formatted(query)).param("service", service)
        .param("size", size).param("from", (page - 1L) * size).query(Affected.class).list(), page, size, total);
  }

  /**
   * Sets the spots of a service; empty ones are inherited.
   *
   * @throws Stale where somebody else set them first
   */
  @Transactional
  public void set(Caller.Person by, long service, int revision, ServiceFace face) {
    int done = sql.sql("""
        insert into service_face (service, about, picture, link, label, person, written_at)
        select :service, :about, :picture, :link, :label, :person, :now where :revision = 0 or exists (select
          from service_face where service = :service)
        on conflict (service) do update set about = excluded.about, picture = excluded.picture, link = excluded.link,
          label = excluded.label,
          person = excluded.person, written_at = excluded.written_at, revision = service_face.revision + 1
            where service_face.revision = :revision""").param("service", service).param("about", face.about)
        .param("picture", face.picture).param("link", face.link).param("label", face.label).param("person", by.id())
        .param("now", Timestamp.from(clock.instant())).param("revision", revision).update();
    if (done == 0) {
      throw new Stale("face of " + service);
    }
    audit.record(by, Audit.Act.of("service-face-set", "service", service));
  }
}

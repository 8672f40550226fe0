package org.candour.directory;

import java.util.List;
import java.util.Optional;
import org.candour.audit.Audit;
import org.candour.shared.Caller;
import org.candour.shared.Stale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What kinds of services there are, in plain words, and what follows from being one. */
@Component
public class ServiceTypes {

  public static final List<String> ROUTES = List.of("public", "advanced");
  public static final List<String> INTERESTS = List.of("regulator", "commissioner", "ombudsman");

  private final JdbcClient sql;
  private final Audit audit;

  ServiceTypes(JdbcClient sql, Audit audit) {
    this.sql = sql;
    this.audit = audit;
  }

  /**
   * One kind.
   *
   * @param kind as services hold it, a code
   * @param name in the language that was asked for, else made of the code
   * @param about what such a service does; may be empty
   * @param moderationRoute {@code public}, or {@code advanced}: the provider sees a story before everybody does
   * @param publicInterest {@code regulator}, {@code commissioner} or {@code ombudsman}, where it is a public-interest
   * body
   * @param revision what a change has to name; 0 where nothing was ever said of this kind
   * @param services how many open services are of this kind, where that was asked for
   */
  public record Type(String kind, String name, String about, String moderationRoute, @Nullable String publicInterest,
      int revision, long services) {}

  /** Every kind that is described or used, in the operator's order. */
  public List<Type> all(String language) {
    return sql.sql("""
        select k.kind, coalesce(x.name, initcap(replace(k.kind, '-', ' '))) as name, coalesce(x.about, '') as about,
               coalesce(t.moderation_route, 'public') as moderation_route, t.public_interest,
                 coalesce(t.revision, 0) as revision,
               coalesce(u.services, 0) as services
        from (select kind from service_type union select kind from service) k
        left join service_type t on t.kind = k.kind left join service_type_text x on x.kind = k.kind
          and x.language = :language
        left join (select kind, count(*) as services from service where closed_on is null and not placeholder
          group by kind) u on u.kind = k.kind
        order by coalesce(t.position, 1000), 2""").param("language", language).query(Type.class).list();
  }

  /** The kind of a service in plain words; also one that nobody has described. */
  public Type of(String kind, String language) {
    return sql.sql("""
        select t.kind, coalesce(x.name, initcap(replace(t.kind, '-', ' '))) as name, coalesce(x.about, '') as about,
          t.moderation_route,
               t.public_interest, t.revision, 0 as services
        from service_type t left join service_type_text x on x.kind = t.kind and x.language = :language
        where t.kind = :kind""").param("kind", kind).param("language", language).query(Type.class).optional()
        .orElseGet(() -> new Type(kind,
            kind.isEmpty() ? "" : Character.toUpperCase(kind.charAt(0)) + kind.substring(1).replace('-', ' '), "",
            "public", null, 0, 0));
  }

  /** A kind that is described or that some service has. */
  public Optional<Type> known(String kind, String language) {
    return all(language).stream().filter(t -> t.kind().equals(kind)).findFirst();
  }

  /** Which way stories about this service are moderated. */
  public String moderationRoute(long service) {
    return sql.sql("select coalesce(t.moderation_route, 'public') from service s left join service_type t on t.kind ="
        + " s.kind where s.id = ?").param(service).query(String.class).optional().orElse("public");
  }

  /** Describes a kind, new or known. */
  @Transactional
  public void describe(Caller.Person by, Type type, String language) {
    int there = sql.sql("""
        insert into service_type (kind, moderation_route, public_interest) values (:kind, :route, :interest)
        on conflict (kind) do update set moderation_route = excluded.moderation_route,
          public_interest = excluded.public_interest,
          revision = service_type.revision + 1 where service_type.revision = :revision""").param("kind", type.kind)
        .param("route", type.moderationRoute).param("interest", type.publicInterest).param("revision", type.revision)
        .update();
    if (there == 0) {
      throw new Stale("type " + type.kind);
    }
    sql.sql("""
        insert into service_type_text (kind, language, name, about) values (:kind, :language, :name, :about)
        on conflict (kind, language) do update set name = excluded.name, about = excluded.about""")
        .param("kind", type.kind).param("language", language).param("name", type.name).param("about", type.about)
        .update();
    audit.record(by, Audit.Act.of("type-described", "service-type", 0).because(type.kind).fromTo(null,
        type.moderationRoute + (type.publicInterest == null ? "" : " " + type.publicInterest)));
  }
}

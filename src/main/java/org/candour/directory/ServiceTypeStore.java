package org.candour.directory;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of {@link ServiceTypes}. */
@Repository
class ServiceTypeStore {

  private final JdbcClient sql;

  ServiceTypeStore(JdbcClient sql) {
    this.sql = sql;
  }

  List<ServiceTypes.Type> all(String language) {
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
        order by coalesce(t.position, 1000), 2""").param("language", language).query(ServiceTypes.Type.class).list();
  }

  Optional<ServiceTypes.Type> of(String kind, String language) {
    return sql.sql("""
        select t.kind, coalesce(x.name, initcap(replace(t.kind, '-', ' '))) as name, coalesce(x.about, '') as about,
          t.moderation_route,
               t.public_interest, t.revision, 0 as services
        from service_type t left join service_type_text x on x.kind = t.kind and x.language = :language
        where t.kind = :kind""").param("kind", kind).param("language", language).query(ServiceTypes.Type.class)
        .optional();
  }

  Optional<String> moderationRoute(long service) {
    return sql.sql("select coalesce(t.moderation_route, 'public') from service s left join service_type t on t.kind ="
        + " s.kind where s.id = ?").param(service).query(String.class).optional();
  }

  int insert(ServiceTypes.Type type) {
    return sql.sql("""
        insert into service_type (kind, moderation_route, public_interest) values (:kind, :route, :interest)
        on conflict (kind) do update set moderation_route = excluded.moderation_route,
          public_interest = excluded.public_interest,
          revision = service_type.revision + 1 where service_type.revision = :revision""").param("kind", type.kind())
        .param("route", type.moderationRoute()).param("interest", type.publicInterest())
        .param("revision", type.revision()).update();
  }

  void insertText(String language, ServiceTypes.Type type) {
    sql.sql("""
        insert into service_type_text (kind, language, name, about) values (:kind, :language, :name, :about)
        on conflict (kind, language) do update set name = excluded.name, about = excluded.about""")
        .param("kind", type.kind()).param("language", language).param("name", type.name()).param("about", type.about())
        .update();
  }
}

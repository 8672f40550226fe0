package org.candour.accounts;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.candour.audit.Audit;
import org.candour.shared.Caller;
import org.candour.shared.RegionId;
import org.candour.shared.Right;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The roles of the platform itself: over a region, or over all of them. Roles inside a subscription are its members'
 * own.
 */
@Component
public class PlatformRoles {

  /** In the order of what they may do. */
  public static final List<String> ALL =
      List.of("moderator", "senior-moderator", "concerns-lead", "support", "operator");

  private static final String HOLDERS = """
      select p.id as person, p.name, p.address, g.role, g.scope_kind, g.scope_id, p.frozen_at is not null as frozen,
             p.totp_since is not null as second_factor
      from role_grant g join person p on p.id = g.person where g.scope_kind <> 'subscription' and g.until is null
      """;
  private static final String ORDER = " order by p.name collate names, p.id, g.role";

  private final JdbcClient sql;
  private final Clock clock;
  private final People people;
  private final Audit audit;

  PlatformRoles(JdbcClient sql, Clock clock, People people, Audit audit) {
    this.sql = sql;
    this.clock = clock;
    this.people = people;
    this.audit = audit;
  }

  /**
   * Somebody with a role of the platform.
   *
   * @param person their number
   * @param name theirs
   * @param address their e-mail address
   * @param role its id
   * @param scopeKind {@code region} or {@code all}
   * @param scopeId the id of the region; empty where the role is over all
   * @param frozen frozen persons keep their roles and can use none
   * @param secondFactor whether they set one up
   */
  public record Holder(long person, String name, String address, String role, String scopeKind, String scopeId,
      boolean frozen, boolean secondFactor) {

    /** Whether the role reaches into this region. */
    public boolean reaches(RegionId region) {
      return scopeKind.equals("all") || scopeId.equals(region.value());
    }
  }

  /** Everybody with a role of the platform at this moment, by name. */
  public List<Holder> holders() {
    return sql.sql(HOLDERS + ORDER).query(Holder.class).list();
  }

  public List<Holder> of(long person) {
    return sql.sql(HOLDERS + " and p.id = ?" + ORDER).param(person).query(Holder.class).list();
  }

  /** Who holds a right of the platform in this region at this moment and is not frozen. */
  public List<Long> holding(Right right, RegionId region) {
    return sql.sql("""
        select distinct g.person from role_grant g join person p on p.id = g.person and p.frozen_at is null
        join role_right r on r.role = g.role and r.permit = :right
        where g.until is null and (g.scope_kind = 'all' or g.scope_kind = 'region' and g.scope_id = :region)
        order by g.person""").param("right", right.code()).param("region", region.value()).query(Long.class).list();
  }

  /**
   * Whether somebody belongs to this region: by a role of the platform there, or as a member of an organisation with a
   * service there. Who is a member elsewhere alone does not, whatever role they were given here.
   */
  public boolean belongs(long person, RegionId region) {
    return sql.sql("""
        select coalesce(bool_or(case g.scope_kind when 'subscription' then here.there else g.scope_id = :region end),
          false)
           and coalesce(bool_or(here.there) filter (where g.scope_kind = 'subscription'), true)
        from role_grant g
        cross join lateral (select exists (
          select from subscription_scope c join public_service p on p.id = c.service
          where c.subscription::text = g.scope_id and p.region = :region) as there) here
        where g.person = :person and g.until is null""").param("region", region.value()).param("person", person)
        .query(Boolean.class).single();
  }

  /** Ends one role and every session with it. */
  @Transactional
  public void end(Caller by, Holder holder) {
    int ended = sql.sql("""
        update role_grant set until = ? where person = ? and role = ? and scope_kind = ? and scope_id = ?
          and until is null""")
        .params(Timestamp.from(clock.instant()), holder.person(), holder.role(), holder.scopeKind(), holder.scopeId())
        .update();
    if (ended > 0) {
      people.endSessions(holder.person());
      audit.record(by, Audit.Act.of("role-ended", "person", holder.person())
          .fromTo(holder.role() + " " + holder.scopeKind() + " " + holder.scopeId(), null));
    }
  }
}

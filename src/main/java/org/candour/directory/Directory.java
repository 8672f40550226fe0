package org.candour.directory;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.candour.audit.Audit;
import org.candour.shared.Caller;
import org.candour.shared.Problems;
import org.candour.shared.Stale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Adding to the directory by hand, and what is told about one service. Names and places change by {@link TreeChanges}.
 */
@Component
public class Directory {

  private final JdbcClient sql;
  private final TreeClosure tree;
  private final Regions regions;
  private final Audit audit;
  private final Clock clock;

  Directory(JdbcClient sql, TreeClosure tree, Regions regions, Audit audit, Clock clock) {
    this.sql = sql;
    this.tree = tree;
    this.regions = regions;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * A node to add.
   *
   * @param region the id of its region
   * @param kind of service, as a code
   * @param organisation whether it is one by itself
   * @param name in the language that goes with it
   * @param about what it is; may be empty
   * @param parent under whom it stands; null at the top
   * @param postcode as it is written; may be empty
   * @param town may be empty
   * @param scheme of its code, such as {@code ods}
   * @param code by which its scheme knows it
   */
  public record Node(String region, String kind, boolean organisation, String name, String about, @Nullable Long parent,
      String postcode, String town, String scheme, String code) {}

  /** Adds a node. Call {@link #settle} after the last one. */
  @Transactional
  public long add(Node node, String language) {
    Timestamp now = Timestamp.from(clock.instant());
    long id = sql.sql("""
        insert into service (region, kind, organisation, postcode, town, source, created_at)
        values (?, ?, ?, ?, ?, 'hand', ?) returning id""")
        .params(node.region, node.kind, node.organisation, node.postcode, node.town, now).query(Long.class).single();
    sql.sql("insert into service_text (service, language, name, about) values (?, ?, ?, ?)")
        .params(id, language, node.name, node.about).update();
    sql.sql("insert into service_code (scheme, code, service) values (?, ?, ?)")
        .params(node.scheme, node.code.toUpperCase(Locale.ROOT), id).update();
    if (node.parent != null) {
      sql.sql("insert into service_parent (service, parent, since) values (?, ?, ?)")
          .params(id, node.parent, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusYears(5)).update();
    }
    return id;
  }

  /** Brings the tree and the words that find services up to date. */
  @Transactional
  public void settle() {
    tree.rebuild();
  }

  /** A code of a service, such as {@code ods} and {@code RTH02}. */
  public record Code(String scheme, String code) {

    @Override
    public String toString() {
      return scheme + "-" + code.toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What is told about a service, besides its name and place.
   *
   * @param kind of service, as a code
   * @param organisation whether it is one by itself
   * @param about what it is, or null
   * @param postcode as it is written, or null
   * @param town or null
   * @param website a whole address, or null
   */
  public record Details(String kind, boolean organisation, @Nullable String about, @Nullable String postcode,
      @Nullable String town, @Nullable String website) {}

  /**
   * A service to begin: what it is called, where it stands, since when.
   *
   * @param region the id of its region
   * @param name in the language of its region
   * @param parent under whom it stands; null at the top
   * @param since its first day
   * @param details what else is told of it
   * @param code by which others know it, or null
   */
  public record Opening(String region, String name, @Nullable Long parent, LocalDate since, Details details,
      @Nullable Code code) {}

  /**
   * What an editor starts from.
   *
   * @param id the number of the service
   * @param revision what a change has to name, so that none is overwritten unseen
   * @param openedOn its first day, where that is known
   * @param details what is told of it
   * @param codes all of them, by scheme
   */
  public record Editable(long id, int revision, @Nullable LocalDate openedOn, Details details, List<Code> codes) {}

  public Optional<Editable> editable(long id) {
    record Row(int revision, @Nullable LocalDate openedOn, String kind, boolean organisation, @Nullable String about,
        @Nullable String postcode, @Nullable String town, @Nullable String website) {}
    return sql.sql("""
        select s.revision, s.opened_on, s.kind, s.organisation, t.about, s.postcode, s.town, s.website
        from service s join region r on r.id = s.region left join service_text t on t.service = s.id
          and t.language = r.language
        where s.id = ?""").param(id).query(Row.class).optional()
        .map(r -> new Editable(id, r.revision, r.openedOn,
            new Details(r.kind, r.organisation, r.about, r.postcode, r.town, r.website),
            sql.sql("select scheme, code from service_code where service = ? order by scheme, code").param(id)
                .query(Code.class).list()));
  }

  /** Whether a service was added with this key of a form. */
  public boolean opened(String once) {
    return before(once).isPresent();
  }

  private Optional<Long> before(String once) {
    return sql.sql("select service from service_change where once = ?").param(once).query(Long.class).optional();
  }

  /** Whose code this is. */
  public Optional<Long> holder(Code code) {
    return sql.sql("select service from service_code where scheme = ? and code = ?")
        .params(code.scheme, code.code.toUpperCase(Locale.ROOT)).query(Long.class).optional();
  }

  /**
   * Adds a service that an operator describes. It is found at once.
   *
   * @param once the form's own key: with the same one it is the service that was added before
   * @throws RefusedChange where its code belongs to another
   */
  @Transactional
  public long open(Caller.Person by, Opening opening, String once) {
    tree.hold();
    Optional<Long> before = before(once);
    if (before.isPresent()) {
      return before.get();
    }
    Details told = opening.details;
    Timestamp now = Timestamp.from(clock.instant());
    long id = sql.sql("""
        insert into service (region, kind, organisation, opened_on, postcode, town, website, source, created_at,
          by_hand)
        values (:region, :kind, :organisation, :opened, :postcode, :town, :website, 'hand', :now,
          '{name,place,closed,facts}') returning id""").param("region", opening.region).param("kind", told.kind)
        .param("organisation", told.organisation).param("opened", opening.since).param("postcode", told.postcode)
        .param("town", told.town).param("website", told.website).param("now", now).query(Long.class).single();
    sql.sql("insert into service_text (service, language, name, about) values (?, ?, ?, ?)").param(id)
        .param(language(opening.region)).param(opening.name).param(told.about).update();
    if (opening.parent != null) {
      sql.sql("insert into service_parent (service, parent, since, source) values (?, ?, ?, 'hand')")
          .params(id, opening.parent, opening.since).update();
    }
    if (opening.code != null) {
      code(id, opening.code);
    }
    sql.sql("""
        insert into service_change (kind, service, effective, state, wish, person, written_at, settled_at, name_after,
          parent_after, once)
        values ('open', :id, :since, 'done', '{}', :person, :now, :now, :name, :parent::bigint, :once)""")
        .param("id", id).param("once", once).param("since", opening.since).param("person", by.id()).param("now", now)
        .param("name", opening.name).param("parent", opening.parent).update();
    tree.settle(List.of(id));
    audit.record(by, Audit.Act.of("service-open-done", "service", id).fromTo(null, opening.parent));
    return id;
  }

  /**
   * Changes what is told about a service, and adds a code. Codes are never taken away: old addresses lead here.
   *
   * @throws Stale where somebody else changed it first
   * @throws RefusedChange where the code belongs to another
   */
  @Transactional
  public void edit(Caller.Person by, Editable before, Details told, @Nullable Code code) {
    tree.hold();
    int changed = sql.sql("""
        update service set kind = :kind, organisation = :organisation, postcode = :postcode, town = :town,
          website = :website,
          latitude = case when postcode is not distinct from :postcode::text then latitude end,
          longitude = case when postcode is not distinct
            from :postcode::text then longitude end, placeholder = false, revision = revision + 1,
          by_hand = case when 'facts' = any(by_hand) then by_hand else by_hand || 'facts'::text end
            where id = :id and revision = :revision""").param("kind", told.kind)
        .param("organisation", told.organisation).param("postcode", told.postcode).param("town", told.town)
        .param("website", told.website).param("id", before.id).param("revision", before.revision).update();
    if (changed == 0) {
      throw new Stale("service " + before.id);
    }
    sql.sql("""
        update service_text t set about = :about from service s join region r on r.id = s.region
        where s.id = :id and t.service = s.id and t.language = r.language""").param("about", told.about)
        .param("id", before.id).update();
    if (code != null) {
      code(before.id, code);
    }
    tree.settle(List.of(before.id));
    audit.record(by, Audit.Act.of("service-edited", "service", before.id)
        .fromTo(before.details.kind + " " + before.codes, told.kind + (code == null ? "" : " +" + code)));
  }

  private void code(long service, Code code) {
    int added = sql.sql("insert into service_code (scheme, code, service) values (?, ?, ?) on conflict do nothing")
        .params(code.scheme, code.code.toUpperCase(Locale.ROOT), service).update();
    if (added == 0) {
      throw new RefusedChange(Problems.none().add("code", "directory.code.taken"));
    }
  }

  private String language(String region) {
    return regions.byId(region).orElseThrow().language();
  }
}

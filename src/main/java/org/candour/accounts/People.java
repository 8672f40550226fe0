package org.candour.accounts;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.candour.audit.Audit;
import org.candour.shared.Caller;
import org.candour.shared.EmailAddress;
import org.candour.shared.Right;
import org.candour.shared.Stale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Persons and what they may do. */
@Component
public class People {

  /** Roles that see what nobody else may: they sign in with a second factor. */
  public static final Set<String> SECOND_FACTOR =
      Set.of("moderator", "senior-moderator", "concerns-lead", "support", "operator");

  /** What staff do, roughly, in the order of the forms: all that everybody may know of who read a story. */
  public static final List<String> ROLE_GROUPS = List.of("patient-experience", "communications", "executive",
      "service-manager", "team-leader", "clinician", "other");

  private final JdbcClient sql;
  private final Clock clock;
  private final Audit audit;

  // What keeps somebody apart from every organisation: originals and what authors left with us.
  private static final String[] APART = {"moderate", "moderate-senior", "safeguard", "operate"};

  // As in the index person_by_word.
  private static final String NAME_WORDS = """
      regexp_split_to_array(lower(regexp_replace(normalize(name, NFKD), '[\\u0300-\\u036f]', '', 'g')), \
      '[^[:alnum:]]+')""";

  People(JdbcClient sql, Clock clock, Audit audit) {
    this.sql = sql;
    this.clock = clock;
    this.audit = audit;
  }

  /**
   * A new person.
   *
   * @param name theirs
   * @param address their e-mail address
   * @param passwordHash null where they are to choose a password by a link
   * @param jobTitle may be empty
   * @param roleGroup a code such as {@code service-manager}, or {@code other}
   * @param about what they say of themselves; may be empty
   */
  public record NewPerson(String name, String address, @Nullable String passwordHash, String jobTitle, String roleGroup,
      String about) {}

  /** The names of persons of this site that have one of these words; words in small letters and without marks. */
  public List<String> named(Collection<String> words) {
    return sql.sql("select distinct name from person where " + NAME_WORDS + " && :words::text[]")
        .param("words", words.toArray(String[]::new)).query(String.class).list();
  }

  /** The person of this number, frozen or not; none where there is nobody. */
  public Optional<PersonAccount> byId(long id) {
    return sql.sql("select * from person where id = ?").param(id).query(PersonAccount.class).optional();
  }

  public Optional<PersonAccount> byAddress(String address) {
    return sql.sql("select * from person where address = ?").param(EmailAddress.kept(address))
        .query(PersonAccount.class).optional();
  }

  /**
   * The roles held at this moment, with their rights: those of a colleague for whom somebody stands in, too.
   * Subscriptions outside their term, those where the person is frozen, and features that are not part of one give
   * none.
   */
  public List<Caller.Grant> grants(long person) {
    record Row(String role, String scopeKind, String scopeId, String permit) {}
    Map<Caller.Grant, Set<Right>> rights = sql.sql("""
        select g.role, g.scope_kind, g.scope_id, r.permit
        from role_grant g join role_right r on r.role = g.role
        where g.person = :person and g.scope_kind <> 'subscription' and runs_at(g.since, g.until, :now)
        union all
        select r.role, 'subscription', r.subscription::text, x.permit from staff_right_at(:now) r
        join subscription s on s.id = r.subscription
        cross join lateral (select r.permit union all select :keep
          where r.permit = :administer and s.kind = 'provider') x
        where r.person = :person
        order by 2, 3, 1, 4""").param("person", person).param("now", Timestamp.from(clock.instant()))
        .param("keep", Right.KEEP.code()).param("administer", Right.ADMINISTER.code()).query(Row.class).list().stream()
        .collect(Collectors.groupingBy(r -> new Caller.Grant(r.role, r.scopeKind, r.scopeId, Set.of()),
            java.util.LinkedHashMap::new,
            Collectors.flatMapping(g -> Right.of(g.permit).stream(), Collectors.toSet())));
    return rights.entrySet().stream().map(e -> new Caller.Grant(e.getKey().role(), e.getKey().scopeKind(),
        e.getKey().scopeId(), Set.copyOf(e.getValue()))).toList();
  }

  /**
   * Adds a person.
   *
   * @throws Stale when the address belongs to somebody already
   */
  @Transactional
  public long add(Caller by, NewPerson person) {
    Optional<Long> id = sql.sql("""
        insert into person (name, address, password_hash, job_title, role_group, about, created_at)
        values (:name, :address, :password, :job, :group, :about, :now) on conflict (address) do nothing
        returning id""").param("name", person.name).param("address", EmailAddress.kept(person.address))
        .param("password", person.passwordHash).param("job", person.jobTitle).param("group", person.roleGroup)
        .param("about", person.about).param("now", Timestamp.from(clock.instant())).query(Long.class).optional();
    long added = id.orElseThrow(() -> new Stale("address taken"));
    audit.record(by, Audit.Act.of("person-added", "person", added));
    return added;
  }

  /**
   * Of these addresses those of whoever moderates or operates: they see what no organisation may, and belong to none.
   */
  public Set<String> apart(Collection<String> addresses) {
    return Set.copyOf(sql.sql("""
        select distinct p.address from person p join role_grant g on g.person = p.id and g.scope_kind <> 'subscription'
          and g.until is null
        join role_right r on r.role = g.role and r.permit = any(:apart) where p.address = any(:addresses)""")
        .param("apart", APART).param("addresses", addresses.stream().map(EmailAddress::kept).toArray(String[]::new))
        .query(String.class).list());
  }

  /** Whether somebody moderates or operates. In a transaction, nobody makes them either until it is over. */
  boolean isApart(long person) {
    String address =
        sql.sql("select address from person where id = ? for no key update").param(person).query(String.class).single();
    return !apart(List.of(address)).isEmpty();
  }

  /**
   * Whether this role of the platform is none for who belongs to an organisation, and this address does. In a
   * transaction as above.
   */
  public boolean clashes(String address, String role) {
    boolean apart = sql.sql("select exists (select from role_right where role = ? and permit = any(?))")
        .params(role, APART).query(Boolean.class).single();
    return apart && sql.sql("select id from person where address = ? for no key update")
        .param(EmailAddress.kept(address)).query(Long.class).optional().filter(this::belongsSomewhere).isPresent();
  }

  private boolean belongsSomewhere(long person) {
    return sql
        .sql(
            "select exists (select from role_grant where person = ? and scope_kind = 'subscription' and until is null)")
        .param(person).query(Boolean.class).single();
  }

  /** Where somebody belongs and is frozen, by the organisations' names. */
  public List<String> stoppedAt(long person) {
    return sql.sql("""
        select s.holder from frozen_member f join subscription s on s.id = f.subscription
        where f.person = :person and exists (select from role_grant g
          where g.person = f.person and g.scope_kind = 'subscription'
          and g.scope_id = s.id::text and g.until is null) order by s.holder""").param("person", person)
        .query(String.class).list();
  }

  /** Whether being frozen leaves them nothing that they could sign in for. */
  public boolean isStopped(long person) {
    return !stoppedAt(person).isEmpty() && grants(person).isEmpty();
  }

  /**
   * Gives a role over the whole of a scope. The same grant twice is one grant. Gives its number, or 0 where it is held
   * already.
   */
  @Transactional
  public long grant(Caller by, long person, String role, String scopeKind, String scopeId) {
    Optional<Long> given = sql.sql("""
        insert into role_grant (person, role, scope_kind, scope_id, since, given_by)
        select :person, :role, :kind, :scope, :now, :by where not exists (
          select from role_grant where person = :person and role = :role and scope_kind = :kind and scope_id = :scope
            and until is null)
        returning id""").param("person", person).param("role", role).param("kind", scopeKind).param("scope", scopeId)
        .param("by", by.person().map(Caller.Person::id).orElse(null)).param("now", Timestamp.from(clock.instant()))
        .query(Long.class).optional();
    if (given.isPresent()) {
      audit.record(by,
          Audit.Act.of("role-given", "person", person).fromTo(null, role + " " + scopeKind + " " + scopeId));
    }
    return given.orElse(0L);
  }

  /**
   * Chooses the subscription in which somebody works from their next request on. Whoever comes there themselves agrees
   * to be seen: colleagues read their own name from then on.
   *
   * @return whether they hold a role there that counts at this moment; nothing happens where they do not
   */
  @Transactional
  public boolean setActive(long person, long subscription) {
    String wanted = Long.toString(subscription);
    boolean theirs =
        grants(person).stream().anyMatch(g -> g.scopeKind().equals("subscription") && g.scopeId().equals(wanted));
    if (theirs) {
      sql.sql("update person set active_subscription = ? where id = ?").params(subscription, person).update();
      sql.sql("update role_grant set called = null where person = ? and scope_kind = 'subscription' and scope_id = ?")
          .params(person, wanted).update();
    }
    return theirs;
  }

  /** What the public sees of somebody who answers. */
  @Transactional
  public void setProfile(Caller by, long person, String name, String jobTitle, String roleGroup, String about) {
    sql.sql("update person set name = ?, job_title = ?, role_group = ?, about = ? where id = ?")
        .params(name, jobTitle, roleGroup, about, person).update();
    // Whoever writes down how readers see them shows it to colleagues too.
    sql.sql("update role_grant set called = null where person = ? and called is not null").param(person).update();
    audit.record(by, Audit.Act.of("profile-set", "person", person));
  }

  @Transactional
  public void setPicture(Caller by, long person, @Nullable String upload) {
    sql.sql("update person set picture = :upload where id = :id").param("upload", upload).param("id", person).update();
    audit.record(by, Audit.Act.of("picture-set", "person", person));
  }

  @Transactional
  public void setOwnServices(long person, List<Long> services) {
    sql.sql("delete from person_own_service where person = ?").param(person).update();
    for (long service : services.stream().distinct().toList()) {
      // Two forms of the same person may be on their way at once.
      sql.sql("insert into person_own_service (person, service) values (?, ?) on conflict do nothing")
          .params(person, service).update();
    }
  }

  public List<Long> ownServices(long person) {
    return sql.sql("select service from person_own_service where person = ? order by service").param(person)
        .query(Long.class).list();
  }

  /** Freezes or thaws: a frozen person's sessions, links and letters end at once. */
  @Transactional
  public void freeze(Caller by, long person, boolean frozen) {
    sql.sql("update person set frozen_at = :at where id = :id")
        .param("at", frozen ? Timestamp.from(clock.instant()) : null).param("id", person).update();
    endSessions(person);
    audit.record(by, Audit.Act.of(frozen ? "person-frozen" : "person-thawed", "person", person));
  }

  /** Ends every session and link. Gives the new stamp. */
  int endSessions(long person) {
    sql.sql("update sign_in_link set used_at = ? where person_kind = 'person' and person_id = ? and used_at is null")
        .params(Timestamp.from(clock.instant()), person).update();
    return sql.sql("update person set stamp = stamp + 1 where id = ? returning stamp").param(person)
        .query(Integer.class).single();
  }
}

package org.candour.people;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.candour.audit.Audit;
import org.candour.directory.ChangePlan.Heir;
import org.candour.shared.Caller;
import org.candour.shared.Stale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Persons: by which name and address they are known, and what the public sees of them. */
@Component
public class People {

  /** What staff do, roughly, in the order of the forms: all that everybody may know of who read a story. */
  public static final List<String> ROLE_GROUPS = List.of("patient-experience", "communications", "executive",
      "service-manager", "team-leader", "clinician", "other");

  private final PersonStore store;
  private final Clock clock;
  private final Audit audit;

  // As in the index person_by_word.
  static final String NAME_WORDS = """
      regexp_split_to_array(lower(regexp_replace(normalize(name, NFKD), '[\\u0300-\\u036f]', '', 'g')), \
      '[^[:alnum:]]+')""";

  People(PersonStore store, Clock clock, Audit audit) {
    this.store = store;
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
    return store.named(words);
  }

  /** The person of this number, frozen or not; none where there is nobody. */
  public Optional<PersonAccount> byId(long id) {
    return store.byId(id);
  }

  public Optional<PersonAccount> byAddress(String address) {
    return store.byAddress(address);
  }

  /**
   * Adds a person.
   *
   * @throws Stale when the address belongs to somebody already
   */
  @Transactional
  public long add(Caller by, NewPerson person) {
    Optional<Long> id = store.insert(person, clock.instant());
    long added = id.orElseThrow(() -> new Stale("address taken"));
    audit.record(by, Audit.Act.of("person-added", "person", added));
    return added;
  }

  /**
   * What the public sees of somebody who answers.
   *
   * @param name theirs
   * @param jobTitle may be empty
   * @param roleGroup a code of {@link #ROLE_GROUPS}
   * @param about what they say of themselves; may be empty
   */
  public record Profile(String name, String jobTitle, String roleGroup, String about) {}

  /** Keeps how readers see somebody. */
  @Transactional
  public void setProfile(Caller by, long person, Profile profile) {
    store.setProfile(profile, person);
    audit.record(by, Audit.Act.of("profile-set", "person", person));
  }

  /** In which subscription somebody works from their next request on. */
  @Transactional
  public void setActive(long person, long subscription) {
    store.setActive(subscription, person);
  }

  /** In a transaction: nobody else decides what this person is, here or elsewhere, until it is over. */
  public void lock(long person) {
    store.lock(person);
  }

  /** The services that people call their own follow whoever goes on where one ended. Nothing is taken away. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void follow(Collection<Heir> heirs) {
    store.follow(heirs);
  }

  @Transactional
  public void setPicture(Caller by, long person, @Nullable String upload) {
    store.setPicture(upload, person);
    audit.record(by, Audit.Act.of("picture-set", "person", person));
  }

  @Transactional
  public void setOwnServices(long person, List<Long> services) {
    store.deleteOwnServices(person);
    for (long service : services.stream().distinct().toList()) {
      // Two forms of the same person may be on their way at once.
      store.insertOwnService(person, service);
    }
  }

  public List<Long> ownServices(long person) {
    return store.ownServices(person);
  }

  /** Freezes or thaws: a frozen person's sessions, links and letters end at once. */
  @Transactional
  public void freeze(Caller by, long person, boolean frozen) {
    store.freeze(frozen ? Timestamp.from(clock.instant()) : null, person);
    endSessions(person);
    audit.record(by, Audit.Act.of(frozen ? "person-frozen" : "person-thawed", "person", person));
  }

  /** Ends every session and link of somebody. Gives the new stamp. */
  @Transactional
  public int endSessions(long person) {
    store.endLinks(person, clock.instant());
    return store.raiseStamp(person);
  }
}

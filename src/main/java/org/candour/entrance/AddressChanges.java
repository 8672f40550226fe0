package org.candour.entrance;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.candour.access.MemberAddresses.AddressWished;
import org.candour.jobs.ClusterJob;
import org.candour.mail.Recipient;
import org.candour.mail.RecipientAddresses;
import org.candour.mail.ReturnMailbox;
import org.candour.people.Credentials;
import org.candour.people.People;
import org.candour.people.PersonAccount;
import org.candour.shared.RegionId;
import org.candour.shared.SecretToken;
import org.candour.shared.Sentences;
import org.candour.shared.Shell;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Another address for a person: wished for by them, and true once somebody opened the link that was sent to it. The old
 * one is told.
 */
@Component
class AddressChanges implements RecipientAddresses {

  private static final Duration OPEN = Duration.ofHours(2);
  private static final Duration KEPT = Duration.ofDays(30);

  private final AddressChangeStore store;
  private final Clock clock;
  private final People people;
  private final Credentials credentials;
  private final ReturnMailbox returned;
  private final AddressLetters letters;

  AddressChanges(AddressChangeStore store, Clock clock, People people, Credentials credentials, ReturnMailbox returned,
      AddressLetters letters) {
    this.returned = returned;
    this.store = store;
    this.clock = clock;
    this.people = people;
    this.credentials = credentials;
    this.letters = letters;
  }

  record Change(long id, long person, String before, String address) {}

  /** An administrator's wish is sent to the new address like one's own. */
  @ApplicationModuleListener
  void on(AddressWished event) {
    people.byId(event.person()).ifPresent(
        person -> ask(person, event.address(), letters.words(event.language()), new RegionId(event.region())));
  }

  /** Sends a link to the new address. Whether that is somebody's already is said to nobody: then none is sent. */
  @Transactional
  public void ask(PersonAccount person, String address, Sentences words, RegionId region) {
    if (people.byAddress(address).isPresent()) {
      return;
    }
    String token = SecretToken.fresh();
    Timestamp now = Timestamp.from(clock.instant());
    long id = store.ask(clock.instant().plus(OPEN), now, token, address, person);
    letters.asked(id, token, words, region);
  }

  private Optional<Change> open(String token) {
    return store.open(token, clock.instant());
  }

  /** The address that a link would make somebody's; spends nothing. */
  Optional<String> look(String token) {
    return open(token).map(Change::address);
  }

  /** Makes it so, once. The old address reads that it was changed. */
  @Transactional
  public boolean confirm(String token, Shell shell) {
    Optional<Change> change = open(token).filter(c -> store.confirm(clock.instant(), c) > 0)
        .filter(c -> credentials.setAddress(c.person, c.before, c.address));
    // Whatever became of the old mailbox, this one is read.
    change.ifPresent(c -> returned.alive(Recipient.person(c.person)));
    change.ifPresent(c -> letters.changed(c.id, shell));
    return change.isPresent();
  }

  @Override
  public Optional<String> addressOf(Recipient recipient, @Nullable Long subscription) {
    return switch (recipient.kind()) {
      case AddressLetters.NEW -> store.addressOf(recipient);
      case AddressLetters.OLD -> store.before(recipient);
      default -> Optional.empty();
    };
  }

  /** What was wished for long ago is over, done or not, and its addresses go. */
  void forget() {
    store.forget(clock.instant().minus(KEPT));
  }

  @Bean
  static ClusterJob forgetAddresses(AddressChanges changes) {
    return new ClusterJob("forget-addresses", Duration.ofDays(1), changes::forget);
  }
}

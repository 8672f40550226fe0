package org.candour.joining;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.candour.audit.Audit;
import org.candour.directory.Service;
import org.candour.mail.Recipient;
import org.candour.mail.RecipientAddresses;
import org.candour.shared.Caller;
import org.candour.shared.EmailAddress;
import org.candour.shared.NotFound;
import org.candour.shared.SecretToken;
import org.candour.story.Stories;
import org.candour.story.StoryEnded;
import org.candour.story.StoryPublished;
import org.candour.story.StoryStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Contacts at organisations that have not joined: each hears of every story about their service, once. That somebody
 * was written to is no "heard", and that they opened a link leaves no trace.
 */
@Component
class HeadsUp implements RecipientAddresses {

  private final HeadsUpStore store;
  private final Clock clock;
  private final Audit audit;
  private final Stories stories;
  private final ServiceSubscriptions takingPart;
  private final HeadsUpLetters letters;

  HeadsUp(HeadsUpStore store, Clock clock, Audit audit, Stories stories, ServiceSubscriptions takingPart,
      HeadsUpLetters letters) {
    this.store = store;
    this.clock = clock;
    this.audit = audit;
    this.stories = stories;
    this.takingPart = takingPart;
    this.letters = letters;
  }

  /**
   * A contact as the desk sees it.
   *
   * @param id their number
   * @param service the organisation that has not joined
   * @param address their e-mail address
   * @param name of a person or a function
   * @param enteredBy the name of whoever wrote them down; empty where nobody asks for it
   * @param enteredAt when that was
   * @param provenAt when they said that the address is theirs; null before
   * @param stoppedAt since when they want no letters; null while they do
   */
  record Contact(long id, long service, String address, String name, String enteredBy, Instant enteredAt,
      @Nullable Instant provenAt, @Nullable Instant stoppedAt) {}

  /** Those of a service that were not taken off. */
  List<Contact> of(long service) {
    return store.of(service);
  }

  /** Writes one down and tells them who we are; false where they are there already or have asked us to stop. */
  @Transactional
  public boolean add(Caller.Person by, Service service, String address, String name) {
    String plain = EmailAddress.of(address).orElseThrow();
    String stop = SecretToken.fresh();
    List<Long> id = store.add(new HeadsUpStore.NewContact(service.id(), plain, name, stop), by, clock.instant());
    id.forEach(each -> {
      audit.record(by, Audit.Act.of("heads-up-added", "heads-up-contact", each));
      letters.named(each, service, stop);
    });
    return !id.isEmpty();
  }

  @Transactional
  public void end(Caller.Person by, long service, long id) {
    int ended = store.end(clock.instant(), id, service);
    if (ended == 0) {
      throw new NotFound("contact " + id);
    }
    audit.record(by, Audit.Act.of("heads-up-ended", "heads-up-contact", id));
  }

  Optional<Contact> byToken(String token) {
    return store.byToken(token);
  }

  /** They say themselves that the address is right, and that they want to hear. */
  void prove(Contact contact) {
    store.prove(contact, clock.instant());
  }

  /** No more letters to this address, about whichever service. */
  void stop(Contact contact) {
    store.stop(clock.instant(), contact);
  }

  @ApplicationModuleListener
  void on(StoryPublished event) {
    stories.whilePublic(event.story()).ifPresent(story -> letters.published(story, told(story.id())));
  }

  /** Letters that have not left are taken back. */
  @ApplicationModuleListener
  void on(StoryEnded event) {
    if (stories.get(event.story()).status() != StoryStatus.PUBLISHED) {
      letters.takeBack(event.story());
    }
  }

  /** Whom a story is told to, by way of which service. */
  record Told(long id, String stop, long service) {}

  /**
   * Where no running subscription of a provider or commissioner holds the service, or what it goes on for; one letter
   * for each address.
   */
  private List<Told> told(long story) {
    return store.told(takingPart.today(), story);
  }

  @Override
  public Optional<String> addressOf(Recipient recipient, @Nullable Long subscription) {
    return recipient.kind().equals(HeadsUpLetters.CONTACT) ? store.addressOf(recipient) : Optional.empty();
  }
}

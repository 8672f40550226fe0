package org.candour.joining;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.candour.audit.Audit;
import org.candour.directory.Service;
import org.candour.directory.Services;
import org.candour.mail.Letter;
import org.candour.mail.MailSettings;
import org.candour.mail.Outbox;
import org.candour.mail.Recipient;
import org.candour.mail.RecipientAddresses;
import org.candour.regions.Regions;
import org.candour.shared.Caller;
import org.candour.shared.EmailAddress;
import org.candour.shared.NotFound;
import org.candour.shared.RegionId;
import org.candour.shared.SecretToken;
import org.candour.shared.SentenceLanguages;
import org.candour.shared.Sentences;
import org.candour.story.Stories;
import org.candour.story.Story;
import org.candour.story.StoryEnded;
import org.candour.story.StoryPublished;
import org.candour.story.StoryStatus;
import org.candour.written.TextLanguages;
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

  private static final String CONTACT = "contact";

  private final HeadsUpStore store;
  private final Clock clock;
  private final Audit audit;
  private final Outbox outbox;
  private final MailSettings mail;
  private final Stories stories;
  private final Services services;
  private final Regions regions;
  private final SentenceLanguages languages;
  private final ServiceSubscriptions takingPart;

  HeadsUp(HeadsUpStore store, Clock clock, Audit audit, Outbox outbox, MailSettings mail, Stories stories,
      Services services, Regions regions, SentenceLanguages languages, ServiceSubscriptions takingPart) {
    this.store = store;
    this.clock = clock;
    this.audit = audit;
    this.outbox = outbox;
    this.mail = mail;
    this.stories = stories;
    this.services = services;
    this.regions = regions;
    this.languages = languages;
    this.takingPart = takingPart;
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
      RegionId region = new RegionId(service.region());
      Sentences words = words(region);
      outbox.add(List.of(Letter.about("heads-up-named", "heads-up-contact", each)
          .to(new Recipient(CONTACT, each), region)
          .saying(words.say("joining.heads-up.named-subject", service.name()),
              List.of(words.say("joining.heads-up.named-text", service.fullName())))
          .leadingTo(words.say("joining.heads-up.named-action"), address(region) + "/organisations/heads-up/" + stop)
          .footer(words.say("joining.heads-up.footer"))
          .stoppedAt(address(region) + "/organisations/heads-up/" + stop)));
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
    stories.whilePublic(event.story())
        .ifPresent(story -> outbox.add(told(story.id()).stream().map(to -> letter(story, to)).toList()));
  }

  /** Letters that have not left are taken back. */
  @ApplicationModuleListener
  void on(StoryEnded event) {
    if (stories.get(event.story()).status() != StoryStatus.PUBLISHED) {
      outbox.cancel("heads-up", "story", event.story());
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

  private Letter letter(Story story, Told to) {
    RegionId region = new RegionId(story.region());
    Sentences words = words(region);
    Service service = services.byId(to.service).orElseThrow();
    return Letter.about("heads-up", "story", story.id()).to(new Recipient(CONTACT, to.id), region)
        .saying(words.say("joining.heads-up.subject", service.name()),
            List.of(words.say("joining.heads-up.text", service.fullName()), "“" + story.title() + "”",
                words.say("joining.heads-up.claim") + "\n" + address(region) + "/organisations/look?service="
                    + service.code()))
        .leadingTo(words.say("joining.heads-up.action"), address(region) + "/stories/" + story.id())
        .footer(words.say("joining.heads-up.footer"))
        .quoting(List
            .of(new Letter.Quote("“" + story.title() + "”", TextLanguages.ofTitle(story.title(), story.language()))))
        .stoppedAt(address(region) + "/organisations/heads-up/" + to.stop);
  }

  private Sentences words(RegionId region) {
    return languages.in(regions.get(region).language());
  }

  private String address(RegionId region) {
    return mail.address() + "/" + region.value();
  }

  @Override
  public Optional<String> addressOf(Recipient recipient, @Nullable Long subscription) {
    return recipient.kind().equals(CONTACT) ? store.addressOf(recipient) : Optional.empty();
  }
}

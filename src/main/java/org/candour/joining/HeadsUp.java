package org.candour.joining;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.candour.audit.Audit;
import org.candour.directory.Regions;
import org.candour.directory.Service;
import org.candour.directory.Services;
import org.candour.mail.Letter;
import org.candour.mail.MailSettings;
import org.candour.mail.Outbox;
import org.candour.mail.Recipient;
import org.candour.mail.RecipientAddresses;
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
import org.springframework.jdbc.core.simple.JdbcClient;
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

  private final JdbcClient sql;
  private final Clock clock;
  private final Audit audit;
  private final Outbox outbox;
  private final MailSettings mail;
  private final Stories stories;
  private final Services services;
  private final Regions regions;
  private final SentenceLanguages languages;
  private final ServiceSubscriptions takingPart;

  HeadsUp(JdbcClient sql, Clock clock, Audit audit, Outbox outbox, MailSettings mail, Stories stories,
      Services services, Regions regions, SentenceLanguages languages, ServiceSubscriptions takingPart) {
    this.sql = sql;
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
    return sql.sql("""
        select c.id, c.service, c.address, c.name, coalesce(p.name, '') as entered_by, c.entered_at, c.proven_at,
          c.stopped_at
        from heads_up_contact c left join staff_person p on p.id = c.entered_by
        where c.service = ? and c.ended_at is null order by c.id""").param(service).query(Contact.class).list();
  }

  /** Writes one down and tells them who we are; false where they are there already or have asked us to stop. */
  @Transactional
  public boolean add(Caller.Person by, Service service, String address, String name) {
    String plain = EmailAddress.of(address).orElseThrow();
    String stop = SecretToken.fresh();
    List<Long> id = sql.sql("""
        insert into heads_up_contact (service, address, name, entered_by, entered_at, stop)
        select :service, :address, :name, :by, :now, :stop
        where not exists (select from heads_up_contact where address = :address and stopped_at is not null)
        on conflict (service, address) where ended_at is null do nothing returning id""").param("service", service.id())
        .param("address", plain).param("name", name).param("by", by.id()).param("now", Timestamp.from(clock.instant()))
        .param("stop", stop).query(Long.class).list();
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
    int ended = sql.sql("update heads_up_contact set ended_at = ? where id = ? and service = ? and ended_at is null")
        .params(Timestamp.from(clock.instant()), id, service).update();
    if (ended == 0) {
      throw new NotFound("contact " + id);
    }
    audit.record(by, Audit.Act.of("heads-up-ended", "heads-up-contact", id));
  }

  Optional<Contact> byToken(String token) {
    return sql.sql("""
        select id, service, address, name, '' as entered_by, entered_at, proven_at, stopped_at from heads_up_contact
        where stop = ? and ended_at is null""").param(token).query(Contact.class).optional();
  }

  /** They say themselves that the address is right, and that they want to hear. */
  void prove(Contact contact) {
    sql.sql("update heads_up_contact set proven_at = coalesce(proven_at, :now), stopped_at = null where id = :id")
        .param("now", Timestamp.from(clock.instant())).param("id", contact.id).update();
  }

  /** No more letters to this address, about whichever service. */
  void stop(Contact contact) {
    sql.sql("update heads_up_contact set stopped_at = ? where address = ? and stopped_at is null")
        .params(Timestamp.from(clock.instant()), contact.address).update();
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
    return sql.sql("""
        select distinct on (c.address) c.id, c.stop, a.ancestor as service from public_story_service x
        join public_service_ancestor a on a.service = x.service
        join lateral (
          select a.ancestor as service union select y.ended from staff_successor y
          where y.successor = a.ancestor) at on true
        join heads_up_contact c on c.service = at.service and c.stopped_at is null and c.ended_at is null
        where x.story = :story and not exists (
          select from public_service_ancestor u join staff_scope s on s.service = u.ancestor
          join staff_subscription b on b.id = s.subscription and b.kind in ('provider', 'commissioner')
            and b.since <= :today and (b.until is null or b.until >= :today)
          where u.service = x.service)
        order by c.address, a.depth, c.id""").param("story", story).param("today", takingPart.today()).query(Told.class)
        .list();
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
    return recipient.kind().equals(CONTACT)
        ? sql.sql("select address from heads_up_contact where id = ? and stopped_at is null and ended_at is null")
            .param(recipient.id()).query(String.class).optional()
        : Optional.empty();
  }
}

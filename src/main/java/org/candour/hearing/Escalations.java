package org.candour.hearing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.candour.access.Rights;
import org.candour.directory.ServiceContacts;
import org.candour.directory.ServiceContacts.ServiceContact;
import org.candour.mail.Letter;
import org.candour.mail.MailSettings;
import org.candour.mail.Outbox;
import org.candour.mail.Recipient;
import org.candour.mail.RecipientAddresses;
import org.candour.regions.Region;
import org.candour.regions.Regions;
import org.candour.shared.RegionId;
import org.candour.shared.Right;
import org.candour.shared.SentenceLanguages;
import org.candour.shared.Sentences;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asks again where an organisation was told of a story and nobody opened it: its administrators, and the contact for
 * escalation.
 */
@Component
public class Escalations implements RecipientAddresses {

  private static final String KIND = "escalation";
  private static final int AT_ONCE = 500;
  private static final int LISTED = 20;
  /** A story that has been public for longer than this is not asked about any more. */
  static final Duration ASKED_FOR = Duration.ofDays(60);

  private final EscalationStore store;
  private final Clock clock;
  private final Regions regions;
  private final ServiceContacts contacts;
  private final Rights rights;
  private final Outbox outbox;
  private final SentenceLanguages languages;
  private final MailSettings mail;

  Escalations(EscalationStore store, Clock clock, Regions regions, ServiceContacts contacts, Rights rights,
      Outbox outbox, SentenceLanguages languages, MailSettings mail) {
    this.store = store;
    this.clock = clock;
    this.regions = regions;
    this.contacts = contacts;
    this.rights = rights;
    this.outbox = outbox;
    this.languages = languages;
    this.mail = mail;
  }

  /** That somebody was asked to look. */
  public record Asked(String holder, Instant at) {}

  /** Who was asked why nobody opened a story, the first one first. */
  public List<Asked> of(long story) {
    return store.of(story);
  }

  /** When somebody is asked next why nobody opened a story, as far as that is known now. */
  public Optional<Instant> next(long story) {
    return store.next(clock.instant().minus(ASKED_FOR), story)
        .map(w -> regions.get(new RegionId(w.region())).workingDaysAfter(w.toldAt(), days(new RegionId(w.region()))));
  }

  private int days(RegionId region) {
    return store.days(region).orElse(3);
  }

  @Override
  public Optional<String> addressOf(Recipient recipient, @Nullable Long subscription) {
    return recipient.kind().equals(KIND)
        ? contacts.byId(recipient.id()).map(ServiceContact::address).filter(a -> !a.isBlank())
        : Optional.empty();
  }

  record Unopened(long story, long subscription) {}

  /** Looks for stories that were told long enough ago. Gives how many it asked about. */
  @Transactional
  public int look() {
    return look(AT_ONCE);
  }

  /** The same, with at most so many in each region. */
  int look(int most) {
    int asked = 0;
    for (Region region : regions.all()) {
      asked += look(region, most);
    }
    return asked;
  }

  /** Once a day, in working hours, so that nobody gets a letter a story. */
  private int look(Region region, int most) {
    Instant now = clock.instant();
    Instant today = now.atZone(region.zone()).toLocalDate().atStartOfDay(region.zone()).toInstant();
    boolean done = store.look(region, today);
    if (done || !region.working(now).equals(now)) {
      return 0;
    }
    int days = days(region.id());
    List<Unopened> unopened = store.insert(most, region, now, days);
    if (!unopened.isEmpty()) {
      outbox.add(letters(region, unopened, now));
      store.openTasks(unopened, now, region);
    }
    return unopened.size();
  }

  private List<Letter> letters(Region region, List<Unopened> unopened, Instant now) {
    Map<Long, List<Long>> administrators =
        rights.holders(unopened.stream().map(Unopened::subscription).toList(), Right.ADMINISTER);
    Map<Long, List<Long>> about =
        store.letters(unopened).stream().collect(Collectors.groupingBy(EscalationStore.About::story,
            Collectors.mapping(EscalationStore.About::service, Collectors.toList())));
    Map<Long, List<ServiceContact>> called =
        contacts.of(about.values().stream().flatMap(Collection::stream).distinct().toList(), "escalation");
    Map<Recipient, List<Long>> waiting = new LinkedHashMap<>();
    Map<Recipient, Long> behalf = new HashMap<>();
    for (Unopened each : unopened) {
      for (long person : administrators.getOrDefault(each.subscription, List.of())) {
        waiting.computeIfAbsent(Recipient.person(person), r -> new ArrayList<>()).add(each.story);
        behalf.putIfAbsent(Recipient.person(person), each.subscription);
      }
      about.getOrDefault(each.story, List.of()).stream()
          .flatMap(service -> called.getOrDefault(service, List.of()).stream()).map(ServiceContact::id).distinct()
          .forEach(
              contact -> waiting.computeIfAbsent(new Recipient(KIND, contact), r -> new ArrayList<>()).add(each.story));
    }
    long day = now.atZone(region.zone()).toLocalDate().toEpochDay();
    return waiting.entrySet().stream()
        .map(e -> letter(region, day, e.getKey(), behalf.get(e.getKey()), e.getValue().stream().distinct().toList()))
        .toList();
  }

  /** One letter a day, region and person, with the stories that wait. */
  private Letter letter(Region region, long day, Recipient to, @Nullable Long subscription, List<Long> stories) {
    Sentences words = languages.in(region.language());
    String site = mail.address() + "/" + region.id();
    List<String> paragraphs =
        new ArrayList<>(List.of(words.say("hearing.letter.text", stories.size()), words.say("hearing.letter.author")));
    paragraphs
        .add(stories.stream().limit(LISTED).map(story -> site + "/stories/" + story).collect(Collectors.joining("\n")));
    return Letter.about("story-unopened-" + region.id(), "day", day).to(to, region.id()).onBehalfOf(subscription)
        .saying(words.say("hearing.letter.subject", stories.size()), paragraphs)
        .leadingTo(words.say("hearing.letter.action"),
            site + (subscription == null ? "/stories/" + stories.getFirst() : "/work"))
        .footer(words.say("hearing.letter.footer"));
  }
}

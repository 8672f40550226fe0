package org.candour.hearing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.candour.access.Rights;
import org.candour.directory.ServiceContacts;
import org.candour.directory.ServiceContacts.ServiceContact;
import org.candour.hearing.Escalations.Unopened;
import org.candour.mail.Letter;
import org.candour.mail.MailSettings;
import org.candour.mail.Outbox;
import org.candour.mail.Recipient;
import org.candour.regions.Region;
import org.candour.shared.Right;
import org.candour.shared.SentenceLanguages;
import org.candour.shared.Sentences;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Letters to those who are asked why nobody opened a story: one a day, region and person, with all that wait. */
@Component
class EscalationLetters {

  /** A contact for escalation, by its number. */
  static final String KIND = "escalation";
  private static final int LISTED = 20;

  private final EscalationStore store;
  private final ServiceContacts contacts;
  private final Rights rights;
  private final Outbox outbox;
  private final SentenceLanguages languages;
  private final MailSettings mail;

  EscalationLetters(EscalationStore store, ServiceContacts contacts, Rights rights, Outbox outbox,
      SentenceLanguages languages, MailSettings mail) {
    this.store = store;
    this.contacts = contacts;
    this.rights = rights;
    this.outbox = outbox;
    this.languages = languages;
    this.mail = mail;
  }

  /** Asks all of them, each in one letter. */
  void send(Region region, List<Unopened> unopened, Instant now) {
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
      for (long person : administrators.getOrDefault(each.subscription(), List.of())) {
        waiting.computeIfAbsent(Recipient.person(person), r -> new ArrayList<>()).add(each.story());
        behalf.putIfAbsent(Recipient.person(person), each.subscription());
      }
      about.getOrDefault(each.story(), List.of()).stream()
          .flatMap(service -> called.getOrDefault(service, List.of()).stream()).map(ServiceContact::id).distinct()
          .forEach(contact -> waiting.computeIfAbsent(new Recipient(KIND, contact), r -> new ArrayList<>())
              .add(each.story()));
    }
    long day = now.atZone(region.zone()).toLocalDate().toEpochDay();
    outbox.add(waiting.entrySet().stream()
        .map(e -> letter(region, day, e.getKey(), behalf.get(e.getKey()), e.getValue().stream().distinct().toList()))
        .toList());
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

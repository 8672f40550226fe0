package org.candour.hearing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.candour.directory.ServiceContacts;
import org.candour.directory.ServiceContacts.ServiceContact;
import org.candour.mail.Recipient;
import org.candour.mail.RecipientAddresses;
import org.candour.regions.Region;
import org.candour.regions.Regions;
import org.candour.shared.RegionId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asks again where an organisation was told of a story and nobody opened it: its administrators, and the contact for
 * escalation.
 */
@Component
public class Escalations implements RecipientAddresses {

  private static final int AT_ONCE = 500;
  /** A story that has been public for longer than this is not asked about any more. */
  static final Duration ASKED_FOR = Duration.ofDays(60);

  private final EscalationStore store;
  private final Clock clock;
  private final Regions regions;
  private final ServiceContacts contacts;
  private final EscalationLetters letters;

  Escalations(EscalationStore store, Clock clock, Regions regions, ServiceContacts contacts,
      EscalationLetters letters) {
    this.store = store;
    this.clock = clock;
    this.regions = regions;
    this.contacts = contacts;
    this.letters = letters;
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
    return recipient.kind().equals(EscalationLetters.KIND)
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
      letters.send(region, unopened, now);
      store.openTasks(unopened, now, region);
    }
    return unopened.size();
  }

}

package org.candour.access;

import java.time.Clock;
import java.util.Optional;
import org.candour.audit.Audit;
import org.candour.mail.Recipient;
import org.candour.mail.RecipientAddresses;
import org.candour.shared.Caller;
import org.candour.shared.Shell;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where letters reach persons: as members nowhere but where they may read; and another address for a member. */
@Component
public class MemberAddresses implements RecipientAddresses {

  private final RoleGrantStore store;
  private final Clock clock;
  private final Audit audit;
  private final ApplicationEventPublisher events;

  MemberAddresses(RoleGrantStore store, Clock clock, Audit audit, ApplicationEventPublisher events) {
    this.store = store;
    this.clock = clock;
    this.audit = audit;
    this.events = events;
  }

  /** An administrator wishes another address for a member; whoever reads its mail says yes. */
  public record AddressWished(long person, String address, String region, String language) {}

  /**
   * Wishes another address for somebody who belongs to the caller's organisation and nowhere else; for anybody else
   * nothing happens, and the caller learns nothing of where else somebody belongs.
   */
  @Transactional
  public void wishAddress(Caller.Person by, long person, String address, Shell shell) {
    boolean theirs = store.belongsHereAlone(by.subscription(), person, clock.instant());
    if (theirs) {
      audit.record(by, Audit.Act.of("address-wished", "person", person));
      events.publishEvent(new AddressWished(person, address, shell.region().value(), shell.words().language()));
    }
  }

  @Override
  public Optional<String> addressOf(Recipient recipient, @Nullable Long subscription) {
    return !recipient.kind().equals("person")
        ? Optional.empty()
        : store.addressOf(recipient, subscription, clock.instant());
  }
}

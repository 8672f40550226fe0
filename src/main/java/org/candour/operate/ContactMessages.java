package org.candour.operate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.candour.access.PlatformRoles;
import org.candour.audit.Audit;
import org.candour.mail.Letter;
import org.candour.mail.MailSettings;
import org.candour.mail.Outbox;
import org.candour.mail.Recipient;
import org.candour.shared.Caller;
import org.candour.shared.NotFound;
import org.candour.shared.RegionId;
import org.candour.shared.Sentences;
import org.candour.shared.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people write to the platform, until somebody has answered. */
@Component
class ContactMessages {

  /** Words and address are blanked so long after the answer. */
  static final Duration KEPT = Duration.ofDays(180);

  private static final Set<String> ROLES = Set.of("support", "operator");

  private final ContactMessageStore store;
  private final Clock clock;
  private final Audit audit;
  private final Outbox outbox;
  private final PlatformRoles roles;
  private final MailSettings settings;

  ContactMessages(ContactMessageStore store, Clock clock, Audit audit, Outbox outbox, PlatformRoles roles,
      MailSettings settings) {
    this.store = store;
    this.clock = clock;
    this.audit = audit;
    this.outbox = outbox;
    this.roles = roles;
    this.settings = settings;
  }

  /**
   * A message as those see it who answer.
   *
   * @param id its number
   * @param topic one of {@link ContactMessageForm#TOPICS}
   * @param page which page it is about; may be empty, and is once it is blanked
   * @param body what was said; empty once it is blanked
   * @param address where an answer reaches them; empty where none was left, and once it is blanked
   * @param sentAt when
   * @param answeredAt when somebody marked it as answered; null before
   * @param blankedAt when page, words and address were taken out; null before
   */
  record ContactMessage(long id, String topic, String page, String body, String address, Instant sentAt,
      @Nullable Instant answeredAt, @Nullable Instant blankedAt) {}

  /** Takes a message in, once however often it is sent, and tells those who answer that one has come. */
  @Transactional
  public void take(RegionId region, ContactMessageForm form, Sentences words) {
    List<Long> id = store.take(clock.instant(), form, region);
    if (!id.isEmpty()) {
      outbox.add(answering(region).stream()
          .map(person -> Letter.about("message-came", "message", id.getFirst()).to(Recipient.person(person), region)
              .saying(words.say("operate.message.subject"), List.of(words.say("operate.message.text")))
              .leadingTo(words.say("operate.message.action"),
                  settings.address() + "/" + region.value() + "/operate/messages")
              .footer(words.say("operate.message.footer")))
          .toList());
    }
  }

  private List<Long> answering(RegionId region) {
    return roles.holders().stream().filter(h -> h.reaches(region) && !h.frozen() && ROLES.contains(h.role()))
        .map(PlatformRoles.Holder::person).distinct().toList();
  }

  Slice<ContactMessage> open(RegionId region, int page, int size) {
    List<ContactMessage> items = store.open(region, size, page);
    long total = store.count(region);
    return new Slice<>(items, page, size, total);
  }

  @Transactional
  public void answered(Caller.Person by, RegionId region, long id) {
    int done = store.answered(clock.instant(), by, id, region);
    if (done == 0) {
      throw new NotFound("message " + id);
    }
    audit.record(by, Audit.Act.of("message-answered", "message", id));
  }

  /** Blanks words and addresses that were answered long ago. */
  void blank() {
    Instant now = clock.instant();
    store.blank(now);
  }
}

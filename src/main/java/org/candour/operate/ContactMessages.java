package org.candour.operate;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.candour.accounts.PlatformRoles;
import org.candour.audit.Audit;
import org.candour.mail.Letter;
import org.candour.mail.MailSettings;
import org.candour.mail.Outbox;
import org.candour.mail.Recipient;
import org.candour.shared.Caller;
import org.candour.shared.NotFound;
import org.candour.shared.RegionId;
import org.candour.shared.SentenceLanguages;
import org.candour.shared.Sentences;
import org.candour.shared.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people write to the platform, until somebody has answered. */
@Component
class ContactMessages {

  /** Words and address are blanked so long after the answer. */
  private static final Duration KEPT = Duration.ofDays(180);

  private static final Set<String> ROLES = Set.of("support", "operator");

  private final JdbcClient sql;
  private final Clock clock;
  private final Audit audit;
  private final Outbox outbox;
  private final PlatformRoles roles;
  private final SentenceLanguages languages;
  private final MailSettings settings;

  ContactMessages(JdbcClient sql, Clock clock, Audit audit, Outbox outbox, PlatformRoles roles,
      SentenceLanguages languages, MailSettings settings) {
    this.sql = sql;
    this.clock = clock;
    this.audit = audit;
    this.outbox = outbox;
    this.roles = roles;
    this.languages = languages;
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
    List<Long> id = sql.sql("""
        insert into message (region, topic, page, body, address, once, sent_at)
        values (:region, :topic, :page, :body, :address, :once, :now)
        on conflict (once) do nothing returning id""").param("region", region.value()).param("topic", form.topic())
        .param("page", form.page()).param("body", form.body()).param("address", form.address())
        .param("once", form.once()).param("now", Timestamp.from(clock.instant())).query(Long.class).list();
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
    List<ContactMessage> items =
        sql.sql("select * from message where region = ? and answered_at is null order by sent_at, id limit ? offset ?")
            .params(region.value(), size, (page - 1L) * size).query(ContactMessage.class).list();
    long total = sql.sql("select count(*) from message where region = ? and answered_at is null").param(region.value())
        .query(Long.class).single();
    return new Slice<>(items, page, size, total);
  }

  @Transactional
  public void answered(Caller.Person by, RegionId region, long id) {
    int done = sql
        .sql("update message set answered_at = ?, answered_by = ? where id = ? and region = ? and answered_at is null")
        .params(Timestamp.from(clock.instant()), by.id(), id, region.value()).update();
    if (done == 0) {
      throw new NotFound("message " + id);
    }
    audit.record(by, Audit.Act.of("message-answered", "message", id));
  }

  /** Blanks words and addresses that were answered long ago. */
  void blank() {
    Instant now = clock.instant();
    sql.sql("update message set body = '', address = '', page = '', blanked_at = ? where answered_at < ?"
        + " and blanked_at is null").params(Timestamp.from(now), Timestamp.from(now.minus(KEPT))).update();
  }
}

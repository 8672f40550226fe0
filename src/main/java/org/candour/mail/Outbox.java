package org.candour.mail;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.candour.shared.SecretToken;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The ledger of what is sent: asked twice, a letter still stands there once. */
@Component
public class Outbox {

  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

  /** How often a letter is tried: over about a day and a half. */
  public static final int ATTEMPTS = 16;
  private static final int AT_ONCE = 20;
  /** So many in a row and the post is taken to be closed for now. */
  private static final int REFUSALS = 3;
  private static final Duration KEEP_BODIES = Duration.ofDays(30);

  private final JdbcClient sql;
  private final Clock clock;
  private final MailSettings settings;
  private final ObjectProvider<MailTransport> post;
  private final ObjectProvider<RecipientAddresses> addresses;
  private final ObjectProvider<LetterCheck> askers;
  private final TransactionTemplate transaction;
  private final ApplicationEventPublisher events;

  Outbox(JdbcClient sql, Clock clock, MailSettings settings, ObjectProvider<MailTransport> post,
      ObjectProvider<RecipientAddresses> addresses, ObjectProvider<LetterCheck> askers, TransactionTemplate transaction,
      ApplicationEventPublisher events) {
    this.sql = sql;
    this.clock = clock;
    this.settings = settings;
    this.post = post;
    this.addresses = addresses;
    this.askers = askers;
    this.transaction = transaction;
    this.events = events;
  }

  /**
   * Enters letters into the ledger, in the caller's transaction and in one statement. Those that stand there already
   * are left alone, but for those that were taken back: what became public again is told again.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void add(Collection<Letter> letters) {
    if (letters.isEmpty()) {
      return;
    }
    sql.sql("""
        insert into outbound_mail (occasion, subject_kind, subject_id, person_kind, person_id, subscription, region,
          message_id, return_token, subject_line, body_text, body_html, stop, next_at, created_at)
        select l.occasion, l.subject_kind, l.subject_id, l.person_kind, l.person_id, l.subscription, l.region,
          l.message_id, l.token, l.line, l.text, l.html,
          l.stop, greatest(coalesce(l.not_before, :now), :now), :now
        from (select distinct on (occasion, subject_kind, subject_id, person_kind, person_id) *
          from unnest(:occasion::text[], :subjectKind::text[], :subject::bigint[], :personKind::text[],
            :person::bigint[],
          :subscription::bigint[], :region::text[], :messageId::text[], :token::text[], :line::text[], :text::text[],
            :html::text[], :stop::text[], :notBefore::timestamptz[])
          as x (occasion, subject_kind, subject_id, person_kind, person_id, subscription, region, message_id, token,
            line, text, html, stop, not_before)) l
        order by l.person_kind, l.person_id
        on conflict (occasion, subject_kind, subject_id, person_kind, person_id) do update
          set state = 'waiting', attempts = 0, last_error = null, next_at = excluded.next_at,
            subject_line = excluded.subject_line,
            body_text = excluded.body_text, body_html = excluded.body_html, stop = excluded.stop,
            subscription = excluded.subscription, region = excluded.region
          where outbound_mail.state = 'cancelled' and outbound_mail.purged_at is null""")
        .param("occasion", texts(letters, Letter::occasion)).param("subjectKind", texts(letters, Letter::subjectKind))
        .param("subject", numbers(letters, Letter::subject)).param("personKind", texts(letters, l -> l.to().kind()))
        .param("person", numbers(letters, l -> l.to().id()))
        .param("subscription", numbers(letters, Letter::subscription))
        .param("region", texts(letters, l -> l.region().value()))
        .param("messageId", texts(letters, l -> "<" + SecretToken.fresh() + "@" + settings.domain() + ">"))
        .param("token", texts(letters, l -> ReturnToken.fresh())).param("line", texts(letters, Letter::subjectLine))
        .param("text", texts(letters, Letter::text)).param("html", texts(letters, LetterPage::of))
        .param("stop", texts(letters, Letter::stop))
        .param("notBefore", texts(letters, l -> l.notBefore() == null ? null : l.notBefore().toString()))
        .param("now", Timestamp.from(clock.instant())).update();
  }

  private static @Nullable String[] texts(Collection<Letter> letters, Function<Letter, @Nullable String> of) {
    return letters.stream().map(of).toArray(String[]::new);
  }

  private static @Nullable Long[] numbers(Collection<Letter> letters, Function<Letter, @Nullable Long> of) {
    return letters.stream().map(of).toArray(Long[]::new);
  }

  /** Takes back what has not left yet. Gives how many letters that were. */
  @Transactional(propagation = Propagation.MANDATORY)
  public int cancel(String occasion, String subjectKind, long subject) {
    return sql.sql("""
        update outbound_mail set state = 'cancelled', body_text = null, body_html = null
        where occasion = ? and subject_kind = ? and subject_id = ? and state = 'waiting'""")
        .params(occasion, subjectKind, subject).update();
  }

  /** Takes back what has not left yet about any of these. Gives about which of them that was. */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<Long> cancel(String occasion, String subjectKind, Collection<Long> subjects) {
    return sql.sql("""
        update outbound_mail set state = 'cancelled', body_text = null, body_html = null
        where occasion = ? and subject_kind = ? and subject_id = any(?) and state = 'waiting' returning subject_id""")
        .params(occasion, subjectKind, subjects.toArray(Long[]::new)).query(Long.class).list();
  }

  /**
   * Takes back letters of this occasion to members whose stop ends like this, where they have not left yet. Gives about
   * what they were, and to whom.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<TakenBack> cancelStopped(String occasion, String stop) {
    return sql.sql("""
        update outbound_mail set state = 'cancelled', body_text = null, body_html = null
        where occasion = ? and right(stop, ?) = ? and person_kind = 'person' and state = 'waiting'
        returning subject_id as subject, person_id as person""").params(occasion, stop.length(), stop)
        .query(TakenBack.class).list();
  }

  /** Takes back whatever has not left yet for one recipient; links that they asked for only where {@code links}. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void cancelTo(Recipient to, boolean links) {
    sql.sql("""
        update outbound_mail set state = 'cancelled', body_text = null, body_html = null
        where person_kind = ? and person_id = ? and state = 'waiting' and (? or subject_kind <> 'link')""")
        .params(to.kind(), to.id(), links).update();
  }

  /** A letter that did not leave. */
  public record TakenBack(long subject, long person) {}

  /** The persons who were sent this letter already. */
  public List<Long> sentTo(String occasion, String subjectKind, long subject) {
    return sql.sql("""
        select person_id from outbound_mail
        where occasion = ? and subject_kind = ? and subject_id = ? and person_kind = 'person' and state = 'sent'""")
        .params(occasion, subjectKind, subject).query(Long.class).list();
  }

  /** Sends what is due, until nothing is or the post refuses. Gives how many were handed over. */
  public int sendDue() {
    MailTransport open = post.getIfAvailable();
    if (open == null) {
      return 0;
    }
    try {
      return sendDue(open);
    } finally {
      open.rest();
    }
  }

  private int sendDue(MailTransport open) {
    int sent = 0;
    int refused = 0;
    for (int round = AT_ONCE; round == AT_ONCE && refused < REFUSALS;) {
      List<Long> due =
          sql.sql("select id from outbound_mail where state = 'waiting' and next_at <= ? order by next_at, id limit ?")
              .params(Timestamp.from(clock.instant()), AT_ONCE).query(Long.class).list();
      round = due.size();
      for (long id : due) {
        Sent how = attempt(open, id);
        sent += how == Sent.YES ? 1 : 0;
        refused = how == Sent.REFUSED ? refused + 1 : 0;
        if (refused == REFUSALS) {
          break;
        }
      }
    }
    return sent;
  }

  private enum Sent { YES, REFUSED, LEFT }

  /** One transaction a letter: killed between acceptance and commit, it is sent again with the same Message-ID. */
  private Sent attempt(MailTransport open, long id) {
    try {
      return Objects.requireNonNull(transaction.execute(status -> sendOne(open, id)));
    } catch (RuntimeException e) {
      LOG.error("letter {} could not be sent: {}", id, e.getClass().getName());
      // Behind the others, so that one letter that nobody can send does not keep the rest.
      sql.sql("update outbound_mail set attempts = attempts + 1, next_at = ?, last_error = ? where id = ?"
          + " and state = 'waiting'")
          .params(Timestamp.from(clock.instant().plus(Duration.ofMinutes(5))), e.getClass().getSimpleName(), id)
          .update();
      return Sent.LEFT;
    }
  }

  private Sent sendOne(MailTransport open, long id) {
    Optional<OutboundMail> locked =
        sql.sql("select * from outbound_mail where id = ? and state = 'waiting' for no key update skip locked")
            .param(id).query(OutboundMail.class).optional();
    if (locked.isEmpty()) {
      return Sent.LEFT;
    }
    OutboundMail mail = locked.get();
    Recipient recipient = new Recipient(mail.personKind(), mail.personId());
    Optional<String> address =
        askers.stream().allMatch(a -> a.stillTold(recipient, mail.subscription(), mail.subjectKind(), mail.subjectId()))
            ? addresses.stream().flatMap(book -> book.addressOf(recipient, mail.subscription()).stream()).findFirst()
            : Optional.empty();
    // What somebody asks for is tried all the same: it shows whether their mailbox lives again.
    if (address.isPresent() && !mail.occasion().endsWith("-link") && dead(recipient)) {
      end(id, "failed", "dead mailbox");
      return Sent.LEFT;
    }
    if (address.isEmpty() || mail.bodyText() == null || mail.bodyHtml() == null) {
      end(id, "cancelled", address.isEmpty() ? "no address" : "no words");
      events.publishEvent(new LetterDropped(mail.occasion(), mail.subjectKind(), mail.subjectId(), mail.personKind(),
          mail.personId(), mail.subscription()));
      return Sent.LEFT;
    }
    try {
      String sender = mail.personKind().equals("author") ? settings.authorSender() : settings.staffSender();
      open.handOver(new MailTransport.MailMessage(mail.messageId(), sender, address.get(), mail.subjectLine(),
          mail.bodyText(), mail.bodyHtml(), mail.stop(), mail.returnToken()));
      end(id, "sent", null);
      events.publishEvent(new LetterSent(mail.occasion(), mail.subjectKind(), mail.subjectId(), mail.personKind(),
          mail.personId(), mail.subscription()));
      return Sent.YES;
    } catch (MailTransport.PostFailed e) {
      retry(mail, e);
      return e.lasting() ? Sent.LEFT : Sent.REFUSED;
    }
  }

  private boolean dead(Recipient recipient) {
    return sql.sql("select exists (select from dead_mailbox where person_kind = ? and person_id = ?)")
        .params(recipient.kind(), recipient.id()).query(Boolean.class).single();
  }

  private void end(long id, String state, @Nullable String why) {
    sql.sql("update outbound_mail set state = :state, attempts = attempts + 1, sent_at = :at, last_error = :why"
        + " where id = :id").param("state", state)
        .param("at", state.equals("sent") ? Timestamp.from(clock.instant()) : null).param("why", why).param("id", id)
        .update();
  }

  private void retry(OutboundMail mail, MailTransport.PostFailed failure) {
    boolean last = failure.lasting() || mail.attempts() + 1 >= ATTEMPTS;
    // 15 s, 30 s, 1 min … at most 6 h, all in all a day and a half: a mail server that is down for a day loses nothing.
    Duration wait = Duration.ofSeconds(Math.min(15L << Math.min(mail.attempts(), 12), 6 * 3600L));
    sql.sql("update outbound_mail set state = ?, attempts = attempts + 1, next_at = ?, last_error = ? where id = ?")
        .params(last ? "failed" : "waiting", Timestamp.from(clock.instant().plus(wait)),
            String.valueOf(failure.getMessage()), mail.id())
        .update();
  }

  /** Blanks bodies older than thirty days. The row stays, as proof of what was sent to whom. */
  public int purge() {
    Instant before = clock.instant().minus(KEEP_BODIES);
    return sql
        .sql("update outbound_mail set body_text = null, body_html = null, purged_at = ?"
            + " where created_at < ? and purged_at is null and state <> 'waiting'")
        .params(Timestamp.from(clock.instant()), Timestamp.from(before)).update();
  }

  /** The newest letters, for the page that a demo and an operator look at. */
  public List<OutboundMail> newest(int atMost) {
    return sql.sql("select * from outbound_mail order by id desc limit ?").param(atMost).query(OutboundMail.class)
        .list();
  }

  /** One letter. */
  public Optional<OutboundMail> byId(long id) {
    return sql.sql("select * from outbound_mail where id = ?").param(id).query(OutboundMail.class).optional();
  }
}

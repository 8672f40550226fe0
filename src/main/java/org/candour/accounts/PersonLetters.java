package org.candour.accounts;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.candour.mail.Letter;
import org.candour.mail.MailSettings;
import org.candour.mail.Outbox;
import org.candour.mail.Recipient;
import org.candour.mail.RecipientAddresses;
import org.candour.shared.Caller;
import org.candour.shared.RegionId;
import org.candour.shared.Right;
import org.candour.shared.Sentences;
import org.candour.shared.Shell;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where letters reach persons, and those about somebody's own account. Each goes into the ledger in the transaction of
 * what it tells.
 */
@Component
public class PersonLetters implements RecipientAddresses {

  private static final Duration INVITATION = Duration.ofDays(3);

  private final Links links;
  private final Outbox outbox;
  private final MailSettings mail;
  private final JdbcClient sql;
  private final Clock clock;

  PersonLetters(Links links, Outbox outbox, MailSettings mail, JdbcClient sql, Clock clock) {
    this.links = links;
    this.outbox = outbox;
    this.mail = mail;
    this.sql = sql;
    this.clock = clock;
  }

  /**
   * Tells somebody that they were given a role, with a link that signs them in once.
   *
   * @param grant where they were given none because they hold it already, 0: no letter
   * @param where the organisation or place, as it is called there
   * @param asked whether they asked for it themselves
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void invite(long person, long grant, String where, boolean asked, Sentences words, RegionId region) {
    if (grant == 0) {
      return;
    }
    String token = links.make(Recipient.person(person), "sign-in", "/", INVITATION).token();
    outbox.add(List.of(Letter.about("invited", "grant", grant).to(Recipient.person(person), region)
        .saying(words.say("accounts.letter.invited.subject", where),
            List.of(words.say("accounts.letter.invited.text", where)))
        .leadingTo(words.say("accounts.letter.action"), mail.address() + "/" + region + "/sign-in/link/" + token)
        .footer(words.say(asked ? "accounts.letter.invited.footer-asked" : "accounts.letter.invited.footer"))));
  }

  /** Tells the administrators of a subscription that a colleague opened a story in an emergency, and why. */
  void emergency(List<Long> administrators, long id, Caller.Person by, long story, String reason, Shell shell) {
    outbox.add(administrators.stream().map(person -> Letter.about("emergency", "emergency", id)
        .to(Recipient.person(person), shell.region()).onBehalfOf(by.subscription())
        .saying(shell.say("accounts.letter.emergency.subject"),
            List.of(shell.say("accounts.letter.emergency.text", by.name(), Long.toString(story)), "“" + reason + "”"))
        .leadingTo(shell.say("accounts.letter.emergency.action"), address(shell) + "/work/emergency")
        .footer(shell.say("accounts.letter.emergency.footer"))).toList());
  }

  /** The same to whoever operates the region, where nobody in that organisation is left who could be told. */
  void emergencyToOperators(List<Long> operators, long id, Caller.Person by, String holder, long story, String reason,
      Shell shell) {
    outbox.add(operators.stream()
        .map(person -> Letter.about("emergency", "emergency", id).to(Recipient.person(person), shell.region())
            .saying(shell.say("accounts.letter.emergency.subject"),
                List.of(shell.say("accounts.letter.emergency.text-operators", by.name(), Long.toString(story), holder),
                    "“" + reason + "”"))
            .leadingTo(shell.say("accounts.letter.emergency.action-operators"),
                address(shell) + "/operate/subscriptions/" + by.subscription())
            .footer(shell.say("accounts.letter.emergency.footer-operators")))
        .toList());
  }

  /** Tells somebody that what they prove themselves with was changed; the stamp tells one change from the next. */
  void changed(String occasion, long person, int stamp, Shell shell) {
    outbox.add(List.of(Letter.about(occasion, "stamp", stamp).to(Recipient.person(person), shell.region())
        .saying(shell.say("accounts.letter." + occasion + ".subject"),
            List.of(shell.say("accounts.letter." + occasion + ".text")))
        .leadingTo(shell.say("accounts.letter.action"), address(shell) + "/sign-in")
        .footer(shell.say("accounts.letter.changed-footer"))));
  }

  @Override
  public Optional<String> addressOf(Recipient recipient, @Nullable Long subscription) {
    return !recipient.kind().equals("person")
        ? Optional.empty()
        : sql.sql("""
        select p.address from person p where p.id = :person and p.frozen_at is null
          and (:subscription::bigint is null or\s""" + Rights.holds("p.id", ":subscription", Right.READ_SCOPE) + ")")
            .param("person", recipient.id()).param("subscription", subscription)
            .param("now", Timestamp.from(clock.instant())).query(String.class).optional();
  }

  private String address(Shell shell) {
    return mail.address() + "/" + shell.region();
  }
}

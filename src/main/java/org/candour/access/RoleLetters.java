package org.candour.access;

import java.time.Duration;
import java.util.List;
import org.candour.mail.Letter;
import org.candour.mail.MailSettings;
import org.candour.mail.Outbox;
import org.candour.mail.Recipient;
import org.candour.people.Links;
import org.candour.shared.Caller;
import org.candour.shared.RegionId;
import org.candour.shared.Sentences;
import org.candour.shared.Shell;
import org.candour.subscriptions.Subscription;
import org.candour.subscriptions.Subscriptions;
import org.springframework.stereotype.Component;

/** Letters about roles that were given and used, each in the ledger in the transaction of what it tells. */
@Component
class RoleLetters {

  private static final Duration INVITATION = Duration.ofDays(3);

  private final Links links;
  private final Outbox outbox;
  private final MailSettings mail;
  private final Subscriptions subscriptions;

  RoleLetters(Links links, Outbox outbox, MailSettings mail, Subscriptions subscriptions) {
    this.links = links;
    this.outbox = outbox;
    this.mail = mail;
    this.subscriptions = subscriptions;
  }

  /**
   * Somebody who was given a role.
   *
   * @param person who
   * @param grant its number
   * @param where the organisation or place, as it is called there
   * @param asked whether they asked for it themselves
   */
  record Invited(long person, long grant, String where, boolean asked) {}

  /** Tells somebody that they were given a role, with a link that signs them in once. */
  void invite(Invited who, Sentences words, RegionId region) {
    long person = who.person;
    String token = links.make(Recipient.person(person), "sign-in", "/", INVITATION).token();
    outbox.add(List.of(Letter.about("invited", "grant", who.grant).to(Recipient.person(person), region)
        .saying(words.say("access.letter.invited.subject", who.where),
            List.of(words.say("access.letter.invited.text", who.where)))
        .leadingTo(words.say("access.letter.action"), mail.address() + "/" + region + "/sign-in/link/" + token)
        .footer(words.say(who.asked ? "access.letter.invited.footer-asked" : "access.letter.invited.footer"))));
  }

  /** A story that was opened in an emergency: the number of the opening, by whom, and why. */
  record Opened(long id, Caller.Person by, long story, String reason) {}

  /** Tells the administrators of a subscription that a colleague opened a story in an emergency, and why. */
  void emergency(List<Long> administrators, Opened opened, Shell shell) {
    outbox.add(administrators.stream()
        .map(person -> Letter.about("emergency", "emergency", opened.id).to(Recipient.person(person), shell.region())
            .onBehalfOf(opened.by.subscription())
            .saying(shell.say("access.letter.emergency.subject"),
                List.of(shell.say("access.letter.emergency.text", opened.by.name(), Long.toString(opened.story)),
                    "“" + opened.reason + "”"))
            .leadingTo(shell.say("access.letter.emergency.action"), address(shell) + "/work/emergency")
            .footer(shell.say("access.letter.emergency.footer")))
        .toList());
  }

  /** The same to whoever operates the region, where nobody in that organisation is left who could be told. */
  void emergencyToOperators(List<Long> operators, Opened opened, Shell shell) {
    String holder = subscriptions.byId(opened.by.subscription()).map(Subscription::holder).orElse("");
    outbox.add(operators.stream()
        .map(person -> Letter.about("emergency", "emergency", opened.id).to(Recipient.person(person), shell.region())
            .saying(shell.say("access.letter.emergency.subject"),
                List.of(shell.say("access.letter.emergency.text-operators", opened.by.name(),
                    Long.toString(opened.story), holder), "“" + opened.reason + "”"))
            .leadingTo(shell.say("access.letter.emergency.action-operators"),
                address(shell) + "/operate/subscriptions/" + opened.by.subscription())
            .footer(shell.say("access.letter.emergency.footer-operators")))
        .toList());
  }

  private String address(Shell shell) {
    return mail.address() + "/" + shell.region();
  }
}

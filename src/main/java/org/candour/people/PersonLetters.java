package org.candour.people;

import java.util.List;
import org.candour.mail.Letter;
import org.candour.mail.MailSettings;
import org.candour.mail.Outbox;
import org.candour.mail.Recipient;
import org.candour.shared.Shell;
import org.springframework.stereotype.Component;

/** Letters about what somebody proves who they are with, each in the ledger in the transaction of what it tells. */
@Component
class PersonLetters {

  private final Outbox outbox;
  private final MailSettings mail;

  PersonLetters(Outbox outbox, MailSettings mail) {
    this.outbox = outbox;
    this.mail = mail;
  }

  /** Tells somebody that what they prove themselves with was changed; the stamp tells one change from the next. */
  void changed(String occasion, long person, int stamp, Shell shell) {
    outbox.add(List.of(Letter.about(occasion, "stamp", stamp).to(Recipient.person(person), shell.region())
        .saying(shell.say("people.letter." + occasion + ".subject"),
            List.of(shell.say("people.letter." + occasion + ".text")))
        .leadingTo(shell.say("people.letter.action"), address(shell) + "/sign-in")
        .footer(shell.say("people.letter.changed-footer"))));
  }

  private String address(Shell shell) {
    return mail.address() + "/" + shell.region();
  }
}

package org.candour.entrance;

import java.util.List;
import org.candour.mail.Letter;
import org.candour.mail.MailSettings;
import org.candour.mail.Outbox;
import org.candour.mail.Recipient;
import org.candour.shared.RegionId;
import org.candour.shared.SentenceLanguages;
import org.candour.shared.Sentences;
import org.candour.shared.Shell;
import org.springframework.stereotype.Component;

/** The letters of another address: a link to the new one, and word to the old one. */
@Component
class AddressLetters {

  /** Recipients by the number of a change: the address that is wished, and the one before. */
  static final String NEW = "moving";
  static final String OLD = "moved";

  private final Outbox outbox;
  private final MailSettings mail;
  private final SentenceLanguages languages;

  AddressLetters(Outbox outbox, MailSettings mail, SentenceLanguages languages) {
    this.outbox = outbox;
    this.mail = mail;
    this.languages = languages;
  }

  /** The sentences of a language. */
  Sentences words(String language) {
    return languages.in(language);
  }

  /** The link that proves that the new address is read. */
  void asked(long change, String token, Sentences words, RegionId region) {
    outbox.add(List.of(Letter.about("address-asked", "address", change).to(new Recipient(NEW, change), region)
        .saying(words.say("entrance.letter.address.subject"), List.of(words.say("entrance.letter.address.text")))
        .leadingTo(words.say("entrance.letter.address.action"),
            mail.address() + "/" + region + "/sign-in/address/" + token)
        .footer(words.say("entrance.letter.address.footer"))));
  }

  /** The old address reads that it was changed. */
  void changed(long change, Shell shell) {
    outbox.add(List.of(Letter.about("address-changed", "address", change).to(new Recipient(OLD, change), shell.region())
        .saying(shell.say("entrance.letter.moved.subject"), List.of(shell.say("entrance.letter.moved.text")))
        .footer(shell.say("entrance.letter.moved.footer"))));
  }
}

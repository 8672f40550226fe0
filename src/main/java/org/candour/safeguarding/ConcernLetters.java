package org.candour.safeguarding;

import java.util.List;
import org.candour.access.PlatformRoles;
import org.candour.mail.Letter;
import org.candour.mail.MailSettings;
import org.candour.mail.Outbox;
import org.candour.mail.Recipient;
import org.candour.regions.RegionSentences;
import org.candour.shared.RegionId;
import org.candour.shared.Right;
import org.candour.shared.Sentences;
import org.springframework.stereotype.Component;

/** Letters to those who look after concerns. */
@Component
class ConcernLetters {

  private final PlatformRoles roles;
  private final Outbox outbox;
  private final RegionSentences sentences;
  private final MailSettings mail;

  ConcernLetters(PlatformRoles roles, Outbox outbox, RegionSentences sentences, MailSettings mail) {
    this.roles = roles;
    this.outbox = outbox;
    this.sentences = sentences;
    this.mail = mail;
  }

  /**
   * Neutral: that something waits, and nothing of what it is. Where nobody has the right, operators are asked to give
   * it to somebody.
   */
  void waits(long concern, RegionId region) {
    List<Long> leads = roles.holding(Right.SAFEGUARD, region);
    boolean nobody = leads.isEmpty();
    Sentences words = sentences.of(region);
    String key = nobody ? "safeguarding.letter.nobody" : "safeguarding.letter.waits";
    outbox.add((nobody ? roles.holding(Right.OPERATE, region) : leads).stream()
        .map(person -> Letter.about("concern-raised", "concern", concern).to(Recipient.person(person), region)
            .saying(words.say("safeguarding.letter.subject"), List.of(words.say(key)))
            .leadingTo(words.say("safeguarding.letter.action"),
                mail.address() + "/" + region + (nobody ? "/operate/people" : "/desk/concerns/" + concern))
            .footer(words.say("safeguarding.letter.footer")))
        .toList());
  }
}

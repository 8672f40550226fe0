package org.candour.joining;

import java.util.List;
import org.candour.directory.Service;
import org.candour.directory.Services;
import org.candour.joining.HeadsUp.Told;
import org.candour.mail.Letter;
import org.candour.mail.MailSettings;
import org.candour.mail.Outbox;
import org.candour.mail.Recipient;
import org.candour.regions.RegionSentences;
import org.candour.shared.RegionId;
import org.candour.shared.Sentences;
import org.candour.story.Story;
import org.candour.written.TextLanguages;
import org.springframework.stereotype.Component;

/** Letters to contacts of organisations that have not joined: that they were named, and that a story is about them. */
@Component
class HeadsUpLetters {

  /** A contact, by its number. */
  static final String CONTACT = "contact";
  private static final String STORY = "heads-up";

  private final Services services;
  private final Outbox outbox;
  private final MailSettings mail;
  private final RegionSentences sentences;

  HeadsUpLetters(Services services, Outbox outbox, MailSettings mail, RegionSentences sentences) {
    this.services = services;
    this.outbox = outbox;
    this.mail = mail;
    this.sentences = sentences;
  }

  /** Tells a contact who we are, and how to say that the address is theirs or wants nothing. */
  void named(long each, Service service, String stop) {
    RegionId region = new RegionId(service.region());
    Sentences words = sentences.of(region);
    outbox.add(List.of(Letter.about("heads-up-named", "heads-up-contact", each).to(new Recipient(CONTACT, each), region)
        .saying(words.say("joining.heads-up.named-subject", service.name()),
            List.of(words.say("joining.heads-up.named-text", service.fullName())))
        .leadingTo(words.say("joining.heads-up.named-action"), address(region) + "/organisations/heads-up/" + stop)
        .footer(words.say("joining.heads-up.footer")).stoppedAt(address(region) + "/organisations/heads-up/" + stop)));
  }

  void published(Story story, List<Told> told) {
    outbox.add(told.stream().map(to -> letter(story, to)).toList());
  }

  /** Letters about a story that have not left are taken back. */
  void takeBack(long story) {
    outbox.cancel(STORY, "story", story);
  }

  private Letter letter(Story story, Told to) {
    RegionId region = new RegionId(story.region());
    Sentences words = sentences.of(region);
    Service service = services.byId(to.service()).orElseThrow();
    return Letter.about(STORY, "story", story.id()).to(new Recipient(CONTACT, to.id()), region)
        .saying(words.say("joining.heads-up.subject", service.name()),
            List.of(words.say("joining.heads-up.text", service.fullName()), "“" + story.title() + "”",
                words.say("joining.heads-up.claim") + "\n" + address(region) + "/organisations/look?service="
                    + service.code()))
        .leadingTo(words.say("joining.heads-up.action"), address(region) + "/stories/" + story.id())
        .footer(words.say("joining.heads-up.footer"))
        .quoting(List
            .of(new Letter.Quote("“" + story.title() + "”", TextLanguages.ofTitle(story.title(), story.language()))))
        .stoppedAt(address(region) + "/organisations/heads-up/" + to.stop());
  }

  private String address(RegionId region) {
    return mail.address() + "/" + region.value();
  }
}

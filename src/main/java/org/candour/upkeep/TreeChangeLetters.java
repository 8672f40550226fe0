package org.candour.upkeep;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.candour.access.Rights;
import org.candour.directory.TreeChanges.Done;
import org.candour.mail.Letter;
import org.candour.mail.MailSettings;
import org.candour.mail.Outbox;
import org.candour.mail.Recipient;
import org.candour.regions.RegionSentences;
import org.candour.shared.RegionId;
import org.candour.shared.Right;
import org.candour.shared.Sentences;
import org.candour.upkeep.Preview.Reached;
import org.springframework.stereotype.Component;

/** Letters about a change of the tree: nobody's reach shrinks or grows without their administrators hearing of it. */
@Component
class TreeChangeLetters {

  private final Outbox outbox;
  private final MailSettings settings;
  private final RegionSentences sentences;
  private final Rights rights;

  TreeChangeLetters(Outbox outbox, MailSettings settings, RegionSentences sentences, Rights rights) {
    this.outbox = outbox;
    this.settings = settings;
    this.sentences = sentences;
    this.rights = rights;
  }

  /** Tells those whose subscription covers less, or more, than before. */
  void send(Done done, Preview preview) {
    List<Letter> letters = new ArrayList<>();
    preview.losing().forEach(each -> letters.addAll(letters(done, preview, each, "upkeep.letter.loses")));
    preview.gaining().forEach(each -> letters.addAll(letters(done, preview, each, "upkeep.letter.gains")));
    outbox.add(letters);
  }

  private List<Letter> letters(Done done, Preview preview, Reached reached, String key) {
    RegionId region = new RegionId(Objects.requireNonNull(preview.plan().subject()).region());
    Sentences words = sentences.of(region);
    String names = String.join(", ", reached.services());
    String address = settings.address() + "/" + region.value();
    return rights.holders(reached.subscription(), Right.ADMINISTER).stream()
        .map(person -> Letter
            .about(key.endsWith("loses") ? "scope-loses" : "scope-gains", "service-change", done.change())
            .to(Recipient.person(person), region).onBehalfOf(reached.subscription())
            .saying(words.say(key + "-subject"), List.of(words.say(key, reached.holder(), names)))
            .leadingTo(words.say("upkeep.letter.action"), address + "/work")
            .footer(words.say("upkeep.letter.footer", address + "/contact")))
        .toList();
  }
}

package org.candour.access;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.candour.mail.Letter;
import org.candour.mail.MailSettings;
import org.candour.mail.Outbox;
import org.candour.mail.Recipient;
import org.candour.people.AuthorLetters;
import org.candour.people.Links;
import org.candour.people.PersonAccount;
import org.candour.shared.Shell;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The letters with a link that signs somebody in once. */
@Component
class LinkLetters {

  private static final Duration PERSON = Duration.ofMinutes(15);
  private static final Duration AUTHOR = Duration.ofMinutes(30);

  private final RoleGrants roleGrants;
  private final Links links;
  private final AuthorLetters authorLetters;
  private final Outbox outbox;
  private final MailSettings mail;

  LinkLetters(RoleGrants roleGrants, Links links, AuthorLetters authorLetters, Outbox outbox, MailSettings mail) {
    this.roleGrants = roleGrants;
    this.links = links;
    this.authorLetters = authorLetters;
    this.outbox = outbox;
    this.mail = mail;
  }

  /** Whose access an organisation has stopped reads that, and gets a link only where another role is left. */
  @Transactional
  void toPerson(PersonAccount person, String next, Shell shell) {
    List<String> at = roleGrants.stoppedAt(person.id());
    List<String> stopped = at.stream().map(holder -> shell.say("access.letter.stopped.text", holder)).toList();
    Recipient to = Recipient.person(person.id());
    if (at.isEmpty() || !roleGrants.isStopped(person.id())) {
      outbox.add(List.of(letter("sign-in", to, links.make(to, "sign-in", next, PERSON), shell, stopped)));
      return;
    }
    // A link that is over when it is made: its number tells this letter from the next, and nobody gets its token.
    long number = links.make(to, "stopped", null, Duration.ZERO).id();
    outbox.add(List.of(Letter.about("sign-in-stopped", "link", number).to(to, shell.region())
        .saying(shell.say("access.letter.stopped.subject"), stopped)
        .footer(shell.say("access.letter.stopped.footer"))));
  }

  /** Every letter to an author can stop them all; a link that they ask for comes even then. */
  @Transactional
  void toAuthor(long author, String next, Shell shell) {
    Recipient to = Recipient.author(author);
    String stop = mail.address() + "/" + shell.region() + "/letters/stop/" + authorLetters.stopToken(author);
    Links.Made link = links.make(to, "mine", next, AUTHOR);
    outbox.add(List.of(letter("mine", to, link, shell, List.of()).stoppedAt(stop)));
  }

  private Letter letter(String purpose, Recipient to, Links.Made link, Shell shell, List<String> more) {
    String words = "access.letter." + purpose;
    return Letter.about(purpose + "-link", "link", link.id()).to(to, shell.region())
        .saying(shell.say(words + ".subject"),
            Stream.concat(Stream.of(shell.say(words + ".text")), more.stream()).toList())
        .leadingTo(shell.say(words + ".action"),
            mail.address() + "/" + shell.region() + "/" + purpose + "/link/" + link.token())
        .footer(shell.say(words + ".footer"));
  }
}

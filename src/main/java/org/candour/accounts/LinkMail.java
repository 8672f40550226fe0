package org.candour.accounts;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import java.util.stream.Stream;
import org.candour.look.Page;
import org.candour.mail.Letter;
import org.candour.mail.MailSettings;
import org.candour.mail.Outbox;
import org.candour.mail.Recipient;
import org.candour.shared.EmailAddress;
import org.candour.shared.Limits;
import org.candour.shared.Limits.Limit;
import org.candour.shared.Network;
import org.candour.shared.Shell;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.task.TaskExecutor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends a one-time link to whoever asks for one. The answer depends on nothing that we know: the address is looked up,
 * and the letter written, by somebody else while the page is on its way. A node that is killed in between forgets the
 * wish.
 */
@Component
public class LinkMail {

  private static final Logger LOG = LoggerFactory.getLogger(LinkMail.class);
  private static final Duration PERSON = Duration.ofMinutes(15);
  private static final Duration AUTHOR = Duration.ofMinutes(30);

  private final People people;
  private final Authors authors;
  private final Links links;
  private final AuthorLetters authorLetters;
  private final Outbox outbox;
  private final MailSettings mail;
  private final Limits limits;
  private final TransactionTemplate transaction;
  private final TaskExecutor later;

  LinkMail(People people, Authors authors, Links links, AuthorLetters authorLetters, Outbox outbox, MailSettings mail,
      Limits limits, TransactionTemplate transaction, @Qualifier("applicationTaskExecutor") TaskExecutor later) {
    this.people = people;
    this.authors = authors;
    this.links = links;
    this.authorLetters = authorLetters;
    this.outbox = outbox;
    this.mail = mail;
    this.limits = limits;
    this.transaction = transaction;
    this.later = later;
  }

  /**
   * What is said to whoever asks; the same for every address, known or not. {@code ENOUGH}: so many were asked for from
   * here that none is sent.
   */
  public enum LinkAnswer { ON_ITS_WAY, ENOUGH, NO_ADDRESS, TOO_OFTEN }

  /** That one is on its way, to whoever asked: a person or an author. */
  public record LinkSentPage() implements Page {}

  /** That so many were asked for from here that none is sent. */
  public record LinkEnoughPage() implements Page {}

  /**
   * Sends a person a link.
   *
   * @param next an address inside the site, without host
   * @param device a device that they signed in from before, which has links of its own; else null
   */
  public LinkAnswer toPerson(String typed, String next, Network network, @Nullable String device, Shell shell) {
    return ask(Limit.LINK_ADDRESS, typed, network, device,
        address -> people.byAddress(address).filter(p -> p.frozenAt() == null).ifPresent(p -> person(p, next, shell)));
  }

  /**
   * Only an author whom we may write to gets a letter: another's eyes may be on that inbox.
   *
   * @param next an address inside the site, without host
   */
  public LinkAnswer toAuthor(String typed, String next, Network network, Shell shell, LongPredicate mayWrite) {
    // Like where it was given: a slip is said at once, and not waited for.
    return !EmailAddress.ordinary(typed)
        ? LinkAnswer.NO_ADDRESS
        : ask(Limit.LINK_AUTHOR, typed, network, null, address -> authors.byAddress(address).filter(mayWrite::test)
            .ifPresent(author -> post("mine", Recipient.author(author), next, AUTHOR, List.of(), shell)));
  }

  private LinkAnswer ask(Limit limit, String typed, Network network, @Nullable String device, Consumer<String> send) {
    Optional<String> address = EmailAddress.of(typed);
    if (address.isEmpty()) {
      return LinkAnswer.NO_ADDRESS;
    }
    if (!limits.allow(Limit.LINK_NETWORK, network.value())) {
      return LinkAnswer.TOO_OFTEN;
    }
    if (device != null
        ? !limits.allow(Limit.LINK_DEVICE, device + " " + address.get())
        : !limits.allow(limit, network.value() + " " + address.get())) {
      // What they asked for themselves they may know; it says nothing of whose address it is.
      return LinkAnswer.ENOUGH;
    }
    // What others asked for they may not know: past that limit the page says what it always says, which is true then
    // too.
    if (device != null || limits.allow(Limit.LINK_EVERYWHERE, limit + " " + address.get())) {
      later.execute(() -> send(send, address.get()));
    }
    return LinkAnswer.ON_ITS_WAY;
  }

  private void send(Consumer<String> send, String address) {
    try {
      transaction.executeWithoutResult(status -> send.accept(address));
    } catch (RuntimeException e) {
      LOG.error("a link was not sent: {}", e.getClass().getName());
    }
  }

  /** Whose access an organisation has stopped reads that, and gets a link only where another role is left. */
  private void person(PersonAccount person, String next, Shell shell) {
    List<String> at = people.stoppedAt(person.id());
    List<String> stopped = at.stream().map(holder -> shell.say("accounts.letter.stopped.text", holder)).toList();
    Recipient to = Recipient.person(person.id());
    if (at.isEmpty() || !people.isStopped(person.id())) {
      post("sign-in", to, next, PERSON, stopped, shell);
      return;
    }
    // A link that is over when it is made: its number tells this letter from the next, and nobody gets its token.
    long number = links.make(to, "stopped", null, Duration.ZERO).id();
    outbox.add(List.of(Letter.about("sign-in-stopped", "link", number).to(to, shell.region())
        .saying(shell.say("accounts.letter.stopped.subject"), stopped)
        .footer(shell.say("accounts.letter.stopped.footer"))));
  }

  private void post(String purpose, Recipient to, String next, Duration valid, List<String> more, Shell shell) {
    Links.Made link = links.make(to, purpose, next, valid);
    String words = "accounts.letter." + purpose;
    Letter letter = Letter.about(purpose + "-link", "link", link.id()).to(to, shell.region())
        .saying(shell.say(words + ".subject"),
            Stream.concat(Stream.of(shell.say(words + ".text")), more.stream()).toList())
        .leadingTo(shell.say(words + ".action"),
            mail.address() + "/" + shell.region() + "/" + purpose + "/link/" + link.token())
        .footer(shell.say(words + ".footer"));
    // Every letter to an author can stop them all; a link that they ask for comes even then.
    outbox.add(List.of(to.kind().equals("author")
        ? letter.stoppedAt(mail.address() + "/" + shell.region() + "/letters/stop/" + authorLetters.stopToken(to.id()))
        : letter));
  }
}

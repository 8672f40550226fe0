package org.candour.access;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import org.candour.look.Page;
import org.candour.people.Authors;
import org.candour.people.People;
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

/**
 * Sends a one-time link to whoever asks for one. The answer depends on nothing that we know: the address is looked up,
 * and the letter written, by somebody else while the page is on its way. A node that is killed in between forgets the
 * wish.
 */
@Component
public class LinkMail {

  private static final Logger LOG = LoggerFactory.getLogger(LinkMail.class);

  private final People people;
  private final Authors authors;
  private final LinkLetters letters;
  private final Limits limits;
  private final TaskExecutor later;

  LinkMail(People people, Authors authors, LinkLetters letters, Limits limits,
      @Qualifier("applicationTaskExecutor") TaskExecutor later) {
    this.people = people;
    this.authors = authors;
    this.letters = letters;
    this.limits = limits;
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
    return ask(Limit.LINK_ADDRESS, typed, network, device, address -> people.byAddress(address)
        .filter(p -> p.frozenAt() == null).ifPresent(person -> letters.toPerson(person, next, shell)));
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
            .ifPresent(author -> letters.toAuthor(author, next, shell)));
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
      send.accept(address);
    } catch (RuntimeException e) {
      LOG.error("a link was not sent: {}", e.getClass().getName());
    }
  }

}

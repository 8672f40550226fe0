package org.candour.mine;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.candour.access.LinkMail;
import org.candour.access.LinkMail.LinkEnoughPage;
import org.candour.access.LinkMail.LinkSentPage;
import org.candour.access.SignIn;
import org.candour.look.Page;
import org.candour.people.Authors;
import org.candour.shared.EmailAddress;
import org.candour.shared.Limits;
import org.candour.shared.Limits.Limit;
import org.candour.shared.Network;
import org.candour.shared.Open;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.candour.shared.Shell;
import org.candour.story.Stories;
import org.candour.story.Story;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How authors come back: a one-time link to their address, or the card they were given. */
@Controller
class AuthorLinkPages {

  /** Whoever comes to have a card made lands where cards are given. */
  private static final String CARD = "card";

  private final Authors authors;
  private final SignIn signIn;
  private final LinkMail linkMail;
  private final Stories stories;
  private final Limits limits;

  AuthorLinkPages(Authors authors, SignIn signIn, LinkMail linkMail, Stories stories, Limits limits) {
    this.authors = authors;
    this.signIn = signIn;
    this.linkMail = linkMail;
    this.stories = stories;
    this.limits = limits;
  }

  @Open
  @GetMapping("/mine/sign-in")
  Page page(@RequestParam(defaultValue = "") String to) {
    return new SignInPage("", "", to.equals(CARD) ? CARD : "", "", Problems.none());
  }

  @Open
  @PostMapping("/mine/sign-in/link")
  Page sendLink(@RequestParam(defaultValue = "") String address, @RequestParam(defaultValue = "") String to,
      HttpServletRequest request, Shell shell) {
    boolean card = to.equals(CARD);
    return switch (linkMail.toAuthor(address, card ? "/mine/letters" : "/mine", Network.of(request), shell,
        this::mayWrite)) {
      case ON_ITS_WAY -> new LinkSentPage();
      case ENOUGH -> new LinkEnoughPage();
      case NO_ADDRESS -> new SignInPage(address, "", card ? CARD : "", "",
          Problems.none().add("address", EmailAddress.wrong(address, "mine.door.address-wrong")));
      case TOO_OFTEN ->
        new SignInPage(address, "", card ? CARD : "", "", Problems.none().add("address", "mine.door.often")).with(429);
    };
  }

  /** Whether the author said of one story at least that a letter to this address is safe. */
  private boolean mayWrite(long author) {
    return stories.byAuthor(author).stream().anyMatch(Story::mailOk);
  }

  @Open
  @PostMapping("/mine/sign-in/card")
  Page card(@RequestParam(defaultValue = "") String number, @RequestParam(defaultValue = "") String words,
      HttpServletRequest request) {
    String network = Network.of(request).value();
    // Nobody guesses 50 bits: what is limited is the work that guessing makes for us, by who makes it, and never a
    // card.
    if (!limits.allow(Limit.CARD_NETWORK, network)) {
      return new SignInPage("", number, "", "", Problems.none().add("number", "mine.door.often")).with(429);
    }
    Optional<Long> author = authors.byCard(number, words);
    if (author.isEmpty()) {
      return new SignInPage("", number, "", PlainText.cut(PlainText.line(words), 200),
          Problems.none().add("number", "mine.door.card-wrong"));
    }
    limits.giveBack(Limit.CARD_NETWORK, network);
    signIn.author(request, author.get());
    return Page.redirect("/mine");
  }

  /**
   * The door.
   *
   * @param address that was typed
   * @param number of the card that was typed
   * @param to {@code card} for who comes to have one made; else empty
   * @param words of the card that were typed
   * @param problems what is wrong with that
   */
  record SignInPage(String address, String number, String to, String words, Problems problems) implements Page {}
}

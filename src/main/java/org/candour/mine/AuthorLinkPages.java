package org.candour.mine;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.candour.accounts.Authors;
import org.candour.accounts.LinkMail;
import org.candour.accounts.SignIn;
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
import org.springframework.ui.Model;
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
  String page(@RequestParam(defaultValue = "") String to, Model model) {
    return form("", "", to, Problems.none(), model);
  }

  @Open
  @PostMapping("/mine/sign-in/link")
  String sendLink(@RequestParam(defaultValue = "") String address, @RequestParam(defaultValue = "") String to,
      HttpServletRequest request, HttpServletResponse response, Shell shell, Model model) {
    return switch (linkMail.toAuthor(address, to.equals(CARD) ? "/mine/letters" : "/mine", Network.of(request), shell,
        this::mayWrite)) {
      case ON_ITS_WAY -> "entrance/link-sent";
      case ENOUGH -> "entrance/link-enough";
      case NO_ADDRESS -> form(address, "", to,
          Problems.none().add("address", EmailAddress.wrong(address, "mine.door.address-wrong")), model);
      case TOO_OFTEN -> {
        response.setStatus(429);
        yield form(address, "", to, Problems.none().add("address", "mine.door.often"), model);
      }
    };
  }

  /** Whether the author said of one story at least that a letter to this address is safe. */
  private boolean mayWrite(long author) {
    return stories.byAuthor(author).stream().anyMatch(Story::mailOk);
  }

  @Open
  @PostMapping("/mine/sign-in/card")
  String card(@RequestParam(defaultValue = "") String number, @RequestParam(defaultValue = "") String words,
      HttpServletRequest request, HttpServletResponse response, Model model) {
    String network = Network.of(request).value();
    // Nobody guesses 50 bits: what is limited is the work that guessing makes for us, by who makes it, and never a
    // card.
    if (!limits.allow(Limit.CARD_NETWORK, network)) {
      response.setStatus(429);
      return form("", number, "", Problems.none().add("number", "mine.door.often"), model);
    }
    Optional<Long> author = authors.byCard(number, words);
    if (author.isEmpty()) {
      model.addAttribute("words", PlainText.cut(PlainText.line(words), 200));
      return form("", number, "", Problems.none().add("number", "mine.door.card-wrong"), model);
    }
    limits.giveBack(Limit.CARD_NETWORK, network);
    signIn.author(request, author.get());
    return "redirect:/mine";
  }

  private static String form(String address, String number, String to, Problems problems, Model model) {
    model.addAttribute("to", to.equals(CARD) ? CARD : "").addAttribute("address", address)
        .addAttribute("number", number).addAttribute("problems", problems);
    return "mine/sign-in";
  }
}

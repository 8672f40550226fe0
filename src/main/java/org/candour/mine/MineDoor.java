package org.candour.mine;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.candour.accounts.Authors;
import org.candour.accounts.Links;
import org.candour.accounts.SignIn;
import org.candour.mail.Letter;
import org.candour.mail.MailSettings;
import org.candour.mail.Outbox;
import org.candour.mail.Recipient;
import org.candour.shared.Limits;
import org.candour.shared.Limits.Limit;
import org.candour.shared.Network;
import org.candour.shared.Open;
import org.candour.shared.Problems;
import org.candour.shared.Shell;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How authors come back: a one-time link to their address, or the card they were given. */
@Controller
class MineDoor {

  private static final Duration LINK = Duration.ofMinutes(30);

  private final Authors authors;
  private final SignIn signIn;
  private final Links links;
  private final Outbox outbox;
  private final MailSettings mail;
  private final Limits limits;
  private final TransactionTemplate transaction;

  MineDoor(Authors authors, SignIn signIn, Links links, Outbox outbox, MailSettings mail, Limits limits, TransactionTemplate transaction) {
    this.authors = authors;
    this.signIn = signIn;
    this.links = links;
    this.outbox = outbox;
    this.mail = mail;
    this.limits = limits;
    this.transaction = transaction;
  }

  @Open
  @GetMapping("/mine/sign-in")
  String page(Model model) {
    return form("", "", Problems.none(), model);
  }

  @Open
  @PostMapping("/mine/sign-in/link")
  String sendLink(@RequestParam(defaultValue = "") String address, HttpServletRequest request, HttpServletResponse response,
      Shell shell, Model model) {
    String known = address.strip().toLowerCase(Locale.ROOT);
    if (!known.contains("@")) {
      return form(address, "", Problems.none().add("address", "mine.door.address-wrong"), model);
    }
    if (!limits.allow(Limit.LINK_NETWORK, Network.of(request).value())) {
      response.setStatus(429);
      return form(address, "", Problems.none().add("address", "mine.door.often"), model);
    }
    // Known or not, limited or not: the page says the same.
    if (limits.allow(Limit.LINK_ADDRESS, "author " + known)) {
      authors.byAddress(known).ifPresent(author -> transaction.executeWithoutResult(status -> post(author, shell)));
    }
    return "accounts/link-sent";
  }

  private void post(long author, Shell shell) {
    Links.Made link = links.make(Recipient.author(author), "mine", "/mine", LINK);
    outbox.add(List.of(new Letter("mine-link", "link", link.id(), Recipient.author(author), null, shell.region(),
        shell.say("mine.letter.subject"), List.of(shell.say("mine.letter.text")), shell.say("mine.letter.action"),
        mail.address() + "/" + shell.region() + "/mine/link/" + link.token(), shell.say("mine.letter.footer"))));
  }

  @Open
  @PostMapping("/mine/sign-in/card")
  String card(@RequestParam(defaultValue = "") String number, @RequestParam(defaultValue = "") String words,
      HttpServletRequest request, HttpServletResponse response, Model model) {
    if (!limits.allow(Limit.CARD_NETWORK, Network.of(request).value()) || !limits.allow(Limit.SIGN_IN_ADDRESS, "card " + number.strip())) {
      response.setStatus(429);
      return form("", number, Problems.none().add("number", "mine.door.often"), model);
    }
    Optional<Long> author = words.length() > 200 ? Optional.empty() : authors.byCard(number, words);
    if (author.isEmpty()) {
      return form("", number, Problems.none().add("number", "mine.door.card-wrong"), model);
    }
    signIn.author(request, author.get());
    return "redirect:/mine";
  }

  /** Shows a button; opening the page spends nothing. */
  @Open
  @GetMapping("/mine/link/{token}")
  String link(@PathVariable String token, HttpServletResponse response, Model model) {
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Cache-Control", "no-store");
    model.addAttribute("token", token).addAttribute("valid", links.look(token, "mine").isPresent());
    return "mine/link";
  }

  @Open
  @PostMapping("/mine/link/{token}")
  String useLink(@PathVariable String token, HttpServletRequest request, Model model) {
    Optional<Links.Opened> opened = links.spend(token, "mine").filter(o -> o.personKind().equals("author"));
    if (opened.isEmpty()) {
      model.addAttribute("token", token).addAttribute("valid", false);
      return "mine/link";
    }
    signIn.author(request, opened.get().personId());
    String next = opened.get().next();
    return "redirect:" + (next == null ? "/mine" : next);
  }

  private static String form(String address, String number, Problems problems, Model model) {
    model.addAttribute("address", address).addAttribute("number", number).addAttribute("problems", problems);
    return "mine/sign-in";
  }
}

package org.candour.mine;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;
import org.candour.accounts.AuthorLetters;
import org.candour.accounts.Authors;
import org.candour.mail.MailSettings;
import org.candour.shared.Caller;
import org.candour.shared.Limits;
import org.candour.shared.Needs;
import org.candour.shared.Open;
import org.candour.shared.Problems;
import org.candour.shared.Right;
import org.candour.story.Stories;
import org.candour.story.Story;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Which letters an author gets, the one link that stops them all, and the card to come back with where no letter comes.
 */
@Controller
class LetterPages {

  private static final Set<String> DONE = Set.of("saved", "stopped");

  private final AuthorLetters letters;
  private final Authors authors;
  private final Stories stories;
  private final MailSettings settings;
  private final Limits limits;

  LetterPages(AuthorLetters letters, Authors authors, Stories stories, MailSettings settings, Limits limits) {
    this.letters = letters;
    this.authors = authors;
    this.stories = stories;
    this.settings = settings;
    this.limits = limits;
  }

  @Needs(value = Right.AUTHOR, scope = Needs.Scope.OWN)
  @GetMapping("/mine/letters")
  String page(@RequestParam(defaultValue = "") String done, Caller.Author caller, Model model) {
    return show(DONE.contains(done) ? done : "", Problems.none(), caller, model);
  }

  private String show(String done, Problems problems, Caller.Author caller, Model model) {
    boolean reached = authors.addressOf(caller.id()).isPresent();
    model.addAttribute("choice", letters.of(caller.id())).addAttribute("done", done).addAttribute("problems", problems)
        .addAttribute("reached", reached)
        .addAttribute("safe", reached && stories.byAuthor(caller.id()).stream().anyMatch(Story::mailOk));
    return "mine/letters";
  }

  @Needs(value = Right.AUTHOR, scope = Needs.Scope.OWN)
  @PostMapping("/mine/letters")
  String choose(@RequestParam(name = "kind", required = false) List<String> kinds, Caller.Author caller) {
    letters.choose(caller, kinds == null ? List.of() : kinds);
    return "redirect:/mine/letters?done=saved";
  }

  @Needs(value = Right.AUTHOR, scope = Needs.Scope.OWN)
  @PostMapping("/mine/letters/stop")
  String stop(Caller.Author caller) {
    letters.stop(caller);
    return "redirect:/mine/letters?done=stopped";
  }

  /** Shown by the answer itself, once: nobody can be sent to a page that would show it again. */
  @Needs(value = Right.AUTHOR, scope = Needs.Scope.OWN)
  @PostMapping("/mine/card")
  String card(Caller.Author caller, HttpServletResponse response, Model model) {
    return give(false, caller, response, model);
  }

  @Needs(value = Right.AUTHOR, scope = Needs.Scope.OWN)
  @GetMapping("/mine/letters/unsafe")
  String askUnsafe() {
    return "mine/unsafe";
  }

  /** The card comes first: without it nobody could come back. */
  @Needs(value = Right.AUTHOR, scope = Needs.Scope.OWN)
  @PostMapping("/mine/letters/unsafe")
  String unsafe(Caller.Author caller, HttpServletResponse response, Model model) {
    return give(true, caller, response, model);
  }

  private String give(boolean forget, Caller.Author caller, HttpServletResponse response, Model model) {
    if (!limits.allow(Limits.Limit.AUTHOR_CARD, Long.toString(caller.id()))) {
      response.setStatus(429);
      return show("", Problems.none().add("card", "mine.card.often"), caller, model);
    }
    model.addAttribute("card", authors.giveCard(caller.id())).addAttribute("forgotten", forget).addAttribute("where",
        settings.address() + "/mine");
    if (forget) {
      letters.forgetAddress(caller);
    }
    return "mine/card";
  }

  /** Fetching it stops nothing: mail programs open links by themselves. The same page for every token. */
  @Open
  @GetMapping("/letters/stop/{token}")
  String stopPage(@PathVariable String token, Model model) {
    model.addAttribute("token", token.matches("[0-9a-f]{32}") ? token : "none").addAttribute("stopped", false);
    return "mine/stop";
  }

  /** By the button, or by the mail program's own (RFC 8058), which brings no cookie. */
  @Open
  @PostMapping("/letters/stop/{token}")
  String stop(@PathVariable String token, Model model) {
    letters.stop(token);
    model.addAttribute("token", "none").addAttribute("stopped", true);
    return "mine/stop";
  }
}

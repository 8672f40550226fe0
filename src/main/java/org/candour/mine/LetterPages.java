package org.candour.mine;

import java.util.List;
import java.util.Set;
import org.candour.look.Page;
import org.candour.mail.MailSettings;
import org.candour.people.AuthorLetters;
import org.candour.people.Authors;
import org.candour.shared.Caller;
import org.candour.shared.Limits;
import org.candour.shared.Needs;
import org.candour.shared.Open;
import org.candour.shared.Problems;
import org.candour.shared.Right;
import org.candour.story.Stories;
import org.candour.story.Story;
import org.springframework.stereotype.Controller;
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
  Page page(@RequestParam(defaultValue = "") String done, Caller.Author caller) {
    return show(DONE.contains(done) ? done : "", Problems.none(), caller);
  }

  private Page show(String done, Problems problems, Caller.Author caller) {
    boolean reached = authors.addressOf(caller.id()).isPresent();
    return new LettersPage(letters.of(caller.id()), done, reached,
        reached && stories.byAuthor(caller.id()).stream().anyMatch(Story::mailOk), problems);
  }

  @Needs(value = Right.AUTHOR, scope = Needs.Scope.OWN)
  @PostMapping("/mine/letters")
  Page choose(@RequestParam(name = "kind", required = false) List<String> kinds, Caller.Author caller) {
    letters.choose(caller, kinds == null ? List.of() : kinds);
    return Page.redirect("/mine/letters?done=saved");
  }

  @Needs(value = Right.AUTHOR, scope = Needs.Scope.OWN)
  @PostMapping("/mine/letters/stop")
  Page stop(Caller.Author caller) {
    letters.stop(caller);
    return Page.redirect("/mine/letters?done=stopped");
  }

  /** Shown by the answer itself, once: nobody can be sent to a page that would show it again. */
  @Needs(value = Right.AUTHOR, scope = Needs.Scope.OWN)
  @PostMapping("/mine/card")
  Page card(Caller.Author caller) {
    return give(false, caller);
  }

  @Needs(value = Right.AUTHOR, scope = Needs.Scope.OWN)
  @GetMapping("/mine/letters/unsafe")
  Page askUnsafe() {
    return new UnsafePage();
  }

  /** The card comes first: without it nobody could come back. */
  @Needs(value = Right.AUTHOR, scope = Needs.Scope.OWN)
  @PostMapping("/mine/letters/unsafe")
  Page unsafe(Caller.Author caller) {
    return give(true, caller);
  }

  private Page give(boolean forget, Caller.Author caller) {
    if (!limits.allow(Limits.Limit.AUTHOR_CARD, Long.toString(caller.id()))) {
      return show("", Problems.none().add("card", "mine.card.often"), caller).with(429);
    }
    Page card = new CardPage(authors.giveCard(caller.id()), forget, settings.address() + "/mine");
    if (forget) {
      letters.forgetAddress(caller);
    }
    return card;
  }

  /** Fetching it stops nothing: mail programs open links by themselves. The same page for every token. */
  @Open
  @GetMapping("/letters/stop/{token}")
  Page stopPage(@PathVariable String token) {
    return new StopPage(token.matches("[0-9a-f]{32}") ? token : "none", false);
  }

  /** By the button, or by the mail program's own (RFC 8058), which brings no cookie. */
  @Open
  @PostMapping("/letters/stop/{token}")
  Page stop(@PathVariable String token) {
    letters.stop(token);
    return new StopPage("none", true);
  }

  /**
   * Which letters come.
   *
   * @param choice those that were chosen
   * @param done what has just been done; may be empty
   * @param reached whether there is an address
   * @param safe whether letters to it are safe
   * @param problems why no card was given
   */
  record LettersPage(AuthorLetters.LetterChoice choice, String done, boolean reached, boolean safe,
      Problems problems) implements Page {}

  /** Before the address is forgotten. */
  record UnsafePage() implements Page {}

  /** @param forgotten whether the address was forgotten with it */
  record CardPage(Authors.AuthorCard card, boolean forgotten, String where) implements Page {}

  /** @param token by which all letters are stopped, or {@code none} */
  record StopPage(String token, boolean stopped) implements Page {}
}

package org.candour.mine;

import jakarta.servlet.http.HttpServletResponse;
import org.candour.safeguarding.Concern;
import org.candour.safeguarding.Concerns;
import org.candour.shared.Caller;
import org.candour.shared.Limits;
import org.candour.shared.Needs;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.candour.shared.Right;
import org.candour.shared.SecretToken;
import org.candour.story.Stories;
import org.candour.story.Story;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where an author says that they were treated differently since, or that somebody tried to find out who they are. */
@Controller
class AuthorConcernPages {

  private static final int MOST_WORDS = 1_000;

  private final Stories stories;
  private final Concerns concerns;
  private final Limits limits;

  AuthorConcernPages(Stories stories, Concerns concerns, Limits limits) {
    this.stories = stories;
    this.concerns = concerns;
    this.limits = limits;
  }

  @Needs(value = Right.AUTHOR, scope = Needs.Scope.OWN)
  @GetMapping("/mine/stories/{id}/concern")
  String ask(@PathVariable long id, @RequestParam(defaultValue = "") String kind, Caller.Author caller, Model model) {
    return show(stories.own(caller, id), kind, "", "", SecretToken.fresh(), Problems.none(), model);
  }

  @Needs(value = Right.AUTHOR, scope = Needs.Scope.OWN)
  @PostMapping("/mine/stories/{id}/concern")
  String raise(@PathVariable long id, @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "") String words, @RequestParam(defaultValue = "") String speak,
      @RequestParam(defaultValue = "") String once, Caller.Author caller, HttpServletResponse response, Model model) {
    Story story = stories.own(caller, id);
    String text = PlainText.of(words);
    String key = SecretToken.kept(once);
    Problems problems = Problems.none();
    if (!Concern.KINDS.contains(kind)) {
      problems.add("kind", "mine.concern.kind-none");
    }
    if (PlainText.words(text) > MOST_WORDS || text.length() > MOST_WORDS * 20) {
      problems.add("words", "mine.concern.long", MOST_WORDS);
    }
    if (!speak.equals("yes") && !speak.equals("no")) {
      problems.add("speak", "mine.concern.speak-none");
    }
    if (!problems.any() && !limits.allow(Limits.Limit.CONCERN_AUTHOR, Long.toString(caller.id()))) {
      response.setStatus(429);
      problems.add("words", "mine.concern.often");
    }
    if (problems.any()) {
      return show(story, kind, text, speak, key, problems, model);
    }
    concerns.raise(caller, id, new Concerns.NewConcern(kind, text, speak.equals("yes"), key));
    return "redirect:/mine/stories/" + id + "?said=concern";
  }

  private static String show(Story story, String kind, String words, String speak, String once, Problems problems,
      Model model) {
    model.addAttribute("story", story.id()).addAttribute("kind", kind).addAttribute("words", words)
        .addAttribute("speak", speak).addAttribute("once", once).addAttribute("problems", problems);
    return "mine/concern";
  }
}

package org.candour.mine;

import java.util.Map;
import org.candour.look.Page;
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
import org.springframework.stereotype.Controller;
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
  Page ask(@PathVariable long id, @RequestParam(defaultValue = "") String kind, Caller.Author caller) {
    return new ConcernPage(stories.own(caller, id).id(), new ConcernForm(kind, "", "", SecretToken.fresh()),
        Problems.none());
  }

  @Needs(value = Right.AUTHOR, scope = Needs.Scope.OWN)
  @PostMapping("/mine/stories/{id}/concern")
  Page raise(@PathVariable long id, @RequestParam Map<String, String> typed, Caller.Author caller) {
    ConcernForm form = ConcernForm.of(typed);
    long story = stories.own(caller, id).id();
    Problems problems = form.problems();
    if (problems.any()) {
      return new ConcernPage(story, form, problems);
    }
    if (!limits.allow(Limits.Limit.CONCERN_AUTHOR, Long.toString(caller.id()))) {
      return new ConcernPage(story, form, problems.add("words", "mine.concern.often")).with(429);
    }
    concerns.raise(caller, id, new Concerns.NewConcern(form.kind, form.words, form.speak.equals("yes"), form.once));
    return Page.redirect("/mine/stories/" + id + "?said=concern");
  }

  /** What was typed; {@code speak} is {@code yes}, {@code no} or nothing yet. */
  record ConcernForm(String kind, String words, String speak, String once) {

    static ConcernForm of(Map<String, String> typed) {
      return new ConcernForm(typed.getOrDefault("kind", ""), PlainText.of(typed.getOrDefault("words", "")),
          typed.getOrDefault("speak", ""), SecretToken.kept(typed.getOrDefault("once", "")));
    }

    private Problems problems() {
      Problems problems = Problems.none();
      if (!Concern.KINDS.contains(kind)) {
        problems.add("kind", "mine.concern.kind-none");
      }
      if (PlainText.words(words) > MOST_WORDS || words.length() > MOST_WORDS * 20) {
        problems.add("words", "mine.concern.long", MOST_WORDS);
      }
      if (!speak.equals("yes") && !speak.equals("no")) {
        problems.add("speak", "mine.concern.speak-none");
      }
      return problems;
    }
  }

  /** The form. */
  record ConcernPage(long story, ConcernForm form, Problems problems) implements Page {}
}

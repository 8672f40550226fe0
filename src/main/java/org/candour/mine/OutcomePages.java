package org.candour.mine;

import org.candour.look.Page;
import org.candour.mine.AuthorStoryView.Typed;
import org.candour.outcome.Outcomes;
import org.candour.shared.Caller;
import org.candour.shared.Needs;
import org.candour.shared.Problems;
import org.candour.shared.Right;
import org.candour.shared.SecretToken;
import org.candour.shared.Shell;
import org.candour.shared.Stale;
import org.candour.story.Stories;
import org.candour.story.Story;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What an author says after an answer: whether it helped, and how the matter stands. */
@Controller
class OutcomePages {

  private final Stories stories;
  private final Outcomes outcomes;
  private final AuthorStoryView view;

  OutcomePages(Stories stories, Outcomes outcomes, AuthorStoryView view) {
    this.stories = stories;
    this.outcomes = outcomes;
    this.view = view;
  }

  /** Whether an answer helped. */
  @Needs(value = Right.AUTHOR, scope = Needs.Scope.OWN)
  @PostMapping("/mine/stories/{id}/help")
  Page help(@PathVariable long id, @RequestParam(defaultValue = "") String answer,
      @RequestParam(defaultValue = "") String helped, Caller.Author caller, Shell shell) {
    Story story = stories.own(caller, id);
    if (!answer.matches("\\d{1,18}")) {
      return view.page(story, Typed.nothing(), Problems.none().add("way", "mine.help.which"), shell);
    }
    if (!helped.equals(Outcomes.UNSAID) && !Outcomes.HELPED.contains(helped)) {
      return view.page(story, Typed.nothing(), Problems.none().add("helped-" + answer, "mine.help.none"), shell);
    }
    try {
      outcomes.help(caller, id, Long.parseLong(answer), helped);
    } catch (Stale gone) {
      return view.notPublic(stories.own(caller, id), "mine.outcome.not-public", shell);
    }
    return Page.redirect("/mine/stories/" + id + "?said=helped");
  }

  /** How the matter stands; and whether everybody may read that it is settled. */
  @Needs(value = Right.AUTHOR, scope = Needs.Scope.OWN)
  @PostMapping("/mine/stories/{id}/outcome")
  Page outcome(@PathVariable long id, @RequestParam(defaultValue = "") String outcome,
      @RequestParam(defaultValue = "") String shown, Caller.Author caller, Shell shell) {
    Story story = stories.own(caller, id);
    if (!outcome.equals(Outcomes.UNSAID) && !Outcomes.STATES.contains(outcome)) {
      return view.page(story, new Typed("", "", SecretToken.fresh(), shown.equals("yes")),
          Problems.none().add("outcome", "mine.outcome.none"), shell);
    }
    try {
      outcomes.say(caller, id, outcome, shown.equals("yes"));
    } catch (Stale gone) {
      return view.notPublic(stories.own(caller, id), "mine.outcome.not-public", shell);
    }
    return Page.redirect("/mine/stories/" + id + "?said=outcome");
  }
}

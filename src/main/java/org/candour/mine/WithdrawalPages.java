package org.candour.mine;

import org.candour.shared.Caller;
import org.candour.shared.Needs;
import org.candour.shared.Right;
import org.candour.story.Stories;
import org.candour.story.StoryDecisions;
import org.candour.story.StoryRelease;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** What an author decides about a whole story: that it may be public as it reads, or that it is taken back. */
@Controller
class WithdrawalPages {

  private final Stories stories;
  private final StoryRelease release;
  private final StoryDecisions decisions;

  WithdrawalPages(Stories stories, StoryRelease release, StoryDecisions decisions) {
    this.stories = stories;
    this.release = release;
    this.decisions = decisions;
  }

  /** Yes, it may be public as it reads now; or: I have left this care. */
  @Needs(value = Right.AUTHOR, scope = Needs.Scope.OWN)
  @PostMapping("/mine/stories/{id}/consent")
  String free(@PathVariable long id, Caller.Author caller) {
    release.free(caller, stories.own(caller, id).id());
    return "redirect:/mine/stories/" + id + "?said=consent";
  }

  @Needs(value = Right.AUTHOR, scope = Needs.Scope.OWN)
  @GetMapping("/mine/stories/{id}/withdrawal")
  String askWithdrawal(@PathVariable long id, Caller.Author caller, Model model) {
    model.addAttribute("story", stories.own(caller, id));
    return "mine/withdraw";
  }

  @Needs(value = Right.AUTHOR, scope = Needs.Scope.OWN)
  @PostMapping("/mine/stories/{id}/withdrawal")
  String withdraw(@PathVariable long id, Caller.Author caller) {
    decisions.withdraw(caller, id);
    return "redirect:/mine/stories/" + id + "?said=withdrawn";
  }
}

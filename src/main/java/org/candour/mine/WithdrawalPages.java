package org.candour.mine;

import org.candour.look.Page;
import org.candour.shared.Caller;
import org.candour.shared.Needs;
import org.candour.shared.Right;
import org.candour.story.Stories;
import org.candour.story.Story;
import org.candour.story.StoryDecisions;
import org.candour.story.StoryRelease;
import org.springframework.stereotype.Controller;
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
  Page free(@PathVariable long id, Caller.Author caller) {
    release.free(caller, stories.own(caller, id).id());
    return Page.redirect("/mine/stories/" + id + "?said=consent");
  }

  @Needs(value = Right.AUTHOR, scope = Needs.Scope.OWN)
  @GetMapping("/mine/stories/{id}/withdrawal")
  Page askWithdrawal(@PathVariable long id, Caller.Author caller) {
    return new WithdrawPage(stories.own(caller, id));
  }

  @Needs(value = Right.AUTHOR, scope = Needs.Scope.OWN)
  @PostMapping("/mine/stories/{id}/withdrawal")
  Page withdraw(@PathVariable long id, Caller.Author caller) {
    decisions.withdraw(caller, id);
    return Page.redirect("/mine/stories/" + id + "?said=withdrawn");
  }

  /** Before a story is taken back. */
  record WithdrawPage(Story story) implements Page {}
}

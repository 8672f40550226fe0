package org.candour.moderation;

import org.candour.shared.Caller;
import org.candour.shared.Needs;
import org.candour.shared.NotFound;
import org.candour.story.Asides;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What an author wishes for is read by staff word for word, and edited by nobody: a moderator shows it to them or does not. */
@Controller
class WishPages {

  private final Reviews reviews;
  private final Asides asides;

  WishPages(Reviews reviews, Asides asides) {
    this.reviews = reviews;
    this.asides = asides;
  }

  @Needs(value = "moderate", scope = Needs.Scope.REGION)
  @PostMapping("/desk/{id}/wishes")
  String withhold(@PathVariable long id, @RequestParam(defaultValue = "") String withhold, Caller.Person caller) {
    Review review = reviews.get(caller, id);
    if (!review.kind().equals("story")) {
      throw new NotFound("no wishes stand beside " + id);
    }
    asides.withhold(caller, review.subject(), withhold.equals("yes"));
    return "redirect:/desk/" + id + "#wishes";
  }
}

package org.candour.moderation;

import org.candour.look.Page;
import org.candour.shared.Caller;
import org.candour.shared.Needs;
import org.candour.shared.NotFound;
import org.candour.shared.Right;
import org.candour.story.StoryDetails;
import org.candour.story.StoryLanguage;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * What a moderator says of a story without deciding on it. What an author wishes for is read by staff word for word,
 * and edited by nobody: it is shown to them or not. And in which language a story is.
 */
@Controller
class StoryRemarkPages {

  private final Reviews reviews;
  private final StoryDetails asides;
  private final StoryLanguage language;

  StoryRemarkPages(Reviews reviews, StoryDetails asides, StoryLanguage language) {
    this.reviews = reviews;
    this.asides = asides;
    this.language = language;
  }

  @Needs(value = Right.MODERATE, scope = Needs.Scope.REGION)
  @PostMapping("/desk/{id}/wishes")
  Page withhold(@PathVariable long id, @RequestParam(defaultValue = "") String withhold, Caller.Person caller) {
    Review review = reviews.get(caller, id);
    if (!review.kind().equals("story")) {
      throw new NotFound("no wishes stand beside " + id);
    }
    asides.withhold(caller, review.subject(), withhold.equals("yes"));
    return Page.redirect("/desk/" + id + (withhold.equals("yes") ? "?said=wishes-withheld" : "?said=wishes-shown"));
  }

  @Needs(value = Right.MODERATE, scope = Needs.Scope.REGION)
  @PostMapping("/desk/{id}/language")
  Page language(@PathVariable long id, @RequestParam(name = "language", defaultValue = "") String said,
      Caller.Person caller) throws MissingServletRequestParameterException {
    Review review = reviews.get(caller, id);
    if (!review.kind().equals("story")) {
      throw new NotFound("no language at " + id);
    }
    if (!language.say(caller, review.subject(), said)) {
      // The page offers a list: what is not on it was not chosen there.
      throw new MissingServletRequestParameterException("language", "one of the list");
    }
    return Page.redirect("/desk/" + id + "?said=language");
  }
}

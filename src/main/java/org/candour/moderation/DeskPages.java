package org.candour.moderation;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.candour.blog.Comment;
import org.candour.blog.Posts;
import org.candour.directory.Services;
import org.candour.response.Response;
import org.candour.response.Responses;
import org.candour.screening.Screening;
import org.candour.shared.Caller;
import org.candour.shared.Needs;
import org.candour.shared.Problems;
import org.candour.shared.RegionId;
import org.candour.shared.Stale;
import org.candour.story.Stories;
import org.candour.story.Story;
import org.candour.story.Tag;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The desk: the queue, one item, the decision. */
@Controller
class DeskPages {

  private final Reviews reviews;
  private final Stories stories;
  private final Responses responses;
  private final Posts posts;
  private final Services services;
  private final Screening screening;
  private final QueueStore queue;

  DeskPages(Reviews reviews, Stories stories, Responses responses, Posts posts, Services services, Screening screening, QueueStore queue) {
    this.reviews = reviews;
    this.stories = stories;
    this.responses = responses;
    this.posts = posts;
    this.services = services;
    this.screening = screening;
    this.queue = queue;
  }

  @Needs(value = "moderate", scope = Needs.Scope.REGION)
  @GetMapping("/desk")
  String queue(RegionId region, @RequestParam(defaultValue = "1") int page, Model model) {
    var slice = reviews.waiting(region, Math.clamp(page, 1, 10_000));
    model.addAttribute("slice", slice).addAttribute("faces", queue.faces(slice.items())).addAttribute("decided", false);
    return "moderation/desk";
  }

  @Needs(value = "moderate", scope = Needs.Scope.REGION)
  @GetMapping("/desk/decided")
  String decided(RegionId region, @RequestParam(defaultValue = "1") int page, Model model) {
    var slice = reviews.decided(region, Math.clamp(page, 1, 10_000));
    model.addAttribute("slice", slice).addAttribute("faces", queue.faces(slice.items())).addAttribute("decided", true);
    return "moderation/desk";
  }

  @Needs(value = "moderate", scope = Needs.Scope.REGION)
  @GetMapping("/desk/{id}")
  String item(@PathVariable long id, Caller.Person caller, Model model) {
    Review review = reviews.get(caller, id);
    Optional<String> another = reviews.look(caller, review);
    return show(review, asItStands(review), Problems.none(), another.map(name -> "looking:" + name).orElse(""), "", model);
  }

  @Needs(value = "moderate", scope = Needs.Scope.REGION)
  @PostMapping("/desk/{id}/decision")
  String decide(@PathVariable long id, @RequestParam MultiValueMap<String, String> typed, Caller.Person caller,
      HttpServletResponse response, Model model) {
    Review review = reviews.get(caller, id);
    DeskForm form = DeskForm.of(typed);
    String query = Optional.ofNullable(typed.getFirst("q")).orElse("");
    if ((form.act().equals("save") && !query.isBlank()) || typed.containsKey("find") || typed.containsKey("add") || typed.containsKey("remove")) {
      return show(review, form, Problems.none(), "", query, model);
    }
    Problems problems = form.problems(review.kind(), changed(review, form));
    if (problems.any()) {
      return show(review, form, problems, "", query, model);
    }
    try {
      decide(caller, review, form);
      return form.act().equals("save") ? "redirect:/desk/" + id : "redirect:/desk";
    } catch (Stale e) {
      // What this moderator typed stays on the page; the other's decision stays in the database.
      response.setStatus(HttpServletResponse.SC_CONFLICT);
      return show(reviews.get(caller, id), form, Problems.none(), "stale", query, model);
    }
  }

  private void decide(Caller.Person caller, Review review, DeskForm form) {
    String editReason = form.editReason() == null ? "" : form.editReason().code();
    switch (review.kind()) {
      case "story" -> reviews.decideStory(caller, review.id(), form.revision(), form.subjectRevision(), form.edit(), form.decision());
      case "comment" -> reviews.decideComment(caller, review.id(), form.revision(), form.body(), editReason, form.decision());
      default -> reviews.decideResponse(caller, review.id(), form.revision(), form.subjectRevision(), form.body(), form.keepClaim(),
          editReason, form.decision());
    }
  }

  private boolean changed(Review review, DeskForm form) {
    return switch (review.kind()) {
      case "story" -> {
        Story story = stories.get(review.subject());
        yield !story.body().equals(form.body()) || !story.title().equals(form.title());
      }
      case "comment" -> !posts.comment(review.subject()).body().equals(form.body());
      default -> {
        Response response = responses.get(review.subject());
        yield !response.body().equals(form.body()) || (response.changeState() != null && !form.keepClaim());
      }
    };
  }

  private DeskForm asItStands(Review review) {
    return switch (review.kind()) {
      case "story" -> {
        Story story = stories.get(review.subject());
        List<Tag> tags = stories.tags(story.id());
        yield new DeskForm("", story.title(), story.body(), Tag.typed(tags, "good"), Tag.typed(tags, "improve"), Tag.typed(tags, "feel"),
            stories.services(story.id()), story.criticality(), null, null, "", true, review.revision(), story.revision());
      }
      case "comment" -> {
        Comment comment = posts.comment(review.subject());
        yield new DeskForm("", "", comment.body(), "", "", "", List.of(), null, null, null, "", true, review.revision(), comment.revision());
      }
      default -> {
        Response response = responses.get(review.subject());
        yield new DeskForm("", "", response.body(), "", "", "", List.of(), null, null, null, "", true, review.revision(), response.revision());
      }
    };
  }

  private String show(Review review, DeskForm form, Problems problems, String warning, String query, Model model) {
    model.addAttribute("review", review).addAttribute("form", form).addAttribute("problems", problems).addAttribute("warning", warning)
        .addAttribute("steps", reviews.steps(review.id())).addAttribute("query", query)
        .addAttribute("found", query.isBlank() ? List.of() : services.find(new RegionId(review.region()), query, 12));
    return switch (review.kind()) {
      case "story" -> {
        Story story = stories.get(review.subject());
        model.addAttribute("story", story).addAttribute("versions", stories.versions(story.id()))
            .addAttribute("chosen", services.byIds(form.services())).addAttribute("phrases", screening.phrases(story.title() + "\n" + story.body()));
        yield "moderation/desk-story";
      }
      case "comment" -> {
        Comment comment = posts.comment(review.subject());
        model.addAttribute("about", comment.postTitle()).addAttribute("writer", comment.name()).addAttribute("state", comment.state())
            .addAttribute("link", "/blog/" + comment.post()).addAttribute("phrases", screening.phrases(comment.body()))
            .addAttribute("versions", List.of());
        yield "moderation/desk-answer";
      }
      default -> {
        Response response = responses.get(review.subject());
        Story story = stories.get(response.story());
        model.addAttribute("about", story.title()).addAttribute("context", story.body()).addAttribute("response", response)
            .addAttribute("writer", response.writerName() + (response.organisation().isEmpty() ? "" : ", " + response.organisation()))
            .addAttribute("state", response.state()).addAttribute("link", "/stories/" + story.id())
            .addAttribute("phrases", screening.phrases(response.body())).addAttribute("versions", responses.versions(response.id()));
        yield "moderation/desk-answer";
      }
    };
  }
}

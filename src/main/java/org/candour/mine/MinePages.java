package org.candour.mine;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.candour.directory.Services;
import org.candour.moderation.ReviewStep;
import org.candour.moderation.Reviews;
import org.candour.response.Response;
import org.candour.response.Responses;
import org.candour.shared.Caller;
import org.candour.shared.Limits;
import org.candour.shared.Needs;
import org.candour.shared.NotFound;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.candour.story.Audience;
import org.candour.story.Stories;
import org.candour.story.Story;
import org.candour.story.StoryStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where an author's stories are: what was changed and why, who has read them, what was answered. */
@Controller
class MinePages {

  private static final int MOST_WORDS = 1_000;

  private final Stories stories;
  private final Responses responses;
  private final Reviews reviews;
  private final Audience audience;
  private final Services services;
  private final Limits limits;

  MinePages(Stories stories, Responses responses, Reviews reviews, Audience audience, Services services, Limits limits) {
    this.stories = stories;
    this.responses = responses;
    this.reviews = reviews;
    this.audience = audience;
    this.services = services;
    this.limits = limits;
  }

  @Needs(value = Needs.AUTHOR, scope = Needs.Scope.OWN)
  @GetMapping("/mine")
  String all(Caller.Author caller, Model model) {
    model.addAttribute("stories", stories.byAuthor(caller.id()));
    return "mine/mine";
  }

  @Needs(value = Needs.AUTHOR, scope = Needs.Scope.OWN)
  @GetMapping("/mine/stories/{id}")
  String one(@PathVariable long id, Caller.Author caller, Model model) {
    return show(own(caller, id), "", Problems.none(), model);
  }

  @Needs(value = Needs.AUTHOR, scope = Needs.Scope.OWN)
  @PostMapping("/mine/stories/{id}/replies")
  String reply(@PathVariable long id, @RequestParam(defaultValue = "") String body, Caller.Author caller,
      HttpServletResponse response, Model model) {
    Story story = own(caller, id);
    String text = PlainText.of(body);
    Problems problems = Problems.none();
    if (text.codePoints().noneMatch(Character::isLetter)) {
      problems.add("body", "mine.reply.empty");
    } else if (PlainText.words(text) > MOST_WORDS || text.length() > MOST_WORDS * 20) {
      problems.add("body", "mine.reply.long", MOST_WORDS);
    } else if (!limits.allow(Limits.Limit.REPLY_AUTHOR, Long.toString(caller.id()))) {
      response.setStatus(429);
      problems.add("body", "mine.reply.often");
    }
    if (problems.any()) {
      return show(story, text, problems, model);
    }
    // A double click or a page sent again: the same words on the same conversation are one reply.
    boolean twice = responses.ofStory(id).stream().anyMatch(r -> r.isReply() && r.version() == 1 && r.body().equals(text));
    if (!twice) {
      responses.reply(caller, id, null, text);
    }
    return "redirect:/mine/stories/" + id;
  }

  @Needs(value = Needs.AUTHOR, scope = Needs.Scope.OWN)
  @GetMapping("/mine/stories/{id}/withdrawal")
  String askWithdrawal(@PathVariable long id, Caller.Author caller, Model model) {
    model.addAttribute("story", own(caller, id));
    return "mine/withdraw";
  }

  @Needs(value = Needs.AUTHOR, scope = Needs.Scope.OWN)
  @PostMapping("/mine/stories/{id}/withdrawal")
  String withdraw(@PathVariable long id, Caller.Author caller) {
    stories.withdraw(caller, id);
    return "redirect:/mine/stories/" + id;
  }

  private Story own(Caller.Author caller, long id) {
    return Optional.ofNullable(stories.own(caller.id(), id)).orElseThrow(() -> new NotFound("not this author's story"));
  }

  private String show(Story story, String reply, Problems problems, Model model) {
    List<Response> conversation = responses.ofStory(story.id()).stream()
        .filter(r -> r.state().equals("published") || r.isReply()).toList();
    List<ReviewStep> steps = reviews.of("story", story.id()).map(r -> reviews.steps(r.id())).orElse(List.of()).stream()
        .filter(s -> !s.act().equals("note")).toList();
    model.addAttribute("story", story).addAttribute("versions", stories.versions(story.id())).addAttribute("steps", steps)
        .addAttribute("audience", audience.of(story.id())).addAttribute("services", services.byIds(stories.services(story.id())))
        .addAttribute("conversation", conversation).addAttribute("reply", reply).addAttribute("problems", problems)
        .addAttribute("mayReply", story.status() == StoryStatus.PUBLISHED && conversation.stream().anyMatch(r -> !r.isReply()));
    return "mine/story";
  }
}

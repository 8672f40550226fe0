package org.candour.work;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.candour.accounts.People;
import org.candour.accounts.Person;
import org.candour.accounts.Subscriptions;
import org.candour.moderation.Told;
import org.candour.response.Response;
import org.candour.response.ResponseStatus;
import org.candour.response.Responses;
import org.candour.shared.Caller;
import org.candour.shared.Needs;
import org.candour.shared.NotFound;
import org.candour.shared.Problems;
import org.candour.shared.Shell;
import org.candour.shared.Stale;
import org.candour.story.Audience;
import org.candour.story.Stories;
import org.candour.story.Story;
import org.candour.story.StoryVersion;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Answering a story: write, preview, send; then thirty minutes to edit, delete or send at once. */
@Controller
class ResponsePages {

  private final Responses responses;
  private final Stories stories;
  private final Audience audience;
  private final People people;
  private final Subscriptions subscriptions;
  private final Told told;

  ResponsePages(Responses responses, Stories stories, Audience audience, People people, Subscriptions subscriptions, Told told) {
    this.responses = responses;
    this.stories = stories;
    this.audience = audience;
    this.people = people;
    this.subscriptions = subscriptions;
    this.told = told;
  }

  @Needs("respond")
  @GetMapping("/work/stories/{id}/response")
  String write(@PathVariable long id, Caller.Person caller, Model model) {
    return page(inScope(caller, id), caller, ResponseForm.empty(), Problems.none(), false, null, model);
  }

  @Needs("respond")
  @PostMapping("/work/stories/{id}/response")
  String send(@PathVariable long id, @RequestParam Map<String, String> typed, Caller.Person caller, Shell shell, Model model) {
    Story story = inScope(caller, id);
    ResponseForm form = ResponseForm.of(typed);
    Problems problems = form.problems(shell.today(), responses.planned(caller, id));
    if (problems.any() || !typed.containsKey("send")) {
      return page(story, caller, form, problems, !problems.any() && typed.containsKey("preview"), null, model);
    }
    return "redirect:/work/responses/" + responses.submit(caller, id, form.body(), form.claim(), form.once());
  }

  @Needs("respond")
  @GetMapping("/work/responses/{id}")
  String own(@PathVariable long id, Caller.Person caller, Shell shell, Model model) {
    Response response = responses.own(caller, id);
    boolean mine = response.status() == ResponseStatus.SUBMITTED && shell.now().isBefore(response.moderateAt());
    Told.News news = told.of("response", id);
    model.addAttribute("response", response).addAttribute("story", stories.get(response.story())).addAttribute("editable", mine)
        .addAttribute("body", known(response, news.version())).addAttribute("steps", news.steps());
    return "work/response-own";
  }

  /** The writer's own words, or those that a moderator has decided on; not what one is still working on. */
  private String known(Response response, int decided) {
    return responses.versions(response.id()).stream().filter(v -> decided == 0 ? v.reason() == null : v.number() <= decided)
        .reduce((before, after) -> after).map(StoryVersion::body).orElse("");
  }

  @Needs("respond")
  @GetMapping("/work/responses/{id}/text")
  String editPage(@PathVariable long id, Caller.Person caller, Model model) {
    Response response = responses.own(caller, id);
    if (response.status() != ResponseStatus.SUBMITTED) {
      throw new NotFound("no longer the writer's");
    }
    return page(stories.get(response.story()), caller, ResponseForm.of(response), Problems.none(), false, response, model);
  }

  @Needs("respond")
  @PostMapping("/work/responses/{id}/text")
  String edit(@PathVariable long id, @RequestParam Map<String, String> typed, Caller.Person caller, Shell shell,
      HttpServletResponse answer, Model model) {
    Response response = responses.own(caller, id);
    Story story = stories.get(response.story());
    ResponseForm form = ResponseForm.of(typed);
    Problems problems = form.problems(shell.today(), responses.planned(caller, story.id()));
    if (problems.any() || !typed.containsKey("send")) {
      return page(story, caller, form, problems, !problems.any() && typed.containsKey("preview"), response, model);
    }
    try {
      responses.edit(caller, id, revision(typed), form.body(), form.claim());
      return "redirect:/work/responses/" + id;
    } catch (Stale e) {
      answer.setStatus(HttpServletResponse.SC_CONFLICT);
      return page(story, caller, form, Problems.none().add("body", "work.response.too-late"), false, response, model);
    }
  }

  @Needs("respond")
  @PostMapping("/work/responses/{id}/deletion")
  String delete(@PathVariable long id, Caller.Person caller) {
    responses.delete(caller, id);
    return "redirect:/work";
  }

  @Needs("respond")
  @PostMapping("/work/responses/{id}/sending")
  String sendNow(@PathVariable long id, Caller.Person caller) {
    responses.sendNow(caller, id);
    return "redirect:/work/responses/" + id;
  }

  private Story inScope(Caller.Person caller, long id) {
    if (!audience.covers(id, caller.subscription())) {
      throw new NotFound("not in scope");
    }
    return stories.get(id);
  }

  private static int revision(Map<String, String> typed) {
    String text = typed.getOrDefault("revision", "");
    return text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
  }

  private String page(Story story, Caller.Person caller, ResponseForm form, Problems problems, boolean preview,
      @org.jspecify.annotations.Nullable Response editing, Model model) {
    Person person = people.byId(caller.id()).orElseThrow();
    model.addAttribute("planned", responses.planned(caller, story.id())).addAttribute("story", story)
        .addAttribute("form", form).addAttribute("problems", problems).addAttribute("preview", preview)
        .addAttribute("person", person).addAttribute("editing", editing)
        .addAttribute("organisation", subscriptions.byId(caller.subscription()).orElseThrow().holder());
    return "work/response";
  }
}

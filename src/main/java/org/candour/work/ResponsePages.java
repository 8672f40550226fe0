package org.candour.work;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.candour.accounts.People;
import org.candour.accounts.PersonAccount;
import org.candour.accounts.Rights;
import org.candour.accounts.Subscriptions;
import org.candour.audit.LastChange;
import org.candour.look.UnsentText;
import org.candour.moderation.VisibleSteps;
import org.candour.response.Response;
import org.candour.response.ResponseDrafts;
import org.candour.response.ResponseStatus;
import org.candour.response.Responses;
import org.candour.shared.Caller;
import org.candour.shared.Needs;
import org.candour.shared.NotFound;
import org.candour.shared.Problems;
import org.candour.shared.Right;
import org.candour.shared.Shell;
import org.candour.shared.Stale;
import org.candour.story.StoryVersion;
import org.candour.work.WorkStore.EndedStory;
import org.candour.work.WorkStore.StoryRow;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Answering a story: write, put aside, preview, send; then thirty minutes to edit, delete or send at once. */
@Controller
class ResponsePages {

  private final Responses responses;
  private final WorkStore store;
  private final People people;
  private final Subscriptions subscriptions;
  private final Rights rights;
  private final VisibleSteps told;
  private final ResponseDrafts drafts;
  private final LastChange lastChange;

  ResponsePages(Responses responses, WorkStore store, People people, Subscriptions subscriptions, Rights rights,
      VisibleSteps told, ResponseDrafts drafts, LastChange lastChange) {
    this.lastChange = lastChange;
    this.responses = responses;
    this.store = store;
    this.people = people;
    this.subscriptions = subscriptions;
    this.rights = rights;
    this.told = told;
    this.drafts = drafts;
  }

  @Needs(Right.RESPOND)
  @GetMapping("/work/stories/{id}/response")
  String write(@PathVariable long id, Caller.Person caller, Model model) {
    StoryRow story =
        store.shown(rights.reach(caller, Right.RESPOND), id).orElseThrow(() -> new NotFound("story " + id));
    return page(story, caller, ResponseForm.empty(), Problems.none(), false, null, model);
  }

  @Needs(Right.RESPOND)
  @PostMapping("/work/stories/{id}/response")
  String send(@PathVariable long id, @RequestParam Map<String, String> typed, Caller.Person caller, Shell shell,
      HttpServletResponse answer, Model model) {
    ResponseForm form = ResponseForm.of(typed);
    Optional<StoryRow> story = store.shown(rights.reach(caller, Right.RESPOND), id);
    if (story.isEmpty()) {
      return gone(id, form, shell, answer, model);
    }
    boolean aside = typed.containsKey("keep") || typed.containsKey("ask");
    Problems problems = aside ? form.unfinished() : form.problems(shell.today(), responses.planned(caller, id));
    if (problems.any() || (!aside && !typed.containsKey("send"))) {
      return page(story.get(), caller, form, problems, !problems.any() && typed.containsKey("preview"), null, model);
    }
    try {
      if (aside) {
        return "redirect:/work/drafts/" + drafts.begin(caller, id, form.text(), form.once())
            + (typed.containsKey("ask") ? "/colleagues" : "?done=kept");
      }
      return "redirect:/work/responses/" + responses.submit(caller, id, form.body(), form.claim(), form.once())
          + "?said=response";
    } catch (Responses.Another another) {
      answer.setStatus(HttpServletResponse.SC_CONFLICT);
      return page(story.get(), caller, form, problems.add("body", "work.response.another"), false, null, model);
    } catch (NotFound e) {
      // Taken off between the look and the act.
      return gone(id, form, shell, answer, model);
    }
  }

  @Needs(Right.RESPOND)
  @GetMapping("/work/responses/{id}")
  String own(@PathVariable long id, Caller.Person caller, Shell shell, Model model) {
    Response response = responses.own(caller, id);
    boolean mine = response.status() == ResponseStatus.SUBMITTED && shell.now().isBefore(response.moderateAt());
    VisibleSteps.News news = told.of("response", id);
    model.addAttribute("response", response)
        .addAttribute("story", store.shown(rights.reach(caller, Right.RESPOND), response.story()).orElse(null))
        .addAttribute("why", EndedStory.why(store.gone(response.story()), shell)).addAttribute("editable", mine)
        .addAttribute("body", known(response, news.version())).addAttribute("steps", news.steps());
    return "work/response-own";
  }

  /** The writer's own words, or those that a moderator has decided on; not what one is still working on. */
  private String known(Response response, int decided) {
    return responses.versions(response.id()).stream()
        .filter(v -> decided == 0 ? v.reason() == null : v.number() <= decided).reduce((before, after) -> after)
        .map(StoryVersion::body).orElse("");
  }

  @Needs(Right.RESPOND)
  @GetMapping("/work/responses/{id}/text")
  String editPage(@PathVariable long id, Caller.Person caller, Model model) {
    Response response = responses.own(caller, id);
    if (response.status() != ResponseStatus.SUBMITTED) {
      throw new NotFound("no longer the writer's");
    }
    return store.shown(rights.reach(caller, Right.RESPOND), response.story())
        .map(story -> page(story, caller, ResponseForm.of(response), Problems.none(), false, response, model))
        .orElse("redirect:/work/responses/" + id);
  }

  @Needs(Right.RESPOND)
  @PostMapping("/work/responses/{id}/text")
  String edit(@PathVariable long id, @RequestParam Map<String, String> typed, Caller.Person caller, Shell shell,
      HttpServletResponse answer, Model model) {
    Response response = responses.own(caller, id);
    ResponseForm form = ResponseForm.of(typed);
    Optional<StoryRow> story = store.shown(rights.reach(caller, Right.RESPOND), response.story());
    if (story.isEmpty()) {
      return gone(response.story(), form, shell, answer, model);
    }
    Problems problems = form.problems(shell.today(), responses.planned(caller, response.story()));
    if (problems.any() || !typed.containsKey("send")) {
      return page(story.get(), caller, form, problems, !problems.any() && typed.containsKey("preview"), response,
          model);
    }
    try {
      responses.edit(caller, id, revision(typed), form.body(), form.claim());
      return "redirect:/work/responses/" + id + "?said=response-changed";
    } catch (Stale e) {
      answer.setStatus(HttpServletResponse.SC_CONFLICT);
      // Where it was a colleague, what they made of it stands beside what was typed, and the next press keeps this one.
      Response now = responses.own(caller, id);
      boolean still = now.status() == ResponseStatus.SUBMITTED && shell.now().isBefore(now.moderateAt());
      String changed = lastChange.stale(caller, LastChange.Thing.of("response", id), "work.response.changed");
      model.addAttribute("meanwhile", still ? ResponseForm.of(now).text() : null);
      return page(story.get(), caller, form, Problems.none().add("body", still ? changed : "work.response.too-late"),
          false, now, model);
    }
  }

  @Needs(Right.RESPOND)
  @PostMapping("/work/responses/{id}/deletion")
  String delete(@PathVariable long id, Caller.Person caller) {
    responses.delete(caller, id);
    return "redirect:/work?said=response-deleted";
  }

  @Needs(Right.RESPOND)
  @PostMapping("/work/responses/{id}/sending")
  String sendNow(@PathVariable long id, Caller.Person caller) {
    responses.sendNow(caller, id);
    return "redirect:/work/responses/" + id + "?said=response-at-desk";
  }

  /** The story is not there, or not any more; what was typed is. */
  private String gone(long story, ResponseForm form, Shell shell, HttpServletResponse answer, Model model) {
    Optional<EndedStory> gone = store.gone(story);
    List<UnsentText> kept = form.kept(shell);
    if (kept.isEmpty()) {
      throw new NotFound("story " + story);
    }
    answer.setStatus(gone.isPresent() ? HttpServletResponse.SC_GONE : HttpServletResponse.SC_NOT_FOUND);
    model.addAttribute("page",
        new PraisePages.ResponseGonePage(EndedStory.why(gone, shell), shell.say("work.gone.kept"), kept));
    return "work/response-gone";
  }

  private static int revision(Map<String, String> typed) {
    String text = typed.getOrDefault("revision", "");
    return text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
  }

  private String page(StoryRow story, Caller.Person caller, ResponseForm form, Problems problems, boolean preview,
      @org.jspecify.annotations.Nullable Response editing, Model model) {
    PersonAccount person =
        people.byId(editing == null || editing.person() == null ? caller.id() : editing.person()).orElseThrow();
    model.addAttribute("aside", editing == null ? drafts.own(caller, story.id()).orElse(null) : null)
        .addAttribute("mayFor", editing == null && caller.may(Right.RESPOND_FOR))
        .addAttribute("planned", responses.planned(caller, story.id())).addAttribute("story", story)
        .addAttribute("form", form).addAttribute("problems", problems).addAttribute("preview", preview)
        .addAttribute("person", person).addAttribute("editing", editing)
        .addAttribute("organisation", subscriptions.byId(caller.subscription()).orElseThrow().holder());
    return "work/response";
  }
}

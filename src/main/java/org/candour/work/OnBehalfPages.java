package org.candour.work;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.candour.accounts.People;
import org.candour.accounts.PersonAccount;
import org.candour.accounts.Rights;
import org.candour.accounts.StoryReach;
import org.candour.accounts.Subscriptions;
import org.candour.look.UnsentText;
import org.candour.response.Colleagues;
import org.candour.response.Colleagues.Colleague;
import org.candour.response.Responses;
import org.candour.shared.Caller;
import org.candour.shared.Needs;
import org.candour.shared.NotFound;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.candour.shared.Right;
import org.candour.shared.Shell;
import org.candour.shared.Stale;
import org.candour.work.WorkStore.EndedStory;
import org.candour.work.WorkStore.StoryRow;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Answering in the name of a colleague, who is told at once and keeps the last word for thirty minutes. */
@Controller
class OnBehalfPages {

  private static final int NAME = 120;

  private final Responses responses;
  private final Colleagues colleagues;
  private final WorkStore store;
  private final People people;
  private final Subscriptions subscriptions;
  private final Rights rights;

  OnBehalfPages(Responses responses, Colleagues colleagues, WorkStore store, People people, Subscriptions subscriptions,
      Rights rights) {
    this.responses = responses;
    this.colleagues = colleagues;
    this.store = store;
    this.people = people;
    this.subscriptions = subscriptions;
    this.rights = rights;
  }

  @Needs(Right.RESPOND_FOR)
  @GetMapping("/work/stories/{id}/colleague")
  String write(@PathVariable long id, @RequestParam(defaultValue = "") String q, Caller.Person caller, Model model) {
    StoryRow story = shown(caller, id).orElseThrow(() -> new NotFound("story " + id));
    return page(story, caller, Map.of("q", q), ResponseForm.empty(), Problems.none(), false, model);
  }

  @Needs(Right.RESPOND_FOR)
  @PostMapping("/work/stories/{id}/colleague")
  String send(@PathVariable long id, @RequestParam Map<String, String> typed, Caller.Person caller, Shell shell,
      HttpServletResponse answer, Model model) {
    ResponseForm form = ResponseForm.of(typed);
    Optional<StoryRow> story = shown(caller, id);
    if (story.isEmpty()) {
      return gone(id, form, shell, answer, model);
    }
    if (typed.containsKey("find") || !(typed.containsKey("preview") || typed.containsKey("send"))) {
      return page(story.get(), caller, typed, form, Problems.none(), false, model);
    }
    Problems problems = Problems.none();
    long colleague = chosen(typed);
    if (colleague == 0) {
      problems.add("colleague", "work.for.none");
    } else if (bearer(caller, id, colleague).isEmpty()) {
      problems.add("colleague", "work.for.not-now");
    }
    form.problems(shell.today(), responses.planned(caller, id)).all()
        .forEach(p -> problems.add(p.field(), p.key(), p.args().toArray()));
    if (problems.any() || !typed.containsKey("send")) {
      return page(story.get(), caller, typed, form, problems, !problems.any(), model);
    }
    try {
      return "redirect:/work/responses/"
          + responses.submitFor(caller, colleague, id, form.body(), form.claim(), form.once()) + "?said=response-for";
    } catch (Responses.Another another) {
      answer.setStatus(HttpServletResponse.SC_CONFLICT);
      return page(story.get(), caller, typed, form, problems.add("body", "work.for.another"), false, model);
    } catch (Stale e) {
      // Frozen, gone or given another part between the choice and the act.
      answer.setStatus(HttpServletResponse.SC_CONFLICT);
      return page(story.get(), caller, typed, form, problems.add("colleague", "work.for.not-now"), false, model);
    } catch (NotFound e) {
      return gone(id, form, shell, answer, model);
    }
  }

  /** The story, where the caller may answer it and may do so for others. */
  private Optional<StoryRow> shown(Caller.Person caller, long story) {
    StoryReach others = rights.reach(caller, Right.RESPOND_FOR);
    return store.shown(rights.reach(caller, Right.RESPOND), story).filter(s -> store.shown(others, story).isPresent());
  }

  private Optional<Colleague> bearer(Caller.Person caller, long story, long colleague) {
    return colleagues.among(caller.subscription(), story, List.of(colleague)).stream()
        .filter(c -> c.known() && c.person() != caller.id()).findFirst();
  }

  private static long chosen(Map<String, String> typed) {
    String text = typed.getOrDefault("colleague", "");
    return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
  }

  private String gone(long story, ResponseForm form, Shell shell, HttpServletResponse answer, Model model) {
    List<UnsentText> kept = form.kept(shell);
    Optional<EndedStory> gone = store.gone(story);
    if (kept.isEmpty()) {
      throw new NotFound("story " + story);
    }
    answer.setStatus(gone.isPresent() ? HttpServletResponse.SC_GONE : HttpServletResponse.SC_NOT_FOUND);
    model.addAttribute("page",
        new PraisePages.ResponseGonePage(EndedStory.why(gone, shell), shell.say("work.gone.kept"), kept));
    return "work/response-gone";
  }

  private String page(StoryRow story, Caller.Person caller, Map<String, String> typed, ResponseForm form,
      Problems problems, boolean preview, Model model) {
    String q = PlainText.cut(PlainText.line(typed.getOrDefault("q", "")), NAME);
    Optional<Colleague> bearer = bearer(caller, story.id(), chosen(typed));
    List<Colleague> found = colleagues.find(caller.subscription(), story.id(), q, caller.id());
    PersonAccount person = bearer.flatMap(b -> people.byId(b.person())).orElse(null);
    model.addAttribute("story", story).addAttribute("form", form).addAttribute("problems", problems)
        .addAttribute("preview", preview && person != null).addAttribute("q", q)
        .addAttribute("nobody", !q.isEmpty() && found.isEmpty()).addAttribute("more", found.size() == Colleagues.FOUND)
        .addAttribute("offered",
            Stream.concat(bearer.stream(), found.stream().filter(Colleague::known)).distinct().toList())
        .addAttribute("chosen", bearer.map(b -> Long.toString(b.person())).orElse(null)).addAttribute("person", person)
        .addAttribute("planned", responses.planned(caller, story.id()))
        .addAttribute("organisation", subscriptions.byId(caller.subscription()).orElseThrow().holder());
    return "work/response-for";
  }
}

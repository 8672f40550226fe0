package org.candour.work;

import jakarta.servlet.http.HttpServletResponse;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.candour.accounts.People;
import org.candour.accounts.Subscriptions;
import org.candour.look.UnsentText;
import org.candour.mail.MailSettings;
import org.candour.praise.Praise;
import org.candour.praise.Praise.PraiseCandidates;
import org.candour.praise.Praise.PraiseResult;
import org.candour.praise.PraisedStory;
import org.candour.shared.Caller;
import org.candour.shared.Limits;
import org.candour.shared.Needs;
import org.candour.shared.NotFound;
import org.candour.shared.Problems;
import org.candour.shared.Right;
import org.candour.shared.Shell;
import org.candour.work.WorkStore.EndedStory;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Passing an author's words on to the member of staff concerned: by letter to a colleague, or on a page to print. */
@Controller
class PraisePages {

  private final Praise praise;
  private final People people;
  private final Subscriptions subscriptions;
  private final Limits limits;
  private final MailSettings mail;
  private final WorkStore store;

  PraisePages(Praise praise, People people, Subscriptions subscriptions, Limits limits, MailSettings mail,
      WorkStore store) {
    this.praise = praise;
    this.people = people;
    this.subscriptions = subscriptions;
    this.limits = limits;
    this.mail = mail;
    this.store = store;
  }

  @Needs(Right.READ_SCOPE)
  @GetMapping("/work/stories/{id}/praise")
  String page(@PathVariable long id, @RequestParam(defaultValue = "") String done, Caller.Person caller, Model model) {
    PraisedStory story = story(caller, id);
    model.addAttribute("done", done.equals("letter"));
    return page(story, PraiseForm.of(story.body()), Problems.none(), caller, model);
  }

  /**
   * Looks for a colleague, sends the letter or shows the page to print. The name on that page is in this answer alone.
   */
  @Needs(Right.READ_SCOPE)
  @PostMapping("/work/stories/{id}/praise")
  String pass(@PathVariable long id, @RequestParam Map<String, String> typed, Caller.Person caller, Shell shell,
      HttpServletResponse response, Model model) {
    response.setHeader("Cache-Control", "no-store");
    PraiseForm form = PraiseForm.of(typed);
    try {
      return pass(story(caller, id), form, typed.getOrDefault("act", ""), caller, shell, response, model);
    } catch (NotFound e) {
      return gone(id, form, shell, response, model);
    }
  }

  /** The story is not there, or not any more; what was typed is. The author's words are not shown again. */
  private String gone(long story, PraiseForm form, Shell shell, HttpServletResponse response, Model model) {
    List<UnsentText> kept = form.kept(shell);
    if (kept.isEmpty()) {
      throw new NotFound("story " + story);
    }
    Optional<EndedStory> gone = store.gone(story);
    response.setStatus(gone.isPresent() ? HttpServletResponse.SC_GONE : HttpServletResponse.SC_NOT_FOUND);
    model.addAttribute("why", EndedStory.why(gone, shell)).addAttribute("lost", shell.say("work.praise.gone"))
        .addAttribute("kept", kept);
    return "work/response-gone";
  }

  private String pass(PraisedStory story, PraiseForm form, String act, Caller.Person caller, Shell shell,
      HttpServletResponse response, Model model) {
    if (!act.equals("send") && !act.equals("print")) {
      return page(story, form, Problems.none(), caller, model);
    }
    boolean print = act.equals("print");
    Problems problems = form.problems(print);
    Optional<String> passage = story.passage(form.passage());
    if (passage.isEmpty() && problems.at("passage").isEmpty()) {
      problems.add("passage", "work.praise.passage-other");
    }
    if (!problems.any() && !limits.allow(Limits.Limit.PRAISE_PERSON, Long.toString(caller.id()))) {
      response.setStatus(429);
      problems.add("passage", "work.praise.often");
    }
    if (problems.any()) {
      return page(story, form, problems, caller, model);
    }
    return print
        ? certificate(story, form, passage.orElseThrow(), caller, shell, model)
        : letter(story, form, passage.orElseThrow(), caller, model);
  }

  private String letter(PraisedStory story, PraiseForm form, String passage, Caller.Person caller, Model model) {
    PraiseResult outcome = praise.send(caller, story.id(), passage, form.line(), form.to(), form.once());
    if (outcome == PraiseResult.DONE) {
      return "redirect:/work/stories/" + story.id() + "/praise?done=letter";
    }
    return page(story, form, Problems.none().add("to",
        outcome == PraiseResult.SAME_AGAIN ? "work.praise.same-again" : "work.praise.to-gone"), caller, model);
  }

  private String certificate(PraisedStory story, PraiseForm form, String passage, Caller.Person caller, Shell shell,
      Model model) {
    praise.print(caller, story.id(), passage, form.once());
    model.addAttribute("story", story).addAttribute("passage", passage).addAttribute("part", story.isPart(passage))
        .addAttribute("form", form).addAttribute("services", praise.about(story.id()))
        .addAttribute("person", people.byId(caller.id()).orElseThrow())
        .addAttribute("organisation", subscriptions.byId(caller.subscription()).orElseThrow().holder())
        .addAttribute("month",
            DateTimeFormatter.ofPattern("LLLL yyyy", shell.locale()).format(story.publishedAt().atZone(shell.zone())))
        .addAttribute("address", mail.address() + "/" + story.region() + "/stories/" + story.id());
    return "work/certificate";
  }

  private PraisedStory story(Caller.Person caller, long id) {
    return praise.story(caller, id).orElseThrow(() -> new NotFound("story " + id));
  }

  private String page(PraisedStory story, PraiseForm form, Problems problems, Caller.Person caller, Model model) {
    PraiseCandidates colleagues = praise.find(caller, story.id(), form.q());
    List<Praise.PraiseCandidate> chosen = praise.colleague(caller, story.id(), form.to()).stream()
        .filter(c -> colleagues.found().stream().noneMatch(f -> f.person() == c.person())).toList();
    model.addAttribute("story", story).addAttribute("form", form).addAttribute("problems", problems)
        .addAttribute("colleagues", colleagues).addAttribute("chosen", chosen)
        .addAttribute("passedOn", praise.passedOn(story.id(), caller.subscription()));
    return "work/praise";
  }
}

package org.candour.safeguarding;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.candour.directory.Service;
import org.candour.directory.Services;
import org.candour.shared.Caller;
import org.candour.shared.Needs;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.candour.shared.RegionId;
import org.candour.shared.Right;
import org.candour.shared.Slice;
import org.candour.shared.Stale;
import org.candour.story.Stories;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What waits for who looks after concerns, and what was done about each. */
@Controller
class ConcernPages {

  private static final int MOST = 4_000;
  private static final List<String> ACTS = List.of("looked", "noted", "closed");

  private final Concerns concerns;
  private final Stories stories;
  private final Services services;

  ConcernPages(Concerns concerns, Stories stories, Services services) {
    this.concerns = concerns;
    this.stories = stories;
    this.services = services;
  }

  @Needs(value = Right.SAFEGUARD, scope = Needs.Scope.REGION)
  @GetMapping("/desk/concerns")
  String list(RegionId region, @RequestParam(defaultValue = "") String show,
      @RequestParam(defaultValue = "1") String page, Model model) {
    boolean closed = show.equals("closed");
    model.addAttribute("slice", concerns.list(region, closed, Slice.page(page))).addAttribute("closed", closed);
    return "safeguarding/concerns";
  }

  @Needs(value = Right.SAFEGUARD, scope = Needs.Scope.REGION)
  @GetMapping("/desk/concerns/{id}")
  String one(@PathVariable long id, Caller.Person caller, Model model) {
    return show(concerns.get(caller, id), "", "", Problems.none(), false, model);
  }

  @Needs(value = Right.SAFEGUARD, scope = Needs.Scope.REGION)
  @PostMapping("/desk/concerns/{id}/steps")
  String step(@PathVariable long id, @RequestParam Map<String, String> typed, Caller.Person caller,
      HttpServletResponse response, Model model) {
    Concern concern = concerns.get(caller, id);
    String act = typed.getOrDefault("act", "");
    String done = PlainText.of(typed.getOrDefault("done", ""));
    String note = PlainText.of(typed.getOrDefault("note", ""));
    Problems problems = Problems.none();
    if (!ACTS.contains(act)) {
      problems.add("done", "safeguarding.concern.act-none");
    }
    if ((act.equals("noted") || act.equals("closed")) && PlainText.words(done) == 0) {
      problems.add("done", "safeguarding.concern.done-none");
    }
    if (act.equals("closed") && PlainText.words(note) == 0) {
      problems.add("note", "safeguarding.concern.note-none");
    }
    if (done.length() > MOST) {
      problems.add("done", "safeguarding.concern.long", MOST);
    }
    if (note.length() > MOST) {
      problems.add("note", "safeguarding.concern.long", MOST);
    }
    if (problems.any()) {
      return show(concern, done, note, problems, false, model);
    }
    try {
      String revision = typed.getOrDefault("revision", "");
      concerns.step(caller, id, revision.matches("\\d{1,9}") ? Integer.parseInt(revision) : 0,
          new Concerns.NewStep(act, done, note));
      return "redirect:/desk/concerns/" + id + "?said=concern-step";
    } catch (Stale late) {
      response.setStatus(HttpServletResponse.SC_CONFLICT);
      return show(concerns.get(caller, id), done, note, Problems.none(), true, model);
    }
  }

  private String show(Concern concern, String done, String note, Problems problems, boolean stale, Model model) {
    model.addAttribute("concern", concern).addAttribute("steps", concerns.steps(concern.id()))
        .addAttribute("story", stories.get(concern.story()))
        .addAttribute("services",
            services.byIds(stories.services(concern.story())).stream().map(Service::fullName).toList())
        .addAttribute("done", done).addAttribute("note", note).addAttribute("problems", problems)
        .addAttribute("stale", stale);
    return "safeguarding/concern";
  }
}

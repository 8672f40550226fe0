package org.candour.safeguarding;

import java.util.List;
import java.util.Map;
import org.candour.directory.Service;
import org.candour.directory.Services;
import org.candour.look.Page;
import org.candour.shared.Caller;
import org.candour.shared.Needs;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.candour.shared.RegionId;
import org.candour.shared.Right;
import org.candour.shared.Slice;
import org.candour.shared.Stale;
import org.candour.story.Stories;
import org.candour.story.Story;
import org.springframework.stereotype.Controller;
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
  Page list(RegionId region, @RequestParam(defaultValue = "") String show,
      @RequestParam(defaultValue = "1") String page) {
    boolean closed = show.equals("closed");
    return new ConcernsPage(concerns.list(region, closed, Slice.page(page)), closed);
  }

  @Needs(value = Right.SAFEGUARD, scope = Needs.Scope.REGION)
  @GetMapping("/desk/concerns/{id}")
  Page one(@PathVariable long id, Caller.Person caller) {
    return show(concerns.get(caller, id), "", "", Problems.none(), false);
  }

  @Needs(value = Right.SAFEGUARD, scope = Needs.Scope.REGION)
  @PostMapping("/desk/concerns/{id}/steps")
  Page step(@PathVariable long id, @RequestParam Map<String, String> typed, Caller.Person caller) {
    Concern concern = concerns.get(caller, id);
    String act = typed.getOrDefault("act", "");
    String done = PlainText.of(typed.getOrDefault("done", ""));
    String note = PlainText.of(typed.getOrDefault("note", ""));
    Problems problems = problems(act, done, note);
    if (problems.any()) {
      return show(concern, done, note, problems, false);
    }
    try {
      String revision = typed.getOrDefault("revision", "");
      concerns.step(caller, id, revision.matches("\\d{1,9}") ? Integer.parseInt(revision) : 0,
          new Concerns.NewStep(act, done, note));
      return Page.redirect("/desk/concerns/" + id + "?said=concern-step");
    } catch (Stale late) {
      return show(concerns.get(caller, id), done, note, Problems.none(), true).with(409);
    }
  }

  private static Problems problems(String act, String done, String note) {
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
    return problems;
  }

  private Page show(Concern concern, String done, String note, Problems problems, boolean stale) {
    return new ConcernPage(concern, concerns.steps(concern.id()), stories.get(concern.story()),
        services.byIds(stories.services(concern.story())).stream().map(Service::fullName).toList(), done, note, stale,
        problems);
  }

  /**
   * One concern, and the form of the next step.
   *
   * @param concern that is looked after
   * @param steps what was done about it
   * @param story that it is about
   * @param services the names of the story's services
   * @param done what was typed of what was done
   * @param note what was typed of how it ended
   * @param stale whether somebody else took a step meanwhile
   * @param problems what is wrong with what was typed
   */
  record ConcernPage(Concern concern, List<Concern.ConcernStep> steps, Story story, List<String> services, String done,
      String note, boolean stale, Problems problems) implements Page {}

  /** What waits, or what is closed. */
  record ConcernsPage(Slice<Concern> slice, boolean closed) implements Page {}
}

package org.candour.work;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.candour.accounts.People;
import org.candour.accounts.Rights;
import org.candour.accounts.Subscriptions;
import org.candour.look.UnsentText;
import org.candour.response.CoWriting;
import org.candour.response.DraftText;
import org.candour.response.LeftAnswers;
import org.candour.response.ResponseDraft;
import org.candour.response.ResponseDraft.DraftPart;
import org.candour.response.ResponseDrafts;
import org.candour.response.ResponseDrafts.OpenedDraft;
import org.candour.response.Responses;
import org.candour.shared.Caller;
import org.candour.shared.Needs;
import org.candour.shared.NotFound;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.candour.shared.Right;
import org.candour.shared.Shell;
import org.candour.shared.Slice;
import org.candour.shared.Stale;
import org.candour.work.WorkStore.EndedStory;
import org.candour.work.WorkStore.StoryRow;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** An answer that is being written: what it says, who reads it, what they remark; then its writer sends it. */
@Controller
class DraftPages {

  private static final int PAGE = 20;
  private static final int REMARK = 2_000;
  private static final List<String> DONE = List.of("kept", "ready", "asked", "taken");

  private final ResponseDrafts drafts;
  private final CoWriting writing;
  private final Responses responses;
  private final LeftAnswers left;
  private final WorkStore store;
  private final People people;
  private final Subscriptions subscriptions;
  private final Rights rights;

  DraftPages(ResponseDrafts drafts, CoWriting writing, Responses responses, LeftAnswers left, WorkStore store,
      People people, Subscriptions subscriptions, Rights rights) {
    this.drafts = drafts;
    this.writing = writing;
    this.responses = responses;
    this.left = left;
    this.store = store;
    this.people = people;
    this.subscriptions = subscriptions;
    this.rights = rights;
  }

  @Needs(Right.RESPOND)
  @GetMapping("/work/drafts")
  String all(Caller.Person caller, @RequestParam(defaultValue = "1") String page,
      @RequestParam(defaultValue = "") String done, Model model) {
    model.addAttribute("slice", drafts.of(caller, Slice.page(page), PAGE))
        .addAttribute("thrownAway", done.equals("thrown-away")).addAttribute("stopped", done.equals("stopped"))
        .addAttribute("left", left.of(caller));
    return "work/drafts";
  }

  @Needs(Right.RESPOND)
  @GetMapping("/work/drafts/{id}")
  String one(@PathVariable long id, @RequestParam(defaultValue = "") String done, Caller.Person caller, Shell shell,
      Model model) {
    OpenedDraft opened = drafts.get(caller, id);
    ResponseDraft draft = opened.draft();
    if (!draft.isOpen()) {
      return ended(opened, List.of(), shell, model);
    }
    Optional<StoryRow> story = store.shown(rights.reach(caller, Right.RESPOND), draft.story());
    if (story.isEmpty()) {
      DraftText words = opened.part() == DraftPart.WRITER
          ? draft.text()
          : drafts.lastOf(caller, opened).map(ResponseDraft.Version::text).orElse(null);
      return gone(opened, words == null ? List.of() : ResponseForm.of(words, "").kept(shell), shell, model);
    }
    model.addAttribute("done", DONE.contains(done) ? done : "");
    String page = page(opened, story.get(), caller, ResponseForm.of(draft.text(), ""), "", draft.version(),
        Problems.none(), false, null, model);
    drafts.look(caller, opened);
    return page;
  }

  @Needs(Right.RESPOND)
  @PostMapping("/work/drafts/{id}")
  String keep(@PathVariable long id, @RequestParam Map<String, String> typed, Caller.Person caller, Shell shell,
      HttpServletResponse answer, Model model) {
    OpenedDraft opened = drafts.get(caller, id);
    ResponseForm form = ResponseForm.of(typed);
    String remark = PlainText.of(typed.getOrDefault("remark", ""));
    if (!opened.draft().isOpen()) {
      if (typed.containsKey("send") && form.text().equals(opened.draft().text())) {
        return ended(opened, List.of(), shell, model);
      }
      answer.setStatus(HttpServletResponse.SC_CONFLICT);
      return ended(opened, form.kept(shell, remark), shell, model);
    }
    Optional<StoryRow> story = store.shown(rights.reach(caller, Right.RESPOND), opened.draft().story());
    if (opened.part() == DraftPart.HEIR) {
      return "redirect:/work/drafts/" + id + "?said=not-yours";
    }
    if (story.isEmpty()) {
      answer.setStatus(store.gone(opened.draft().story()).isPresent()
          ? HttpServletResponse.SC_GONE
          : HttpServletResponse.SC_CONFLICT);
      return gone(opened, form.kept(shell, remark), shell, model);
    }
    boolean send = typed.containsKey("send") && opened.part() == DraftPart.WRITER;
    boolean look = typed.containsKey("preview");
    Problems problems = send || look
        ? form.problems(shell.today(), responses.planned(caller, opened.draft().story()))
        : form.unfinished();
    if (remark.length() > REMARK) {
      problems.add("remark", "work.draft.remark-long", REMARK);
    }
    int seen = seen(typed);
    if (problems.any() || look) {
      return page(opened, story.get(), caller, form, remark, seen, problems, !problems.any(), null, model);
    }
    try {
      CoWriting.HandedAnswer handed = new CoWriting.HandedAnswer(seen, form.text(), remark, typed.containsKey("ready"));
      if (send) {
        return "redirect:/work/responses/" + writing.send(caller, id, handed, form.claim()) + "?said=response";
      }
      writing.keep(caller, id, handed);
      return "redirect:/work/drafts/" + id
          + (typed.containsKey("ask") ? "/colleagues" : typed.containsKey("ready") ? "?done=ready" : "?done=kept");
    } catch (Responses.Another another) {
      answer.setStatus(HttpServletResponse.SC_CONFLICT);
      return page(opened, story.get(), caller, form, remark, seen, problems.add("body", "work.response.another"), false,
          null, model);
    } catch (Stale e) {
      // Theirs stands above, what was typed stays in the form, and the next press keeps it as a version of its own.
      answer.setStatus(HttpServletResponse.SC_CONFLICT);
      OpenedDraft now = drafts.get(caller, id);
      return now.draft().isOpen()
          ? page(now, story.get(), caller, form, remark, now.draft().version(), changed(now.draft(), caller), false,
              now.draft().text(), model)
          : ended(now, form.kept(shell, remark), shell, model);
    } catch (NotFound e) {
      // Taken off between the look and the act.
      answer.setStatus(HttpServletResponse.SC_GONE);
      return gone(opened, form.kept(shell, remark), shell, model);
    }
  }

  @Needs(Right.RESPOND)
  @PostMapping("/work/drafts/{id}/ending")
  String throwAway(@PathVariable long id, Caller.Person caller) {
    OpenedDraft opened = drafts.get(caller, id);
    if (opened.draft().isOpen()) {
      writing.throwAway(caller, id);
    }
    return "redirect:/work/drafts?done=thrown-away";
  }

  @Needs(Right.ADMINISTER)
  @PostMapping("/work/drafts/{id}/taking")
  String takeOver(@PathVariable long id, Caller.Person caller) {
    writing.takeOver(caller, id);
    return "redirect:/work/drafts/" + id + "?done=taken";
  }

  private String ended(OpenedDraft opened, List<UnsentText> kept, Shell shell, Model model) {
    ResponseDraft draft = opened.draft();
    if (opened.part() == DraftPart.WRITER && draft.response() != null && kept.isEmpty()) {
      return "redirect:/work/responses/" + draft.response() + "?said=response";
    }
    model.addAttribute("title", shell.say("work.draft.ended"))
        .addAttribute("why", shell.say("work.draft.ended-" + draft.state())).addAttribute("kept", kept)
        .addAttribute("mine", null);
    return "work/draft-gone";
  }

  private String gone(OpenedDraft opened, List<UnsentText> kept, Shell shell, Model model) {
    model.addAttribute("title", shell.say("work.gone.title"))
        .addAttribute("why", EndedStory.why(store.gone(opened.draft().story()), shell)).addAttribute("kept", kept)
        .addAttribute("mine", opened.part() == DraftPart.WRITER ? opened.draft().id() : null);
    return "work/draft-gone";
  }

  private static Problems changed(ResponseDraft draft, Caller.Person caller) {
    return draft.changer() == caller.id()
        ? Problems.none().add("body", "look.stale.own")
        : Problems.none().add("body", "work.draft.changed", draft.changerName());
  }

  private static int seen(Map<String, String> typed) {
    String text = typed.getOrDefault("version", "");
    return text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
  }

  private String page(OpenedDraft opened, StoryRow story, Caller.Person caller, ResponseForm form, String remark,
      int seen, Problems problems, boolean preview, @Nullable DraftText meanwhile, Model model) {
    ResponseDraft draft = opened.draft();
    model.addAttribute("opened", opened).addAttribute("story", story).addAttribute("form", form)
        .addAttribute("remark", remark).addAttribute("seen", seen).addAttribute("problems", problems)
        .addAttribute("preview", preview).addAttribute("meanwhile", meanwhile)
        .addAttribute("planned", responses.planned(caller, story.id()))
        .addAttribute("writerLeft", drafts.isLeft(opened)).addAttribute("mayTake", caller.may(Right.ADMINISTER))
        .addAttribute("askings", drafts.askings(opened)).addAttribute("remarks", drafts.remarks(opened))
        .addAttribute("versions", drafts.versions(opened)).addAttribute("me", caller.id())
        .addAttribute("person", people.byId(draft.writer()).orElseThrow())
        .addAttribute("organisation", subscriptions.byId(caller.subscription()).orElseThrow().holder());
    return "work/draft";
  }
}

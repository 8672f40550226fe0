package org.candour.work;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.candour.access.Rights;
import org.candour.look.Page;
import org.candour.look.UnsentText;
import org.candour.people.People;
import org.candour.people.PersonAccount;
import org.candour.response.CoWriting;
import org.candour.response.DraftText;
import org.candour.response.LeftAnswers;
import org.candour.response.LeftAnswers.LeftAnswer;
import org.candour.response.Response;
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
import org.candour.subscriptions.Subscriptions;
import org.candour.work.WorkStore.EndedStory;
import org.candour.work.WorkStore.StoryRow;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
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
  Page all(Caller.Person caller, @RequestParam(defaultValue = "1") String page,
      @RequestParam(defaultValue = "") String done) {
    return new DraftsPage(drafts.of(caller, Slice.page(page), PAGE), done.equals("thrown-away"), done.equals("stopped"),
        left.of(caller));
  }

  @Needs(Right.RESPOND)
  @GetMapping("/work/drafts/{id}")
  Page one(@PathVariable long id, @RequestParam(defaultValue = "") String done, Caller.Person caller, Shell shell) {
    OpenedDraft opened = drafts.get(caller, id);
    ResponseDraft draft = opened.draft();
    if (!draft.isOpen()) {
      return ended(opened, List.of(), shell);
    }
    Optional<StoryRow> story = store.shown(rights.reach(caller, Right.RESPOND), draft.story());
    if (story.isEmpty()) {
      DraftText words = opened.part() == DraftPart.WRITER
          ? draft.text()
          : drafts.lastOf(caller, opened).map(ResponseDraft.Version::text).orElse(null);
      return gone(opened, words == null ? List.of() : ResponseForm.of(words, "").kept(shell), shell);
    }
    Page page = page(opened, story.get(), caller, Typed.kept(draft), DONE.contains(done) ? done : "");
    drafts.look(caller, opened);
    return page;
  }

  @Needs(Right.RESPOND)
  @PostMapping("/work/drafts/{id}")
  Page keep(@PathVariable long id, @RequestParam Map<String, String> typed, Caller.Person caller, Shell shell) {
    OpenedDraft opened = drafts.get(caller, id);
    ResponseForm form = ResponseForm.of(typed);
    String remark = PlainText.of(typed.getOrDefault("remark", ""));
    if (!opened.draft().isOpen()) {
      if (typed.containsKey("send") && form.text().equals(opened.draft().text())) {
        return ended(opened, List.of(), shell);
      }
      return ended(opened, form.kept(shell, remark), shell).with(409);
    }
    Optional<StoryRow> story = store.shown(rights.reach(caller, Right.RESPOND), opened.draft().story());
    if (opened.part() == DraftPart.HEIR) {
      return Page.redirect("/work/drafts/" + id + "?said=not-yours");
    }
    if (story.isEmpty()) {
      int status = store.gone(opened.draft().story()).isPresent() ? 410 : 409;
      return gone(opened, form.kept(shell, remark), shell).with(status);
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
      return page(opened, story.get(), caller, new Typed(form, remark, seen, problems, null, !problems.any()), "");
    }
    try {
      CoWriting.HandedAnswer handed = new CoWriting.HandedAnswer(seen, form.text(), remark, typed.containsKey("ready"));
      if (send) {
        return Page.redirect("/work/responses/" + writing.send(caller, id, handed, form.claim()) + "?said=response");
      }
      writing.keep(caller, id, handed);
      return Page.redirect("/work/drafts/" + id
          + (typed.containsKey("ask") ? "/colleagues" : typed.containsKey("ready") ? "?done=ready" : "?done=kept"));
    } catch (Responses.Another another) {
      problems.add("body", "work.response.another");
      return page(opened, story.get(), caller, new Typed(form, remark, seen, problems, null, false), "").with(409);
    } catch (Stale e) {
      // Theirs stands above, what was typed stays in the form, and the next press keeps it as a version of its own.
      OpenedDraft fresh = drafts.get(caller, id);
      ResponseDraft now = fresh.draft();
      return now.isOpen()
          ? page(fresh, story.get(), caller,
              new Typed(form, remark, now.version(), changed(now, caller), now.text(), false), "").with(409)
          : ended(fresh, form.kept(shell, remark), shell).with(409);
    } catch (NotFound e) {
      // Taken off between the look and the act.
      return gone(opened, form.kept(shell, remark), shell).with(410);
    }
  }

  @Needs(Right.RESPOND)
  @PostMapping("/work/drafts/{id}/ending")
  Page throwAway(@PathVariable long id, Caller.Person caller) {
    OpenedDraft opened = drafts.get(caller, id);
    if (opened.draft().isOpen()) {
      writing.throwAway(caller, id);
    }
    return Page.redirect("/work/drafts?done=thrown-away");
  }

  @Needs(Right.ADMINISTER)
  @PostMapping("/work/drafts/{id}/taking")
  Page takeOver(@PathVariable long id, Caller.Person caller) {
    writing.takeOver(caller, id);
    return Page.redirect("/work/drafts/" + id + "?done=taken");
  }

  private Page ended(OpenedDraft opened, List<UnsentText> kept, Shell shell) {
    ResponseDraft draft = opened.draft();
    if (opened.part() == DraftPart.WRITER && draft.response() != null && kept.isEmpty()) {
      return Page.redirect("/work/responses/" + draft.response() + "?said=response");
    }
    return new DraftGonePage(shell.say("work.draft.ended"), shell.say("work.draft.ended-" + draft.state()), kept, null);
  }

  private Page gone(OpenedDraft opened, List<UnsentText> kept, Shell shell) {
    String why = EndedStory.why(store.gone(opened.draft().story()), shell);
    return new DraftGonePage(shell.say("work.gone.title"), why, kept,
        opened.part() == DraftPart.WRITER ? opened.draft().id() : null);
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

  /**
   * What was typed.
   *
   * @param form the answer
   * @param remark to the colleagues who read
   * @param seen the version that it begins from
   * @param problems what is wrong with it
   * @param meanwhile what a colleague has made of the draft meanwhile, if anything
   * @param preview whether it is shown as it will stand
   */
  record Typed(ResponseForm form, String remark, int seen, Problems problems, @Nullable DraftText meanwhile,
      boolean preview) {

    static Typed kept(ResponseDraft draft) {
      return new Typed(ResponseForm.of(draft.text(), ""), "", draft.version(), Problems.none(), null, false);
    }
  }

  private Page page(OpenedDraft opened, StoryRow story, Caller.Person caller, Typed typed, String done) {
    ResponseDraft draft = opened.draft();
    return new DraftPage(opened, story, typed, drafts.isLeft(opened), caller.may(Right.ADMINISTER),
        responses.planned(caller, story.id()),
        new Trail(drafts.askings(opened), drafts.remarks(opened), drafts.versions(opened)),
        people.byId(draft.writer()).orElseThrow(), subscriptions.byId(caller.subscription()).orElseThrow().holder(),
        caller.id(), done);
  }

  /**
   * A draft.
   *
   * @param opened it, and who the caller is to it
   * @param story which story
   * @param typed what was typed so far
   * @param writerLeft whether its writer is gone
   * @param mayTake whether the caller may take it over
   * @param planned changes that were planned
   * @param trail who was asked, what they remarked, how it looked before
   * @param person who writes it
   * @param organisation the organisation
   * @param me the caller's own number
   * @param done what has just been done; may be empty
   */
  record DraftPage(OpenedDraft opened, StoryRow story, Typed typed, boolean writerLeft, boolean mayTake,
      List<Response> planned, Trail trail, PersonAccount person, String organisation, long me,
      String done) implements Page {}

  /** Who was asked to read a draft, what they remarked, and how it looked before. */
  record Trail(List<ResponseDraft.Asking> askings, List<ResponseDraft.Remark> remarks,
      List<ResponseDraft.Version> versions) {}

  /**
   * A draft that is no longer there to be written on.
   *
   * @param title of the page
   * @param why it is not
   * @param kept what was typed
   * @param mine the draft, where its writer may throw it away
   */
  record DraftGonePage(String title, String why, List<UnsentText> kept, @Nullable Long mine) implements Page {}

  /** The drafts. */
  record DraftsPage(Slice<ResponseDraft.DraftRow> slice, boolean thrownAway, boolean stopped,
      List<LeftAnswer> left) implements Page {}
}

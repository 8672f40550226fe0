package org.candour.work;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.candour.access.Rights;
import org.candour.audit.LastChange;
import org.candour.look.Page;
import org.candour.look.UnsentText;
import org.candour.moderation.ReviewStep;
import org.candour.moderation.VisibleSteps;
import org.candour.people.People;
import org.candour.people.PersonAccount;
import org.candour.response.DraftText;
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
import org.candour.subscriptions.Subscriptions;
import org.candour.work.PraisePages.ResponseGonePage;
import org.candour.work.WorkStore.EndedStory;
import org.candour.work.WorkStore.StoryRow;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
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
  Page write(@PathVariable long id, Caller.Person caller) {
    StoryRow story =
        store.shown(rights.reach(caller, Right.RESPOND), id).orElseThrow(() -> new NotFound("story " + id));
    return page(new EditedResponse(story, ResponseForm.empty(), null, null), caller, Problems.none(), false);
  }

  @Needs(Right.RESPOND)
  @PostMapping("/work/stories/{id}/response")
  Page send(@PathVariable long id, @RequestParam Map<String, String> typed, Caller.Person caller, Shell shell) {
    ResponseForm form = ResponseForm.of(typed);
    Optional<StoryRow> story = store.shown(rights.reach(caller, Right.RESPOND), id);
    if (story.isEmpty()) {
      return gone(id, form, shell);
    }
    boolean aside = typed.containsKey("keep") || typed.containsKey("ask");
    Problems problems = aside ? form.unfinished() : form.problems(shell.today(), responses.planned(caller, id));
    if (problems.any() || (!aside && !typed.containsKey("send"))) {
      return page(new EditedResponse(story.get(), form, null, null), caller, problems,
          !problems.any() && typed.containsKey("preview"));
    }
    try {
      if (aside) {
        return Page.redirect("/work/drafts/" + drafts.begin(caller, id, form.text(), form.once())
            + (typed.containsKey("ask") ? "/colleagues" : "?done=kept"));
      }
      return Page.redirect(
          "/work/responses/" + responses.submit(caller, id, form.body(), form.claim(), form.once()) + "?said=response");
    } catch (Responses.Another another) {
      return page(new EditedResponse(story.get(), form, null, null), caller,
          problems.add("body", "work.response.another"), false).with(409);
    } catch (NotFound e) {
      // Taken off between the look and the act.
      return gone(id, form, shell);
    }
  }

  @Needs(Right.RESPOND)
  @GetMapping("/work/responses/{id}")
  Page own(@PathVariable long id, Caller.Person caller, Shell shell) {
    Response response = responses.own(caller, id);
    boolean mine = response.status() == ResponseStatus.SUBMITTED && shell.now().isBefore(response.moderateAt());
    VisibleSteps.News news = told.of("response", id);
    StoryRow story = store.shown(rights.reach(caller, Right.RESPOND), response.story()).orElse(null);
    return new ResponseOwnPage(response, story, EndedStory.why(store.gone(response.story()), shell), mine,
        known(response, news.version()), news.steps());
  }

  /** The writer's own words, or those that a moderator has decided on; not what one is still working on. */
  private String known(Response response, int decided) {
    return responses.versions(response.id()).stream()
        .filter(v -> decided == 0 ? v.reason() == null : v.number() <= decided).reduce((before, after) -> after)
        .map(StoryVersion::body).orElse("");
  }

  @Needs(Right.RESPOND)
  @GetMapping("/work/responses/{id}/text")
  Page editPage(@PathVariable long id, Caller.Person caller) {
    Response response = responses.own(caller, id);
    if (response.status() != ResponseStatus.SUBMITTED) {
      throw new NotFound("no longer the writer's");
    }
    return store.shown(rights.reach(caller, Right.RESPOND), response.story())
        .map(story -> page(new EditedResponse(story, ResponseForm.of(response), response, null), caller,
            Problems.none(), false))
        .orElseGet(() -> Page.redirect("/work/responses/" + id));
  }

  @Needs(Right.RESPOND)
  @PostMapping("/work/responses/{id}/text")
  Page edit(@PathVariable long id, @RequestParam Map<String, String> typed, Caller.Person caller, Shell shell,
      HttpServletResponse answer) {
    Response response = responses.own(caller, id);
    ResponseForm form = ResponseForm.of(typed);
    Optional<StoryRow> story = store.shown(rights.reach(caller, Right.RESPOND), response.story());
    if (story.isEmpty()) {
      return gone(response.story(), form, shell);
    }
    Problems problems = form.problems(shell.today(), responses.planned(caller, response.story()));
    if (problems.any() || !typed.containsKey("send")) {
      return page(new EditedResponse(story.get(), form, response, null), caller, problems,
          !problems.any() && typed.containsKey("preview"));
    }
    try {
      responses.edit(caller, id, revision(typed), form.body(), form.claim());
      return Page.redirect("/work/responses/" + id + "?said=response-changed");
    } catch (Stale e) {
      answer.setStatus(HttpServletResponse.SC_CONFLICT);
      // Where it was a colleague, what they made of it stands beside what was typed, and the next press keeps this one.
      Response now = responses.own(caller, id);
      boolean still = now.status() == ResponseStatus.SUBMITTED && shell.now().isBefore(now.moderateAt());
      String changed = lastChange.stale(caller, LastChange.Thing.of("response", id), "work.response.changed");
      Problems late = Problems.none().add("body", still ? changed : "work.response.too-late");
      return page(new EditedResponse(story.get(), form, now, still ? ResponseForm.of(now).text() : null), caller, late,
          false);
    }
  }

  @Needs(Right.RESPOND)
  @PostMapping("/work/responses/{id}/deletion")
  Page delete(@PathVariable long id, Caller.Person caller) {
    responses.delete(caller, id);
    return Page.redirect("/work?said=response-deleted");
  }

  @Needs(Right.RESPOND)
  @PostMapping("/work/responses/{id}/sending")
  Page sendNow(@PathVariable long id, Caller.Person caller) {
    responses.sendNow(caller, id);
    return Page.redirect("/work/responses/" + id + "?said=response-at-desk");
  }

  /** The story is not there, or not any more; what was typed is. */
  private Page gone(long story, ResponseForm form, Shell shell) {
    Optional<EndedStory> gone = store.gone(story);
    List<UnsentText> kept = form.kept(shell);
    if (kept.isEmpty()) {
      throw new NotFound("story " + story);
    }
    return new ResponseGonePage(EndedStory.why(gone, shell), shell.say("work.gone.kept"), kept)
        .with(gone.isPresent() ? HttpServletResponse.SC_GONE : HttpServletResponse.SC_NOT_FOUND);
  }

  private static int revision(Map<String, String> typed) {
    String text = typed.getOrDefault("revision", "");
    return text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
  }

  /**
   * An answer that is being edited.
   *
   * @param story which story is answered
   * @param form what is typed so far
   * @param editing the answer that is changed; null for a new one
   * @param meanwhile what a colleague has made of it, if anything
   */
  private record EditedResponse(StoryRow story, ResponseForm form, @Nullable Response editing,
      @Nullable DraftText meanwhile) {}

  private Page page(EditedResponse edited, Caller.Person caller, Problems problems, boolean preview) {
    Response editing = edited.editing();
    StoryRow story = edited.story();
    PersonAccount person =
        people.byId(editing == null || editing.person() == null ? caller.id() : editing.person()).orElseThrow();
    return new ResponsePage(story, edited.form(), problems, preview, person, editing,
        subscriptions.byId(caller.subscription()).orElseThrow().holder(), responses.planned(caller, story.id()),
        editing == null ? drafts.own(caller, story.id()).orElse(null) : null,
        editing == null && caller.may(Right.RESPOND_FOR), edited.meanwhile());
  }

  /**
   * Where an answer is edited.
   *
   * @param story which story
   * @param form what was typed so far
   * @param problems what is wrong with what was typed
   * @param preview what would change
   * @param person who
   * @param editing the answer that is changed; null for a new one
   * @param organisation the organisation
   * @param planned changes that were planned
   * @param aside the draft that the caller has put aside, if any
   * @param mayFor whether the caller may answer in the name of a colleague
   * @param meanwhile what a colleague has made of it meanwhile, if anything
   */
  record ResponsePage(StoryRow story, ResponseForm form, Problems problems, boolean preview, PersonAccount person,
      @Nullable Response editing, String organisation, List<Response> planned, @Nullable Long aside, boolean mayFor,
      @Nullable DraftText meanwhile) implements Page {}

  /**
   * The writer's own answer.
   *
   * @param response which answer
   * @param story which story
   * @param why why they are outside
   * @param editable whether it is still the writer's
   * @param body its words
   * @param steps what was done, in its order
   */
  record ResponseOwnPage(Response response, @Nullable StoryRow story, String why, boolean editable, String body,
      List<ReviewStep> steps) implements Page {}
}

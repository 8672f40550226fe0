package org.candour.work;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.candour.access.Rights;
import org.candour.access.StoryReach;
import org.candour.look.Page;
import org.candour.look.UnsentText;
import org.candour.people.People;
import org.candour.people.PersonAccount;
import org.candour.response.Colleagues;
import org.candour.response.Colleagues.Colleague;
import org.candour.response.NewAnswer;
import org.candour.response.Response;
import org.candour.response.Responses;
import org.candour.shared.Caller;
import org.candour.shared.Needs;
import org.candour.shared.NotFound;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.candour.shared.Right;
import org.candour.shared.Shell;
import org.candour.shared.Stale;
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
  Page write(@PathVariable long id, @RequestParam(defaultValue = "") String q, Caller.Person caller) {
    StoryRow story = shown(caller, id).orElseThrow(() -> new NotFound("story " + id));
    return page(story, caller, new TypedFor(PlainText.cut(PlainText.line(q), NAME), 0, ResponseForm.empty()),
        Problems.none(), false);
  }

  @Needs(Right.RESPOND_FOR)
  @PostMapping("/work/stories/{id}/colleague")
  Page send(@PathVariable long id, @RequestParam Map<String, String> typed, Caller.Person caller, Shell shell) {
    TypedFor answer = TypedFor.of(typed);
    ResponseForm form = answer.form();
    Optional<StoryRow> story = shown(caller, id);
    if (story.isEmpty()) {
      return gone(id, form, shell);
    }
    if (typed.containsKey("find") || !(typed.containsKey("preview") || typed.containsKey("send"))) {
      return page(story.get(), caller, answer, Problems.none(), false);
    }
    Problems problems = problems(caller, id, answer, shell);
    if (problems.any() || !typed.containsKey("send")) {
      return page(story.get(), caller, answer, problems, !problems.any());
    }
    try {
      NewAnswer wanted = new NewAnswer(id, form.body(), form.claim(), form.once());
      long sent = responses.submitFor(caller, answer.colleague(), wanted);
      return Page.redirect("/work/responses/" + sent + "?said=response-for");
    } catch (Responses.Another another) {
      return page(story.get(), caller, answer, problems.add("body", "work.for.another"), false).with(409);
    } catch (Stale e) {
      // Frozen, gone or given another part between the choice and the act.
      return page(story.get(), caller, answer, problems.add("colleague", "work.for.not-now"), false).with(409);
    } catch (NotFound e) {
      return gone(id, form, shell);
    }
  }

  /** What is wrong with whose name it is to bear, and with the words. */
  private Problems problems(Caller.Person caller, long story, TypedFor answer, Shell shell) {
    Problems problems = Problems.none();
    if (answer.colleague() == 0) {
      problems.add("colleague", "work.for.none");
    } else if (bearer(caller, story, answer.colleague()).isEmpty()) {
      problems.add("colleague", "work.for.not-now");
    }
    answer.form().problems(shell.today(), responses.planned(caller, story)).all()
        .forEach(p -> problems.add(p.field(), p.key(), p.args().toArray()));
    return problems;
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

  /** An answer in somebody's name as it was typed: the name that was looked for, and who was chosen, or 0. */
  private record TypedFor(String q, long colleague, ResponseForm form) {

    static TypedFor of(Map<String, String> typed) {
      String colleague = typed.getOrDefault("colleague", "");
      return new TypedFor(PlainText.cut(PlainText.line(typed.getOrDefault("q", "")), NAME),
          colleague.matches("\\d{1,18}") ? Long.parseLong(colleague) : 0, ResponseForm.of(typed));
    }
  }

  private Page gone(long story, ResponseForm form, Shell shell) {
    List<UnsentText> kept = form.kept(shell);
    Optional<EndedStory> gone = store.gone(story);
    if (kept.isEmpty()) {
      throw new NotFound("story " + story);
    }
    return new ResponseGonePage(EndedStory.why(gone, shell), shell.say("work.gone.kept"), kept)
        .with(gone.isPresent() ? HttpServletResponse.SC_GONE : HttpServletResponse.SC_NOT_FOUND);
  }

  private Page page(StoryRow story, Caller.Person caller, TypedFor answer, Problems problems, boolean preview) {
    String q = answer.q();
    Optional<Colleague> bearer = bearer(caller, story.id(), answer.colleague());
    List<Colleague> found = colleagues.find(caller.subscription(), story.id(), q, caller.id());
    PersonAccount person = bearer.flatMap(b -> people.byId(b.person())).orElse(null);
    return new ResponseForPage(story, answer.form(), problems, preview && person != null, q,
        !q.isEmpty() && found.isEmpty(), found.size() == Colleagues.FOUND,
        Stream.concat(bearer.stream(), found.stream().filter(Colleague::known)).distinct().toList(),
        bearer.map(b -> Long.toString(b.person())).orElse(null), person,
        subscriptions.byId(caller.subscription()).orElseThrow().holder(), responses.planned(caller, story.id()));
  }

  /**
   * Where an answer is written for a colleague.
   *
   * @param story which story
   * @param form what was typed so far
   * @param problems what is wrong with what was typed
   * @param preview what would change
   * @param q what was looked for; may be empty
   * @param nobody whether nobody fits
   * @param more whether there are more than are shown
   * @param offered colleagues that can be asked
   * @param chosen what was chosen so far
   * @param person who
   * @param organisation the organisation
   * @param planned changes that were planned
   */
  record ResponseForPage(StoryRow story, ResponseForm form, Problems problems, boolean preview, String q,
      boolean nobody, boolean more, List<Colleague> offered, @Nullable String chosen, @Nullable PersonAccount person,
      String organisation, List<Response> planned) implements Page {}
}

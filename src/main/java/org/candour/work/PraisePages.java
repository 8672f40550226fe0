package org.candour.work;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.candour.look.Page;
import org.candour.look.UnsentText;
import org.candour.mail.MailSettings;
import org.candour.people.People;
import org.candour.people.PersonAccount;
import org.candour.praise.Praise;
import org.candour.praise.Praise.PraiseCandidate;
import org.candour.praise.Praise.PraiseCandidates;
import org.candour.praise.Praise.PraiseResult;
import org.candour.praise.Praise.PraiseWish;
import org.candour.praise.PraisedStory;
import org.candour.shared.Caller;
import org.candour.shared.Limits;
import org.candour.shared.Needs;
import org.candour.shared.NotFound;
import org.candour.shared.Problems;
import org.candour.shared.Right;
import org.candour.shared.Shell;
import org.candour.subscriptions.Subscriptions;
import org.candour.work.WorkStore.EndedStory;
import org.springframework.stereotype.Controller;
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
  Page page(@PathVariable long id, @RequestParam(defaultValue = "") String done, Caller.Person caller) {
    PraisedStory story = story(caller, id);
    return page(story, PraiseForm.of(story.body()), Problems.none(), done.equals("letter"), caller);
  }

  /**
   * Looks for a colleague, sends the letter or shows the page to print. The name on that page is in this answer alone.
   */
  @Needs(Right.READ_SCOPE)
  @PostMapping("/work/stories/{id}/praise")
  Page pass(@PathVariable long id, @RequestParam Map<String, String> typed, Caller.Person caller, Shell shell) {
    PraiseForm form = PraiseForm.of(typed);
    try {
      return pass(story(caller, id), form, typed.getOrDefault("act", ""), caller, shell).unkept();
    } catch (NotFound e) {
      return gone(id, form, shell).unkept();
    }
  }

  /** The story is not there, or not any more; what was typed is. The author's words are not shown again. */
  private Page gone(long story, PraiseForm form, Shell shell) {
    List<UnsentText> kept = form.kept(shell);
    if (kept.isEmpty()) {
      throw new NotFound("story " + story);
    }
    Optional<EndedStory> gone = store.gone(story);
    return new ResponseGonePage(EndedStory.why(gone, shell), shell.say("work.praise.gone"), kept)
        .with(gone.isPresent() ? 410 : 404);
  }

  private Page pass(PraisedStory story, PraiseForm form, String act, Caller.Person caller, Shell shell) {
    if (!act.equals("send") && !act.equals("print")) {
      return page(story, form, Problems.none(), false, caller);
    }
    boolean print = act.equals("print");
    Problems problems = form.problems(print);
    Optional<String> passage = story.passage(form.passage());
    if (passage.isEmpty() && problems.at("passage").isEmpty()) {
      problems.add("passage", "work.praise.passage-other");
    }
    if (!problems.any() && !limits.allow(Limits.Limit.PRAISE_PERSON, Long.toString(caller.id()))) {
      return page(story, form, problems.add("passage", "work.praise.often"), false, caller).with(429);
    }
    if (problems.any()) {
      return page(story, form, problems, false, caller);
    }
    return print
        ? certificate(story, form, passage.orElseThrow(), caller, shell)
        : letter(story, form, passage.orElseThrow(), caller);
  }

  private Page letter(PraisedStory story, PraiseForm form, String passage, Caller.Person caller) {
    PraiseResult outcome =
        praise.send(caller, story.id(), new PraiseWish(passage, form.line(), form.to(), form.once()));
    if (outcome == PraiseResult.DONE) {
      return Page.redirect("/work/stories/" + story.id() + "/praise?done=letter");
    }
    return page(story, form, Problems.none().add("to",
        outcome == PraiseResult.SAME_AGAIN ? "work.praise.same-again" : "work.praise.to-gone"), false, caller);
  }

  private Page certificate(PraisedStory story, PraiseForm form, String passage, Caller.Person caller, Shell shell) {
    praise.print(caller, story.id(), passage, form.once());
    return new CertificatePage(story, passage, story.isPart(passage), form, praise.about(story.id()),
        people.byId(caller.id()).orElseThrow(), subscriptions.byId(caller.subscription()).orElseThrow().holder(),
        DateTimeFormatter.ofPattern("LLLL yyyy", shell.locale()).format(story.publishedAt().atZone(shell.zone())),
        mail.address() + "/" + story.region() + "/stories/" + story.id());
  }

  private PraisedStory story(Caller.Person caller, long id) {
    return praise.story(caller, id).orElseThrow(() -> new NotFound("story " + id));
  }

  private Page page(PraisedStory story, PraiseForm form, Problems problems, boolean sent, Caller.Person caller) {
    PraiseCandidates colleagues = praise.find(caller, story.id(), form.q());
    List<PraiseCandidate> chosen = praise.colleague(caller, story.id(), form.to()).stream()
        .filter(c -> colleagues.found().stream().noneMatch(f -> f.person() == c.person())).toList();
    return new PraisePage(story, form, problems, colleagues, chosen, praise.passedOn(story.id(), caller.subscription()),
        sent);
  }

  /**
   * The form by which words are passed on.
   *
   * @param story whose words they are
   * @param form what was typed so far
   * @param problems what of it is wrong
   * @param colleagues who was found
   * @param chosen who was chosen before, and is not among those found now
   * @param passedOn how often this organisation has passed on words of this story
   * @param done whether a letter has just left
   */
  record PraisePage(PraisedStory story, PraiseForm form, Problems problems, PraiseCandidates colleagues,
      List<PraiseCandidate> chosen, int passedOn, boolean done) implements Page {}

  /**
   * One sheet of A4 to print and hand over.
   *
   * @param story whose words they are
   * @param passage the words
   * @param part whether the story says more than these
   * @param form who it is for, and the line of who passes it on
   * @param services the names of the services that the story is about
   * @param person who passes it on
   * @param organisation theirs
   * @param month when the story became public, as "March 2026"
   * @param address where the whole story is read
   */
  record CertificatePage(PraisedStory story, String passage, boolean part, PraiseForm form, List<String> services,
      PersonAccount person, String organisation, String month, String address) implements Page {}

  /**
   * What somebody wrote about a story that is gone: for them to copy.
   *
   * @param why the story is gone
   * @param lost what that means for what they wrote
   * @param kept what they wrote
   */
  record ResponseGonePage(String why, String lost, List<UnsentText> kept) implements Page {}
}

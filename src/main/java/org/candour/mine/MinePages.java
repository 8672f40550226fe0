package org.candour.mine;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.candour.directory.ComplaintSteps;
import org.candour.moderation.AuthorQuestions;
import org.candour.moderation.VisibleSteps;
import org.candour.outcome.Outcomes;
import org.candour.praise.Praise;
import org.candour.response.Response;
import org.candour.response.ResponseDrafts;
import org.candour.response.Responses;
import org.candour.safeguarding.Concern;
import org.candour.safeguarding.Concerns;
import org.candour.shared.Caller;
import org.candour.shared.Limits;
import org.candour.shared.Needs;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.candour.shared.RegionId;
import org.candour.shared.Right;
import org.candour.shared.SecretToken;
import org.candour.shared.Shell;
import org.candour.shared.Stale;
import org.candour.story.Stories;
import org.candour.story.Story;
import org.candour.story.StoryStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where an author's stories are: what was changed and why, who has read them, what was answered. */
@Controller
class MinePages {

  private static final int MOST_WORDS = 1_000;

  private final Timeline way;
  private final Concerns concerns;
  private final Praise praise;
  private final Stories stories;
  private final Responses responses;
  private final ResponseDrafts drafts;
  private final VisibleSteps told;
  private final AuthorQuestions questions;
  private final AuthorVersions known;
  private final SubmittedDetails given;
  private final StatusLine standings;
  private final Limits limits;
  private final Outcomes outcomes;
  private final ComplaintSteps complaints;

  MinePages(Stories stories, Responses responses, ResponseDrafts drafts, VisibleSteps told, AuthorQuestions questions,
      AuthorVersions known, Timeline way, SubmittedDetails given, StatusLine standings, Limits limits,
      Concerns concerns, Praise praise, Outcomes outcomes, ComplaintSteps complaints) {
    this.outcomes = outcomes;
    this.complaints = complaints;
    this.way = way;
    this.concerns = concerns;
    this.praise = praise;
    this.stories = stories;
    this.responses = responses;
    this.drafts = drafts;
    this.told = told;
    this.questions = questions;
    this.known = known;
    this.given = given;
    this.standings = standings;
    this.limits = limits;
  }

  @Needs(value = Right.AUTHOR, scope = Needs.Scope.OWN)
  @GetMapping("/mine")
  String all(Caller.Author caller, Shell shell, Model model) {
    List<Story> own = stories.byAuthor(caller.id());
    Map<Long, StatusLine.StatusText> stand = own.stream().filter(s -> s.status() != StoryStatus.PUBLISHED)
        .collect(Collectors.toMap(Story::id, s -> standings.of(s, shell)));
    Predicate<Story> asked =
        s -> Optional.ofNullable(stand.get(s.id())).filter(StatusLine.StatusText::asks).isPresent();
    // What goes on only when its author answers comes first.
    List<Story> shown = Stream.concat(own.stream().filter(asked), own.stream().filter(asked.negate())).toList();
    model.addAttribute("stories", shown).addAttribute("stand", stand).addAttribute("titles", known.titles(own))
        .addAttribute("unsaid",
            outcomes.unsaid(own.stream().filter(s -> s.status() == StoryStatus.PUBLISHED).map(Story::id).toList()));
    return "mine/mine";
  }

  @Needs(value = Right.AUTHOR, scope = Needs.Scope.OWN)
  @GetMapping("/mine/stories/{id}")
  String one(@PathVariable long id, Caller.Author caller, Shell shell, Model model) {
    return show(stories.own(caller, id), Typed.nothing(), Problems.none(), shell, model);
  }

  /** What was typed on the page, kept whatever is wrong with it. */
  record Typed(String reply, String answer, String once, boolean shown) {

    static Typed nothing() {
      return new Typed("", "", SecretToken.fresh(), false);
    }
  }

  @Needs(value = Right.AUTHOR, scope = Needs.Scope.OWN)
  @PostMapping("/mine/stories/{id}/replies")
  String reply(@PathVariable long id, @RequestParam(defaultValue = "") String body,
      @RequestParam(defaultValue = "") String once, Caller.Author caller, HttpServletResponse response, Shell shell,
      Model model) {
    Story story = stories.own(caller, id);
    String text = PlainText.of(body);
    String key = SecretToken.kept(once);
    Problems problems = words(text, "body", caller, response);
    if (problems.any()) {
      return show(story, new Typed(text, "", key, false), problems, shell, model);
    }
    if (story.status() != StoryStatus.PUBLISHED) {
      return notPublic(caller, id, "mine.reply.not-public", response, shell, model);
    }
    responses.reply(caller, id, null, text, key);
    return "redirect:/mine/stories/" + id + "?said=reply";
  }

  private Problems words(String text, String field, Caller.Author caller, HttpServletResponse response) {
    Problems problems = Problems.none();
    if (text.codePoints().noneMatch(Character::isLetter)) {
      problems.add(field, "mine." + (field.equals("body") ? "reply" : "answer") + ".empty");
    } else if (PlainText.words(text) > MOST_WORDS || text.length() > MOST_WORDS * 20) {
      problems.add(field, "mine.reply.long", MOST_WORDS);
    } else if (!limits.allow(Limits.Limit.REPLY_AUTHOR, Long.toString(caller.id()))) {
      response.setStatus(429);
      problems.add(field, "mine.reply.often");
    }
    return problems;
  }

  /** To a moderator's question; nobody else ever reads it. */
  @Needs(value = Right.AUTHOR, scope = Needs.Scope.OWN)
  @PostMapping("/mine/stories/{id}/answer")
  String answer(@PathVariable long id, @RequestParam(defaultValue = "") String answer,
      @RequestParam(defaultValue = "") String question, Caller.Author caller, HttpServletResponse response, Shell shell,
      Model model) {
    Story story = stories.own(caller, id);
    String text = PlainText.of(answer);
    Optional<AuthorQuestions.AuthorQuestion> open =
        questions.of(story).filter(q -> question.equals(Long.toString(q.step())));
    // Sent again: it is there already.
    if (open.filter(q -> q.answeredAt() != null).isPresent()) {
      return "redirect:/mine/stories/" + id + "?said=answer";
    }
    Problems problems =
        open.isEmpty() ? Problems.none().add("answer", "mine.answer.late") : words(text, "answer", caller, response);
    if (problems.any()) {
      return show(story, new Typed("", text, SecretToken.fresh(), false), problems, shell, model);
    }
    try {
      questions.answer(caller, id, open.orElseThrow().step(), text);
    } catch (Stale late) {
      response.setStatus(HttpServletResponse.SC_CONFLICT);
      return show(stories.own(caller, id), new Typed("", text, SecretToken.fresh(), false),
          Problems.none().add("answer", "mine.answer.late"), shell, model);
    }
    return "redirect:/mine/stories/" + id + "?said=answer";
  }

  /** Whether an answer helped. */
  @Needs(value = Right.AUTHOR, scope = Needs.Scope.OWN)
  @PostMapping("/mine/stories/{id}/help")
  String help(@PathVariable long id, @RequestParam(defaultValue = "") String answer,
      @RequestParam(defaultValue = "") String helped, Caller.Author caller, HttpServletResponse response, Shell shell,
      Model model) {
    Story story = stories.own(caller, id);
    if (!answer.matches("\\d{1,18}")) {
      return show(story, Typed.nothing(), Problems.none().add("way", "mine.help.which"), shell, model);
    }
    if (!helped.equals(Outcomes.UNSAID) && !Outcomes.HELPED.contains(helped)) {
      return show(story, Typed.nothing(), Problems.none().add("helped-" + answer, "mine.help.none"), shell, model);
    }
    try {
      outcomes.help(caller, id, Long.parseLong(answer), helped);
    } catch (Stale gone) {
      return notPublic(caller, id, "mine.outcome.not-public", response, shell, model);
    }
    return "redirect:/mine/stories/" + id + "?said=helped";
  }

  /** How the matter stands; and whether everybody may read that it is settled. */
  @Needs(value = Right.AUTHOR, scope = Needs.Scope.OWN)
  @PostMapping("/mine/stories/{id}/outcome")
  String outcome(@PathVariable long id, @RequestParam(defaultValue = "") String outcome,
      @RequestParam(defaultValue = "") String shown, Caller.Author caller, HttpServletResponse response, Shell shell,
      Model model) {
    Story story = stories.own(caller, id);
    if (!outcome.equals(Outcomes.UNSAID) && !Outcomes.STATES.contains(outcome)) {
      return show(story, new Typed("", "", SecretToken.fresh(), shown.equals("yes")),
          Problems.none().add("outcome", "mine.outcome.none"), shell, model);
    }
    try {
      outcomes.say(caller, id, outcome, shown.equals("yes"));
    } catch (Stale gone) {
      return notPublic(caller, id, "mine.outcome.not-public", response, shell, model);
    }
    return "redirect:/mine/stories/" + id + "?said=outcome";
  }

  /** What was said is said of a public story; a moderator has taken this one off meanwhile. */
  private String notPublic(Caller.Author caller, long id, String key, HttpServletResponse response, Shell shell,
      Model model) {
    response.setStatus(HttpServletResponse.SC_CONFLICT);
    return show(stories.own(caller, id), Typed.nothing(), Problems.none().add("way", key), shell, model);
  }

  /** What the author is told of each concern, by its number. */
  private Map<Long, String> notes(List<Concern> raised) {
    Map<Long, String> notes = new HashMap<>();
    raised.forEach(c -> concerns.steps(c.id()).stream().map(Concern.ConcernStep::note).filter(n -> !n.isBlank())
        .forEach(n -> notes.put(c.id(), n)));
    return notes;
  }

  private String show(Story story, Typed typed, Problems problems, Shell shell, Model model) {
    List<Response> conversation = known.replies(
        responses.ofStory(story.id()).stream().filter(r -> r.state().equals("published") || r.isReply()).toList());
    VisibleSteps.News news = told.of("story", story.id());
    List<Concern> raised = concerns.ofStory(story.id());
    SubmittedDetails.Said said = given.of(story, news.underway(), shell);
    model.addAttribute("story", story).addAttribute("versions", known.versions(story, news.version()))
        .addAttribute("steps", news.steps())
        .addAttribute("way", way.of(story, news.steps(), conversation, said.services(), shell))
        .addAttribute("choice", standings.choice(story)).addAttribute("said", standings.said(story))
        .addAttribute("concerns", raised).addAttribute("notes", notes(raised))
        .addAttribute("passedOn", praise.passedOn(story.id())).addAttribute("standing", standings.of(story, shell))
        .addAttribute("given", said).addAttribute("conversation", conversation).addAttribute("typed", typed)
        .addAttribute("problems", problems).addAttribute("outcome", outcomes.of(story.id()).orElse(null))
        .addAttribute("helped", outcomes.helped(story.id()))
        .addAttribute("complaints", complaints.in(new RegionId(story.region()), shell.words().language()))
        .addAttribute("beingWritten", story.status() == StoryStatus.PUBLISHED && drafts.isBeingWritten(story.id()))
        .addAttribute("mayReply",
            story.status() == StoryStatus.PUBLISHED && conversation.stream().anyMatch(r -> !r.isReply()));
    return "mine/story";
  }
}

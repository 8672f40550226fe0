package org.candour.mine;

import java.util.Optional;
import org.candour.look.Page;
import org.candour.mine.AuthorStoryView.Typed;
import org.candour.moderation.AuthorQuestions;
import org.candour.moderation.AuthorQuestions.AuthorQuestion;
import org.candour.response.Responses;
import org.candour.shared.Caller;
import org.candour.shared.Limits;
import org.candour.shared.Limits.Limit;
import org.candour.shared.Needs;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.candour.shared.Right;
import org.candour.shared.SecretToken;
import org.candour.shared.Shell;
import org.candour.shared.Stale;
import org.candour.story.Stories;
import org.candour.story.Story;
import org.candour.story.StoryStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What an author writes besides the story: a reply in public, and to a moderator's question. */
@Controller
class AuthorReplyPages {

  private static final int MOST_WORDS = 1_000;

  private final Stories stories;
  private final Responses responses;
  private final AuthorQuestions questions;
  private final AuthorStoryView view;
  private final Limits limits;

  AuthorReplyPages(Stories stories, Responses responses, AuthorQuestions questions, AuthorStoryView view,
      Limits limits) {
    this.stories = stories;
    this.responses = responses;
    this.questions = questions;
    this.view = view;
    this.limits = limits;
  }

  @Needs(value = Right.AUTHOR, scope = Needs.Scope.OWN)
  @PostMapping("/mine/stories/{id}/replies")
  Page reply(@PathVariable long id, @RequestParam(defaultValue = "") String body,
      @RequestParam(defaultValue = "") String once, Caller.Author caller, Shell shell) {
    Story story = stories.own(caller, id);
    String text = PlainText.of(body);
    String key = SecretToken.kept(once);
    Typed typed = new Typed(text, "", key, false);
    Problems problems = words(text, "body");
    if (problems.any()) {
      return view.page(story, typed, problems, shell);
    }
    if (isTooOften(caller)) {
      return view.page(story, typed, problems.add("body", "mine.reply.often"), shell).with(429);
    }
    if (story.status() != StoryStatus.PUBLISHED) {
      return view.notPublic(stories.own(caller, id), "mine.reply.not-public", shell);
    }
    responses.reply(caller, id, null, text, key);
    return Page.redirect("/mine/stories/" + id + "?said=reply");
  }

  private static Problems words(String text, String field) {
    Problems problems = Problems.none();
    if (text.codePoints().noneMatch(Character::isLetter)) {
      problems.add(field, "mine." + (field.equals("body") ? "reply" : "answer") + ".empty");
    } else if (PlainText.words(text) > MOST_WORDS || text.length() > MOST_WORDS * 20) {
      problems.add(field, "mine.reply.long", MOST_WORDS);
    }
    return problems;
  }

  private boolean isTooOften(Caller.Author caller) {
    return !limits.allow(Limit.REPLY_AUTHOR, Long.toString(caller.id()));
  }

  /** To a moderator's question; nobody else ever reads it. */
  @Needs(value = Right.AUTHOR, scope = Needs.Scope.OWN)
  @PostMapping("/mine/stories/{id}/answer")
  Page answer(@PathVariable long id, @RequestParam(defaultValue = "") String answer,
      @RequestParam(defaultValue = "") String question, Caller.Author caller, Shell shell) {
    Story story = stories.own(caller, id);
    String text = PlainText.of(answer);
    Optional<AuthorQuestion> open = questions.of(story).filter(q -> question.equals(Long.toString(q.step())));
    // Sent again: it is there already.
    if (open.filter(q -> q.answeredAt() != null).isPresent()) {
      return Page.redirect("/mine/stories/" + id + "?said=answer");
    }
    Typed typed = new Typed("", text, SecretToken.fresh(), false);
    Problems problems = open.isEmpty() ? Problems.none().add("answer", "mine.answer.late") : words(text, "answer");
    if (problems.any()) {
      return view.page(story, typed, problems, shell);
    }
    if (isTooOften(caller)) {
      return view.page(story, typed, problems.add("answer", "mine.reply.often"), shell).with(429);
    }
    try {
      questions.answer(caller, id, open.orElseThrow().step(), text);
    } catch (Stale late) {
      return view.page(stories.own(caller, id), typed, Problems.none().add("answer", "mine.answer.late"), shell)
          .with(409);
    }
    return Page.redirect("/mine/stories/" + id + "?said=answer");
  }
}

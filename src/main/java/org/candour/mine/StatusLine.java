package org.candour.mine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.candour.moderation.AuthorQuestions;
import org.candour.moderation.Objections;
import org.candour.shared.Shell;
import org.candour.story.Story;
import org.candour.story.StoryStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The one sentence by which an author sees where a story stands: in the list of their stories and on its own page. */
@Component
class StatusLine {

  private final AuthorQuestions questions;
  private final Objections objections;

  StatusLine(AuthorQuestions questions, Objections objections) {
    this.questions = questions;
    this.objections = objections;
  }

  /**
   * Where a story stands.
   *
   * @param title the sentence
   * @param about one more
   * @param question what a moderator asks, or asked last
   * @param objection what its author said to a moderator's change or decision, while nobody has decided on it
   */
  record StatusText(String title, String about, Optional<AuthorQuestions.AuthorQuestion> question,
      Objections.@Nullable Objection objection) {

    /** Whether it goes on only when its author answers. */
    boolean asks() {
      return question.filter(q -> q.answeredAt() == null).isPresent();
    }
  }

  StatusText of(Story story, Shell shell) {
    Optional<AuthorQuestions.AuthorQuestion> question = questions.of(story);
    Objections.@Nullable Objection objection = open(story, said(story));
    if (question.isPresent()) {
      boolean answered = question.get().answeredAt() != null;
      return new StatusText(shell.say(answered ? "mine.question.have" : "mine.question.title"),
          shell.say(answered ? "mine.question.thanks" : "mine.question.lead"), question, objection);
    }
    if (story.status() == StoryStatus.APPROVED && story.waitsForAuthor()) {
      return waits(story, objection, shell);
    }
    String state = "mine.state." + story.state()
        + (story.status() == StoryStatus.HELD && objection != null ? "-" + objection.act() : "");
    return new StatusText(shell.say(state), shell.say(state + "-about"), question, objection);
  }

  /** What the author may say to what was made of it. */
  Objections.ObjectionChoice choice(Story story) {
    return objections.choice(story);
  }

  /** What the author said to it, the first first. */
  List<Objections.Objection> said(Story story) {
    return objections.of(story.id());
  }

  private static StatusText waits(Story story, Objections.@Nullable Objection objection, Shell shell) {
    // The day may have come before a moderator had read it: then it is public at the next moment, not on that day.
    Instant day = story.releaseAt();
    return day == null
        ? new StatusText(shell.say("mine.waits." + story.waitsFor()),
            shell.say("mine.waits." + story.waitsFor() + "-text"), Optional.empty(), objection)
        : new StatusText(shell.say("mine.waits.left-until", shell.day(day)),
            shell.say("mine.waits.left-day", shell.day(day)), Optional.empty(), objection);
  }

  private static Objections.@Nullable Objection open(Story story, List<Objections.Objection> said) {
    return story.status() == StoryStatus.WITHDRAWN
        ? null
        : said.stream().filter(Objections.Objection::isOpen).findFirst().orElse(null);
  }
}

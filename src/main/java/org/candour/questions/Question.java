package org.candour.questions;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.candour.look.Page;
import org.candour.regions.Region;
import org.candour.shared.Problems;
import org.candour.shared.Shell;

/**
 * One question of telling, whole. It says nothing of the others: their order, and where a page leads, is the business
 * of {@link Questionnaire} and of whoever shows it.
 *
 * @param <A> what it is answered with
 */
public abstract class Question<A extends Question.Answer> {

  private final TellStep step;
  private final A none;

  /** @param none what stands in a draft before it was answered */
  Question(TellStep step, A none) {
    this.step = step;
    this.none = none;
  }

  /**
   * What a question was answered with: a record that is kept as JSON. A draft takes each answer by itself, so that two
   * windows on the same draft do not undo each other.
   */
  public interface Answer {}

  public final TellStep step() {
    return step;
  }

  final A none() {
    return none;
  }

  /** Whether this story is asked it: nothing whose answer is plain already, or that has nothing to ask about. */
  boolean isAsked(Draft draft) {
    return true;
  }

  /** What was typed, taken whatever it is, except what is none of the choices; empty where there is nothing to keep. */
  abstract Optional<A> read(TellForm form, Draft draft);

  /** What is wrong with the answer as it is kept. */
  Problems problems(Draft draft, Region region) {
    return Problems.none();
  }

  /** The same, with what was typed and could not be kept. */
  Problems problems(TellForm form, Draft draft, Region region) {
    return problems(draft, region);
  }

  /** What is wrong where the same page is shown once more, since something on it was looked for, added or taken off. */
  Problems stayed(TellForm form, Draft draft) {
    return Problems.none();
  }

  /** Whether the page is shown once more, to say something about what was typed that its author may want to know. */
  boolean hasAdvice(TellForm form, Draft draft) {
    return false;
  }

  abstract Page page(AskedQuestion asked);

  /** Its lines where all answers are checked. */
  abstract List<CheckRow> rows(Draft draft, Shell shell);

  /** Whether the answer stays in a draft that was sent: the receipt speaks of it. It is no word of the author's. */
  boolean isOnReceipt() {
    return false;
  }

  /**
   * The code that stays beside the story for moderators and its author. For a question that only offers choices: they
   * read {@code story.PATH} and {@code story.PATH.CODE}, words that the question brings along.
   */
  Optional<String> detail(Draft draft) {
    return Optional.empty();
  }

  /**
   * What is asked just now, for the page that asks it.
   *
   * @param step which question
   * @param draft the answers so far
   * @param region whose rules hold
   * @param problems what is wrong with what was typed
   * @param typed what came with the request: what could not be kept, what is looked for
   * @param toCheck whether the page of all answers comes next
   * @param number where it stands among the questions that are asked, from 1
   * @param of how many there are
   */
  public record AskedQuestion(TellStep step, Draft draft, Region region, Problems problems, Map<String, String> typed,
      boolean toCheck, int number, int of) {

    /** A page as one comes to it. */
    public static AskedQuestion at(TellStep step, Draft draft, Region region) {
      return new AskedQuestion(step, draft, region, Problems.none(), Map.of(), false, 0, 0);
    }

    /** The same page once more. */
    public AskedQuestion again(Problems wrong, Map<String, String> sent) {
      return new AskedQuestion(step, draft, region, wrong, sent, toCheck, number, of);
    }

    /** A page from which one goes back to all answers. */
    public AskedQuestion toCheck(boolean back) {
      return new AskedQuestion(step, draft, region, problems, typed, back, number, of);
    }

    AskedQuestion numbered(int at, int all) {
      return new AskedQuestion(step, draft, region, problems, typed, toCheck, at, all);
    }
  }

  /** Who reads an answer, in the order in which they stand where all are checked. */
  public enum Readers {
    PUBLIC, STAFF, PRIVATE
  }

  /**
   * One answer where all are checked.
   *
   * @param step the page on which it is changed
   * @param readers who reads it
   * @param place where it stands among those that the same people read
   * @param name what it is called
   * @param lines what was answered
   */
  public record CheckRow(TellStep step, Readers readers, int place, String name, List<CheckLine> lines) {

    /** An answer in the place of its question. */
    static CheckRow of(TellStep step, Readers readers, String name, List<CheckLine> lines) {
      return new CheckRow(step, readers, step.place(), name, lines);
    }

    /** An answer of one plain line, or the word for nothing where it is empty. */
    static CheckRow of(TellStep step, String name, Optional<String> answer, Shell shell) {
      return of(step, Readers.PRIVATE, name, List.of(CheckLine.plain(answer.orElse(CheckLine.nothing(shell)))));
    }

    CheckRow at(int where) {
      return new CheckRow(step, readers, where, name, lines);
    }
  }

  /** A line of an answer, and how it stands. */
  public record CheckLine(String text, Style style) {

    /** A plain line, one that explains, the title of the story, its words. */
    enum Style {
      PLAIN, HINT, TITLE, STORY
    }

    static CheckLine plain(String text) {
      return new CheckLine(text, Style.PLAIN);
    }

    static CheckLine hint(String text) {
      return new CheckLine(text, Style.HINT);
    }

    public boolean isHint() {
      return style == Style.HINT;
    }

    public boolean isTitle() {
      return style == Style.TITLE;
    }

    public boolean isStory() {
      return style == Style.STORY;
    }

    /** The word that stands where nothing was answered. */
    static String nothing(Shell shell) {
      return shell.say("telling.check.nothing");
    }
  }
}

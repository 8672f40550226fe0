package org.candour.questions;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.candour.look.Page;
import org.candour.questions.Question.AskedQuestion;
import org.candour.questions.Question.CheckRow;
import org.candour.regions.Region;
import org.candour.shared.Problems;
import org.candour.shared.Shell;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** All questions of telling, in their order: which a story is asked, what it answered, and what is wrong with that. */
@Component
public class Questionnaire {

  private final List<Question<?>> questions;
  private final List<TellStep> steps;
  private final JsonMapper json = JsonMapper.builder().build();

  Questionnaire(List<Question<?>> questions) {
    this.questions = questions.stream().sorted(Comparator.comparing(q -> q.step().place())).toList();
    this.steps = Stream.concat(this.questions.stream().map(Question::step), Stream.of(TellStep.LOOK, TellStep.CHECK))
        .sorted(Comparator.comparing(TellStep::place)).toList();
  }

  /** The page of this path. */
  public Optional<TellStep> step(String path) {
    return steps.stream().filter(s -> s.path().equals(path)).findFirst();
  }

  private Optional<Question<?>> question(TellStep step) {
    return questions.stream().filter(q -> q.step().equals(step)).findFirst();
  }

  /** Whether this story is asked this. While staff help, what is the author's alone comes later. */
  public boolean asks(TellStep step, Draft draft) {
    boolean authors = step.place() >= TellStep.COMPLAINT.place();
    return !(authors && draft.aid().isTogether()) && !step.equals(TellStep.LOOK)
        && question(step).map(q -> q.isAsked(draft)).orElse(true);
  }

  /** Whether its author gave an address. */
  public boolean hasAddress(Draft draft) {
    return question(TellStep.SAFE).map(q -> q.isAsked(draft)).orElse(false);
  }

  /** The next page that this story is asked. */
  public TellStep after(TellStep step, Draft draft) {
    return steps.stream().filter(s -> s.place() > step.place() && asks(s, draft)).findFirst().orElse(TellStep.CHECK);
  }

  /** The page before. */
  public Optional<TellStep> before(TellStep step, Draft draft) {
    return steps.stream().filter(s -> s.place() < step.place() && asks(s, draft)).reduce((first, second) -> second);
  }

  /** The same page, with where it stands among those that are asked. */
  public AskedQuestion numbered(AskedQuestion asked) {
    List<TellStep> all = steps.stream().filter(s -> asks(s, asked.draft())).toList();
    int at = (int) all.stream().filter(s -> s.place() <= asked.step().place()).count();
    return asked.numbered(at, all.size());
  }

  /** The page of a question; of none of the others. */
  public Page page(AskedQuestion asked) {
    return question(asked.step()).orElseThrow().page(asked);
  }

  /** What was typed on a page, as its draft takes it; empty where there is nothing to keep. */
  public Optional<? extends Question.Answer> read(TellForm form, Draft draft) {
    return question(form.step()).flatMap(q -> q.read(form, draft));
  }

  /** What is wrong with what is kept of a page. */
  public Problems problems(TellStep step, Draft draft, Region region) {
    return question(step).map(q -> q.problems(draft, region)).orElse(Problems.none());
  }

  /** What is wrong with what was typed on a page. */
  public Problems problems(TellForm form, Draft draft, Region region) {
    return question(form.step()).map(q -> q.problems(form, draft, region)).orElse(Problems.none());
  }

  /** What is wrong on a page that is shown once more since something on it was looked for, added or taken off. */
  public Problems stayed(TellForm form, Draft draft) {
    return question(form.step()).map(q -> q.stayed(form, draft)).orElse(Problems.none());
  }

  /** Whether there is something to say first about what was typed on a page. */
  public boolean hasAdvice(TellForm form, Draft draft) {
    return question(form.step()).map(q -> q.hasAdvice(form, draft)).orElse(false);
  }

  /** The first question that is asked and lacks something. */
  public Optional<TellStep> lacking(Draft draft, Region region) {
    return questions.stream().filter(q -> asks(q.step(), draft) && q.problems(draft, region).any()).map(Question::step)
        .findFirst();
  }

  /** All answers that are checked, in their order. */
  public List<CheckRow> rows(Draft draft, Shell shell) {
    return questions.stream().filter(q -> asks(q.step(), draft)).flatMap(q -> q.rows(draft, shell).stream())
        .sorted(Comparator.comparing(CheckRow::readers).thenComparing(CheckRow::place)).toList();
  }

  /** What stays beside the story of questions that only offer choices: a code by the path of each. */
  Map<String, String> details(Draft draft) {
    Map<String, String> codes = new LinkedHashMap<>();
    questions.stream().filter(q -> asks(q.step(), draft))
        .forEach(q -> q.detail(draft).ifPresent(code -> codes.put(q.step().path(), code)));
    return codes;
  }

  /** An answer as it is kept. */
  public String write(Question.Answer answer) {
    return json.writeValueAsString(answer);
  }

  /** Answers as they are kept: an object with a member by the path of each question. What nobody knows is left out. */
  public Draft.Answers answers(String kept) {
    JsonNode all = json.readTree(kept);
    return new Draft.Answers(questions.stream().filter(q -> all.has(q.step().path()))
        .map(q -> (Question.Answer) json.treeToValue(all.get(q.step().path()), q.none().getClass()))
        .collect(Collectors.toMap(Object::getClass, a -> a)));
  }

  /** The paths of what stays in a draft that was sent. */
  public List<String> onReceipt() {
    return questions.stream().filter(Question::isOnReceipt).map(q -> q.step().path()).toList();
  }
}

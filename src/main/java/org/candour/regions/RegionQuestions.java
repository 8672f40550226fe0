package org.candour.regions;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.candour.audit.Audit;
import org.candour.shared.Caller;
import org.candour.shared.NotFound;
import org.candour.shared.RegionId;
import org.candour.shared.Stale;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a region asks besides the story: how care was, on its own scale, and age ranges. Data, so that a region can
 * differ by rows alone; its operator changes the questions about care. What was answered stays readable, whatever is
 * asked now.
 */
@Component
public class RegionQuestions {

  /** More of them at each service tire whoever tells. */
  public static final int MOST = 10;

  private record Key(String table, RegionId region, String language) {}

  record Row(String question, String asked, boolean ended, String code, String label, @Nullable Integer value,
      boolean choiceEnded) {}

  private final RegionQuestionStore store;
  private final Audit audit;
  private final TransactionTemplate once;
  // As soon as regions themselves: what another node's operator changed is asked here within seconds.
  private final Cache<Key, List<RatingQuestion>> kept =
      Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(10)).build();

  RegionQuestions(RegionQuestionStore store, Audit audit, PlatformTransactionManager transactions) {
    this.store = store;
    this.audit = audit;
    this.once = new TransactionTemplate(transactions);
  }

  /**
   * A question with its choices in their order.
   *
   * @param code keeps its meaning for good
   * @param asked as people read it
   * @param ended whether it is asked no longer
   */
  public record RatingQuestion(String code, String asked, boolean ended, List<RatingChoice> choices) {

    public boolean takes(@Nullable String choice) {
      return choices.stream().anyMatch(c -> c.code.equals(choice));
    }

    /** What is read for this code; nothing for one that is not ours. */
    public String label(@Nullable String choice) {
      return choices.stream().filter(c -> c.code.equals(choice)).map(RatingChoice::label).findFirst().orElse("");
    }

    /** As it is asked now: without choices that are offered no longer. */
    public RatingQuestion offered() {
      return new RatingQuestion(code, asked, ended, choices.stream().filter(c -> !c.ended).toList());
    }
  }

  /**
   * @param value how good, the higher the better; null where it tells nothing
   * @param ended whether it is offered no longer
   */
  public record RatingChoice(String code, String label, @Nullable Integer value, boolean ended) {}

  /** What is asked about each service; none where the region asks nothing. */
  public List<RatingQuestion> ratings(RegionId region, String language) {
    return answered(region, language).stream().filter(q -> !q.ended).map(RatingQuestion::offered).toList();
  }

  /** What was ever asked about a service and may have been answered, to read those answers by. */
  public List<RatingQuestion> answered(RegionId region, String language) {
    return kept.get(new Key("rating", region, language), key -> questions(store.answered(language, region)));
  }

  /** The age ranges, as one question. */
  public RatingQuestion ages(RegionId region, String language) {
    return kept.get(new Key("age", region, language), key -> questions(store.ages(language, region))).stream()
        .findFirst().orElse(new RatingQuestion("age", "", false, List.of()));
  }

  private static List<RatingQuestion> questions(List<Row> rows) {
    Map<String, RatingQuestion> all = new LinkedHashMap<>();
    rows.forEach(
        r -> all.computeIfAbsent(r.question, q -> new RatingQuestion(q, r.asked, r.ended, new ArrayList<>())).choices
            .add(new RatingChoice(r.code, r.label, r.value, r.choiceEnded)));
    return List.copyOf(all.values());
  }

  /** What a change of the list has to name. */
  public int revision(RegionId region) {
    return store.revision(region);
  }

  /** Reads the questions again, which needs the transaction of a change to be over. */
  public void refresh() {
    kept.invalidateAll();
  }

  /**
   * A question as it is to be.
   *
   * @param code empty for one that is new
   * @param asked its words
   * @param choices the best first; their codes are given by {@link #put}
   */
  public record QuestionWish(String code, String asked, List<RatingChoice> choices) {}

  /**
   * Changes a question, or adds one behind the others. A choice is known by its words: one that is written otherwise is
   * another, and the former stays with who chose it.
   *
   * @throws Stale where somebody else changed the list since {@code seen}
   */
  @Transactional
  public void put(Caller.Person by, Region region, int seen, QuestionWish wish) {
    String code = wish.code;
    List<RatingChoice> choices = wish.choices;
    begin(by, region.id(), seen, code.isEmpty() ? "question-added" : "question-changed");
    String question = code;
    if (question.isEmpty()) {
      question = region.id().value() + "-" + next();
      store.insert(question, region);
    } else {
      own(region.id(), code);
    }
    store.insertText(question, region, wish.asked);
    store.endChoices(question);
    for (int i = 0; i < choices.size(); i++) {
      choice(question, region.language(), choices.get(i), i + 1);
    }
  }

  private void choice(String question, String language, RatingChoice choice, int position) {
    String known = store.choiceCode(question, language, choice).orElse("");
    if (known.isEmpty()) {
      String code = "choice-" + next();
      store.insertChoice(question, code, position, choice);
      store.insertChoiceText(question, code, language, choice);
    } else {
      store.placeChoice(position, choice, question, known);
    }
  }

  /** Moves a question before, or behind, its neighbour among those that are asked; the first and the last stay. */
  @Transactional
  public void move(Caller.Person by, Region region, int seen, String code, boolean up) {
    begin(by, region.id(), seen, "question-moved");
    own(region.id(), code);
    List<String> all = new ArrayList<>(store.order(region));
    int from = all.indexOf(code);
    int to = from + (up ? -1 : 1);
    if (from >= 0 && to >= 0 && to < all.size()) {
      all.add(to, all.remove(from));
      for (int i = 0; i < all.size(); i++) {
        store.place(i, all);
      }
    }
  }

  /**
   * Takes a question off: for good where nobody answered it, else it is asked no longer. Gives whether it is gone for
   * good.
   */
  public boolean takeOff(Caller.Person by, RegionId region, int seen, String code) {
    try {
      once.executeWithoutResult(status -> {
        begin(by, region, seen, "question-removed");
        own(region, code);
        for (String table : List.of("rating_choice_text", "rating_choice", "rating_question_text")) {
          store.deleteFrom(code, table);
        }
        // Who answered it holds it: their answers name it.
        store.delete(code);
      });
      return true;
    } catch (DataIntegrityViolationException e) {
      once.executeWithoutResult(status -> {
        begin(by, region, seen, "question-ended");
        store.end(code);
      });
      return false;
    }
  }

  /** Asks again, behind the others, what was asked before. */
  @Transactional
  public void askAgain(Caller.Person by, RegionId region, int seen, String code) {
    begin(by, region, seen, "question-asked-again");
    own(region, code);
    store.askAgain(region, code);
  }

  /**
   * Whether there is such an answer still, whatever this node knows; then nobody takes its question off before the
   * caller's transaction is over.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean keep(String question, String choice) {
    return store.keep(choice, question).isPresent();
  }

  private void own(RegionId region, String code) {
    if (store.own(code, region) == 0) {
      throw new NotFound("question " + code);
    }
  }

  private long next() {
    return store.next();
  }

  private void begin(Caller.Person by, RegionId region, int seen, String act) {
    if (store.begin(region, seen) == 0) {
      throw new Stale("questions of " + region);
    }
    audit.record(by, Audit.Act.of(act, "region", 0).because(region.value()));
  }
}

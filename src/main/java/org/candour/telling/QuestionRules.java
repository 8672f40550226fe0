package org.candour.telling;

import java.util.Arrays;
import java.util.List;
import org.candour.accounts.Authors;
import org.candour.directory.PlatformService;
import org.candour.directory.RegionQuestions;
import org.springframework.stereotype.Component;

/** Which questions a story is asked: none whose answer is plain already, or that would have nothing to ask about. */
@Component
class QuestionRules {

  private final Authors authors;
  private final RegionQuestions questions;
  private final PlatformService platform;

  QuestionRules(Authors authors, RegionQuestions questions, PlatformService platform) {
    this.authors = authors;
    this.questions = questions;
    this.platform = platform;
  }

  boolean asks(TellStep step, Draft draft) {
    // From here on it is the author's alone.
    if (draft.aid().isTogether() && step.ordinal() >= TellStep.COMPLAINT.ordinal()) {
      return false;
    }
    return switch (step) {
      case LOOK -> false;
      case SAFE -> hasAddress(draft);
      case RATINGS -> !rated(draft).isEmpty() && !questions.ratings(draft.region(), draft.language()).isEmpty();
      case AGE -> !questions.ages(draft.region(), draft.language()).choices().isEmpty();
      // Who cannot be told from anybody else, by people who no longer look after them, has nothing to wait for.
      case PUBLISH -> draft.ongoing() || draft.known().isRecognisable();
      default -> true;
    };
  }

  /** The services whose care is asked about: a website gives none. */
  List<Long> rated(Draft draft) {
    return draft.places().services().stream().filter(service -> !platform.isOne(service)).toList();
  }

  /**
   * Whether the region asks this and offers that still: what was answered before its operator took it off does not
   * count.
   */
  boolean takes(Draft draft, String question, String choice) {
    return questions.ratings(draft.region(), draft.language()).stream()
        .anyMatch(q -> q.code().equals(question) && q.takes(choice));
  }

  boolean hasAddress(Draft draft) {
    return draft.author() != null && authors.addressOf(draft.author()).isPresent();
  }

  /** Where this question stands among those that are asked, from 1. */
  int number(TellStep step, Draft draft) {
    return (int) Arrays.stream(TellStep.values()).filter(s -> s.ordinal() <= step.ordinal() && asks(s, draft)).count();
  }

  int of(Draft draft) {
    return (int) Arrays.stream(TellStep.values()).filter(s -> asks(s, draft)).count();
  }
}

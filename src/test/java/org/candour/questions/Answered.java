package org.candour.questions;

/** What a draft answers, for tests of other rooms. */
public final class Answered {

  private Answered() {}

  public static String screenName(Draft draft) {
    return NameQuestion.of(draft).screenName();
  }

  public static String good(Draft draft) {
    return TagsQuestion.of(draft).good();
  }
}

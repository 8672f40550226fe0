package org.candour.screening;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScreeningTests {

  private final Screening screening = new Screening();

  @ParameterizedTest
  @ValueSource(strings = {"I want to die.", "She has been suicidal for weeks", "they SELF-HARMED on the ward",
      "I can’t go on", "he hit me", "I took an overdose", "I couldn't keep myself safe that night",
      "I’ve got no more managing in me", "I don't want to be here any more", "there is no point carrying on",
      "I wish I wasn't here", "I am scared to go home"})
  void wordsOfCrisisAreSeen(String text) {
    assertThat(screening.flags(text)).contains("crisis");
  }

  @ParameterizedTest
  @ValueSource(strings = {"The white sheets were clean", "She hit it off with everybody", "A dietitian helped",
      "the bruschetta was cold", "Scunthorpe is where I live", "I assumed it was fine"})
  void harmlessWordsAreNot(String text) {
    assertThat(screening.flags(text)).isEmpty();
  }
}

package org.candour.screening;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScreeningTests {

  private final Screening screening = new Screening();

  @ParameterizedTest
  @ValueSource(strings = {"I want to die.", "She has been suicidal for weeks", "they SELF-HARMED on the ward", "I can’t go on", "he hit me",
      "I took an overdose", "I couldn't keep myself safe that night", "I’ve got no more managing in me", "I don't want to be here any more",
      "there is no point carrying on", "I wish I wasn't here", "I am scared to go home"})
  void wordsOfCrisisAreSeen(String text) {
    assertThat(screening.flags(text)).contains("crisis");
  }

  @ParameterizedTest
  @ValueSource(strings = {"The white sheets were clean", "She hit it off with everybody", "A dietitian helped", "the bruschetta was cold",
      "Scunthorpe is where I live", "I assumed it was fine"})
  void harmlessWordsAreNot(String text) {
    assertThat(screening.flags(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"Emily1984,'',2", "kestrelqm,'',0", "Hope,'',0", "Rose,'',0", "jsmithers,jsmithers@post.example,1", "Fatima,'',1"})
  void adviceOnScreenNames(String name, String address, int pieces) {
    assertThat(screening.adviseOnName(name, address)).hasSize(pieces);
  }

  @Test
  void suggestedNamesNeedNoAdvice() {
    for (String name : new ScreenNames().suggest(300)) {
      assertThat(screening.adviseOnName(name, "somebody@post.example")).as(name).isEmpty();
    }
  }
}

package org.candour.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpellingTests {

  @Test
  void readsBritishAndAmericanAlike() {
    assertThat(List.of("hemorrhage", "haemorrhage").stream().map(Spelling::one).distinct()).hasSize(1);
    assertThat(List.of("diarrhea", "diarrhoea").stream().map(Spelling::one).distinct()).hasSize(1);
    assertThat(List.of("anesthetist", "anaesthetist").stream().map(Spelling::one).distinct()).hasSize(1);
    assertThat(Spelling.one("hour")).isEqualTo("hour");
    assertThat(Spelling.one("does")).isEqualTo("does");
  }
}

package org.candour.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpellingVariantsTests {

  @Test
  void readsBritishAndAmericanAlike() {
    assertThat(List.of("hemorrhage", "haemorrhage").stream().map(SpellingVariants::one).distinct()).hasSize(1);
    assertThat(List.of("diarrhea", "diarrhoea").stream().map(SpellingVariants::one).distinct()).hasSize(1);
    assertThat(List.of("anesthetist", "anaesthetist").stream().map(SpellingVariants::one).distinct()).hasSize(1);
    assertThat(SpellingVariants.one("hour")).isEqualTo("hour");
    assertThat(SpellingVariants.one("does")).isEqualTo("does");
  }
}

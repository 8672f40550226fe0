package org.candour.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTextTests {

  @Test
  void keepsWhatPeopleWriteAndDropsWhatNobodyCanSee() {
    assertThat(PlainText.of("  One\r\ntwo\r\rthree\u0000 \uD800four\u202E ")).isEqualTo("One\ntwo\n\nthree four");
    assertThat(PlainText.of("cafe\u0301")).isEqualTo("café");
    assertThat(PlainText.of("👩‍⚕️ was kind")).isEqualTo("👩‍⚕️ was kind");
    assertThat(PlainText.line(" a \n b\t c ")).isEqualTo("a b c");
  }

  @Test
  void countsRunsOfNonSpace() {
    assertThat(PlainText.words("")).isZero();
    assertThat(PlainText.words(" one, two\n\nthree-four  five ")).isEqualTo(4);
  }

  @Test
  void cutsBetweenWordsAndNeverInsideASign() {
    assertThat(PlainText.opening("The night my father fell on the ward", 20)).isEqualTo("The night my father…");
    assertThat(PlainText.cut("ab👩", 3)).isEqualTo("ab");
  }
}

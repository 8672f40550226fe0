package org.candour.written;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One reader of telephone numbers for every form and every link. */
class TelephoneTests {

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"0300 790 0203|tel:03007900203", "999|tel:999", "116 123|tel:116123",
      "+44 (0)20 7946 0018|tel:+442079460018", "(01632) 960123|tel:01632960123",
      "01632 960123 ext. 3|tel:01632960123;ext=3", "01632 960123 x12|tel:01632960123;ext=12",
      "01632 960123, extension 4021|tel:01632960123;ext=4021", "+353 1 234 5678|tel:+35312345678",
      "0191\u2011498\u20110000|tel:01914980000"})
  void aLinkHoldsTheNumberAlone(String shown, String link) {
    assertThat(Telephone.link(shown)).isEqualTo(link);
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "ext. 3", "", "12", "+++", "call 999", "01632 960123 or 01632 960124",
      "01632 960123 / 01632 960124", "+12 3", "0300-", "01632 960123 ext.", "01632 960123 ext. 1234567",
      "javascript:1234"})
  void whatIsNoOneNumberIsNone(String typed) {
    assertThat(Telephone.of(typed)).isEmpty();
    assertThat(Telephone.link(typed)).isEmpty();
  }
}

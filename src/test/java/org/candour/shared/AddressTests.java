package org.candour.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AddressTests {

  @Test
  void whatStandsRoundAnAddressIsNoPartOfIt() {
    for (String typed : List.of("una@fenwick.example\u00A0", "\u200Buna@fenwick.example", " UNA@Fenwick.example ", "una\u00AD@fenwick.example", "\uFEFFuna@fenwick.example\u2060")) {
      assertThat(Address.of(typed)).as(typed).contains("una@fenwick.example");
      assertThat(Address.ordinary(typed)).isTrue();
    }
    assertThat(Address.of("una @fenwick.example")).isEmpty();
    assertThat(Address.of("\u200B@fenwick.example")).isEmpty();
  }

  @Test
  void aDomainIsOneHoweverItIsWritten() {
    assertThat(Address.of("jo@małe.example")).isEqualTo(Address.of("jo@xn--mae-iwa.example")).contains("jo@xn--mae-iwa.example");
    assertThat(Address.of("jo@straße.example")).contains("jo@xn--strae-oqa.example");
    for (String none : List.of("jo@-ł.example", "jo@ł_x.example", "jo@ł..example")) {
      assertThat(Address.of(none)).as(none).isEmpty();
    }
  }

  @Test
  void aMailboxThatTheServerCannotReachIsRefusedWithItsReason() {
    assertThat(Address.ordinary("żaneta@fenwick.example", () -> false)).isFalse();
    assertThat(Address.ordinary("żaneta@fenwick.example", () -> true)).isTrue();
    assertThat(Address.ordinary("zaneta@małe.example", () -> false)).isTrue();
    assertThat(Address.wrong("żaneta@fenwick.example", "other")).isEqualTo("site.address.letters");
    assertThat(Address.wrong("żaneta", "other")).isEqualTo("other");
  }
}

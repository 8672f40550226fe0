package org.candour.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EmailAddressTests {

  @Test
  void whatStandsRoundAnAddressIsNoPartOfIt() {
    for (String typed : List.of("una@fenwick.example\u00A0", "\u200Buna@fenwick.example", " UNA@Fenwick.example ",
        "\uFEFFuna@fenwick.example\u2060")) {
      assertThat(EmailAddress.of(typed)).as(typed).contains("una@fenwick.example");
      assertThat(EmailAddress.ordinary(typed)).isTrue();
    }
    assertThat(EmailAddress.of("una @fenwick.example")).isEmpty();
    assertThat(EmailAddress.of("\u200B@fenwick.example")).isEmpty();
  }

  @Test
  void aDomainIsOneHoweverItIsWritten() {
    assertThat(EmailAddress.of("jo@małe.example")).isEqualTo(EmailAddress.of("jo@xn--mae-iwa.example"))
        .contains("jo@xn--mae-iwa.example");
    assertThat(EmailAddress.of("jo@straße.example")).contains("jo@xn--strae-oqa.example");
    for (String none : List.of("jo@-ł.example", "jo@ł_x.example", "jo@ł..example")) {
      assertThat(EmailAddress.of(none)).as(none).isEmpty();
    }
  }

  @Test
  void aMailboxThatTheServerCannotReachIsRefusedWithItsReason() {
    assertThat(EmailAddress.ordinary("żaneta@fenwick.example", () -> false)).isFalse();
    assertThat(EmailAddress.ordinary("żaneta@fenwick.example", () -> true)).isTrue();
    assertThat(EmailAddress.ordinary("zaneta@małe.example", () -> false)).isTrue();
    assertThat(EmailAddress.wrong("żaneta@fenwick.example", "other")).isEqualTo("site.address.letters");
    assertThat(EmailAddress.wrong("żaneta", "other")).isEqualTo("other");
  }

  @Test
  void aSignThatNobodySeesIsRefusedInsideAndGoesAtTheEnds() {
    for (String typed : List.of("un\u200Ea@fenwick.example", "una@fen\u202Ewick.example", "una\u200B@fenwick.example",
        "una@\u2066fenwick.example", "una\u00AD@fenwick.example")) {
      assertThat(EmailAddress.of(typed)).as(typed).isEmpty();
      assertThat(EmailAddress.ordinary(typed)).isFalse();
      assertThat(EmailAddress.wrong(typed, "other")).isEqualTo("site.address.hidden");
    }
    assertThat(EmailAddress.of("\u202Auna@fenwick.example\u202C\u200F")).contains("una@fenwick.example");
    assertThat(EmailAddress.marked("Write to me at u\u200Ena@fenwick.example")).as("a text is none")
        .isEqualTo("Write to me at u\u200Ena@fenwick.example");
  }

  @Test
  void anAddressIsShownInItsOwnLettersWhereTheyCannotPassForOthers() {
    for (String own : List.of("jo@małe.example", "jo@bücher.example", "jo@пример.example", "jo@例え.example",
        "jo@مثال.example", "jo@straße.example", "jo@plain.example")) {
      assertThat(EmailAddress.shown(EmailAddress.kept(own))).isEqualTo(own);
    }
    for (String alike : List.of("jo@p\u0430ypal.example", "jo@\u0430\u0440\u0440\u04CF\u0435.example",
        "jo@t\u0131me.example", "jo@\u03BFnhs.example")) {
      assertThat(EmailAddress.shown(EmailAddress.kept(alike))).as(alike).contains("@xn--");
    }
    assertThat(EmailAddress.shown("jo@xn--.example")).isEqualTo("jo@xn--.example");
    assertThat(EmailAddress.shown("no address")).isEqualTo("no address");
  }
}

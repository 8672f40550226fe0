package org.candour.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
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

  /** Invisible signs hide words from searches and numbers from checks, and make names of nothing. */
  @Test
  void whatNobodySeesIsNotKept() {
    for (String unseen : List.of("\u00AD", "\u200B", "\u2060", "\uFEFF", "\u200E", "\u200F", "\u061C", "\u202E",
        "\u2066", "\u2069", "\u034F", "\u115F", "\u3164", "\uFFA0", "\u17B4", "\u180E", "\u2061", "\u2064", "\u206A",
        "\u200C", "\u200D", "\uFE0F", "\uFE00", "\uFFF9", "\uFFFC", "\uFFFE", "\uDB40\uDC41", "\uDB40\uDD00",
        "\uD834\uDD59", "\uD834\uDD73", "\u0001", "\u007F", "\u0080", "\uD800")) {
      assertThat(PlainText.of("dis" + unseen + "charge")).as(code(unseen)).isEqualTo("discharge");
      assertThat(PlainText.line(unseen + " " + unseen + unseen)).as(code(unseen)).isEmpty();
      assertThat(PlainText.words(unseen)).as(code(unseen)).isZero();
    }
    assertThat(PlainText.line(" \u00A0\u2003\u3000\u2800\u2028\u0085 ")).isEmpty();
    assertThat(PlainText.of("one\u2028two\u000Bthree")).isEqualTo("one\ntwo\nthree");
  }

  private static String code(String sign) {
    return Integer.toHexString(sign.codePointAt(0));
  }

  @Test
  void whatEmojiAndScriptsNeedStays() {
    for (String whole : List.of("👩‍⚕️", "👨‍👩‍👧‍👦", "🏴󠁧󠁢󠁷󠁬󠁳󠁿", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🏳️‍🌈", "🧑🏽‍🦽", "❤️",
        "❤️‍🩹", "1️⃣", "☎︎", "می‌خواهم", "क्‍ष", "ශ්‍රී ලංකා", "നന്‍", "葛󠄀", "\u06DD١٢")) {
      assertThat(PlainText.of("a " + whole + " b")).isEqualTo("a " + whole + " b");
      assertThat(PlainText.of(whole)).isEqualTo(whole);
    }
    assertThat(PlainText.of("1\uFE0F2 \u200D👩 \uFE0F ا\u200C b\u200Cا")).isEqualTo("12 👩  ا bا");
  }

  @Test
  void blanksOfAllKindsPartWords() {
    assertThat(PlainText.words(String.join("\u00A0", Collections.nCopies(12_000, "word")))).isEqualTo(12_000);
    for (String blank : List.of("\u00A0", "\u2003", "\u202F", "\u3000", "\u2028", "\u0085", "\u2800", "\u000B",
        "\u1680")) {
      assertThat(PlainText.words("one" + blank + "two")).as(code(blank)).isEqualTo(2);
      assertThat(PlainText.line("one" + blank + "two")).as(code(blank)).isEqualTo("one two");
    }
  }
}

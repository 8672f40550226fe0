package org.candour.written;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordReadingTests {

  @Test
  void whatIsWrittenInSeveralWaysIsReadInOne() {
    for (List<String> same : List.of(
        List.of("aande", "A&E", "A & E", "a&e", "A and E", "A+E", "A + E", "A/E", "a n e", "A'n'E", "Ａ＆Ｅ",
            "A\u00A0&\u00A0E", "AandE", "A  &  E"),
        List.of("was not", "wasn't", "wasnt", "WASN’T", "wasnʼt", "wasn´t", "wasn`t", "was'nt"),
        List.of("can not", "cannot", "can't", "cant", "Can’t"), List.of("will not", "won't", "wont"),
        List.of("did not", "didn't", "didnt"), List.of("does not", "doesn't", "doesnt", "doesn‘t"),
        List.of("they have", "they've", "theyve"), List.of("i am", "I'm", "im"), List.of("we will", "we'll"),
        List.of("gp", "G.P.", "G.P", "GP", "g p", "G. P.", "G P"), List.of("icu", "I.C.U.", "ICU", "i c u"),
        List.of("gps", "GPs", "G.P.s", "g p s"), List.of("check up", "checkup", "check-up", "Check\u2011up"),
        List.of("check ups", "checkups", "check-ups"), List.of("outpatients", "out-patients", "out patients"),
        List.of("readmitted", "re-admitted"), List.of("wellbeing", "well-being", "well being"), List.of("not", "n't"),
        List.of("xray", "X-ray", "x ray", "X-rays", "xrays"), List.of("t and o", "T&O", "T & O", "T+O", "t and o"),
        List.of("marks and spencer", "Marks & Spencer", "Marks&Spencer"),
        List.of("discharge letter", "dis\u00ADcharge let\u00ADter", "\u200Bdischarge\u2060 letter",
            "discharge\u00A0letter"),
        List.of("\"not listened\"", "“not listened”", "«not listened»"), List.of("email", "e-mail", "E-Mail"),
        List.of("احمد", "أحمد", "أَحْمَد", "احـمد"), List.of("كانت", "كَانَت", "کانت"),
        List.of("مستشفي", "مستشفى", "مستشفی"))) {
      same.forEach(written -> assertThat(WordReading.of(written)).as(written).isEqualTo(same.getFirst()));
    }
  }

  @Test
  void whatIsSomethingElseStays() {
    for (String other : List.of("a and evening", "o'neill", "mary's", "st. mary", "were", "well", "ill", "its", "a e",
        "ward 7a and e1", "e.g", "i.e", "mother-in-law", "y a", "out-of-hours", "a i o")) {
      assertThat(WordReading.of(other)).isIn(other, other.replace(".", ""));
    }
    assertThat(WordReading.of("we were a and e-mail")).isEqualTo("we were a and email");
  }
}

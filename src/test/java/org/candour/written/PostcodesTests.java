package org.candour.written;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PostcodesTests {

  @Test
  void aLetterForAFigureIsTheFigure() {
    Map.ofEntries(Map.entry("SWIA 2AA", "SW1A 2AA"), Map.entry("SWLA 2AA", "SW1A 2AA"), Map.entry("LSI 3EX", "LS1 3EX"),
        Map.entry("lsl 3ex", "LS1 3EX"), Map.entry("M1 IAE", "M1 1AE"), Map.entry("MI IAE", "M1 1AE"),
        Map.entry("M1lAE", "M1 1AE"), Map.entry("SO1O 1AA", "SO10 1AA"), Map.entry("S1O 2JF", "S10 2JF"),
        Map.entry("SIO 2JF", "S10 2JF"), Map.entry("LIO 2JF", "L10 2JF"), Map.entry("S010 1AA", "SO10 1AA"),
        Map.entry("0X3 9DU", "OX3 9DU"), Map.entry("LN1 OZQ", "LN1 0ZQ"), Map.entry("LN1 4ZQ", "LN1 4ZQ"),
        Map.entry("IV2 3UJ", "IV2 3UJ"), Map.entry("OX3 9DU", "OX3 9DU"), Map.entry("OL1 2JH", "OL1 2JH"),
        Map.entry("L1 8JX", "L1 8JX")).forEach((typed, right) -> {
          assertThat(Postcodes.in(typed)).as(typed).contains(right);
          assertThat(Postcodes.kept(typed)).as(typed).isEqualTo(right);
          assertThat(Postcodes.read("surgery " + typed + ", Lincolnshire")).as(typed).isEqualTo("surgery " + right);
        });
    for (String eircode : java.util.List.of("D02 X285", "DO2 X285", "d02x285", "DO2X285")) {
      assertThat(Postcodes.isIrish(eircode)).as(eircode).isTrue();
      assertThat(Postcodes.kept(eircode).replace(" ", "")).as(eircode).isEqualToIgnoringCase("D02X285");
    }
    assertThat(Postcodes.read("chemist H54 XY45")).isEqualTo("chemist H54 XY45");
    assertThat(Postcodes.isIrish("90210")).isFalse();
    assertThat(Postcodes.read("S1O")).isEqualTo("S10");
    assertThat(Postcodes.read("SI0 2")).isEqualTo("S10 2");
  }

  @Test
  void whatIsAWordStaysAWord() {
    for (String words : java.util.List.of("M1 old trafford", "ward 7 ill", "Solihull", "lil", "the B1 old surgery",
        "Ely ill", "still in", "G1 old", "so ill", "A1 clinic", "ward 10", "St Giles", "H54 XY45", "mill lane",
        "90210")) {
      assertThat(Postcodes.read(words)).as(words).isEqualTo(words);
      assertThat(Postcodes.in(words)).as(words).isEmpty();
    }
  }
}

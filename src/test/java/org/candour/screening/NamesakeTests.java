package org.candour.screening;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesakeTests {

  @ParameterizedTest
  @ValueSource(strings = {"Amara Okafor", "amara okafor", "Okafor, Amara", "Amara  J. Okafor", "A. Okafor",
      "Sister Okafor", "Dr Okafor", "AmaraOkafor", "amara_okafor", "okaforamara77", "\u0410mara Okaf\u043er",
      "Ámara Okafór", "Amara Okafor, chief nurse", "Really Amara Okafor"})
  void whatReadersWouldTakeForSomebodyIsSaid(String typed) {
    assertThat(Namesake.of(typed, "Amara Okafor")).as(typed).isTrue();
    assertThat(Namesake.keys(typed)).as("the words that find them").containsAnyOf("amara", "okafor");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Amara", "larkspurq", "Okafor's neighbour", "Amara Jones", "", "!!", "Kofi Okafor"})
  void otherNamesAreNobodyElses(String typed) {
    assertThat(Namesake.of(typed, "Amara Okafor")).as(typed).isFalse();
  }

  @Test
  void namesThatLookTheSameAreTheSame() {
    assertThat(Namesake.of("lan Oliver", "Ian Oliver")).isTrue();
    assertThat(Namesake.of("Zoe Lowe", "Zoë Lowe")).isTrue();
    assertThat(Namesake.of("Zoë Lowe", "Zoe Lowe")).isTrue();
    assertThat(Namesake.of("Cher", "Cher")).isTrue();
    assertThat(Namesake.of("Cher and Sonny", "Cher")).isFalse();
  }

  @Test
  void aJobIsNoName() {
    assertThat(Namesake.saysAJob("Ward sister, Fenwick General")).isTrue();
    assertThat(Namesake.saysAJob("The Candour team")).isTrue();
    assertThat(Namesake.saysAJob("a grateful daughter")).isFalse();
  }
}

package org.candour.screening;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameLikenessTests {

  @ParameterizedTest
  @ValueSource(strings = {"Amara Okafor", "amara okafor", "Okafor, Amara", "Amara  J. Okafor", "A. Okafor",
      "Sister Okafor", "Dr Okafor", "AmaraOkafor", "amara_okafor", "okaforamara77", "\u0410mara Okaf\u043er",
      "Ámara Okafór", "Amara Okafor, chief nurse", "Really Amara Okafor"})
  void whatReadersWouldTakeForSomebodyIsSaid(String typed) {
    assertThat(NameLikeness.of(typed, "Amara Okafor")).as(typed).isTrue();
    assertThat(NameLikeness.keys(typed)).as("the words that find them").containsAnyOf("amara", "okafor");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Amara", "larkspurq", "Okafor's neighbour", "Amara Jones", "", "!!", "Kofi Okafor"})
  void otherNamesAreNobodyElses(String typed) {
    assertThat(NameLikeness.of(typed, "Amara Okafor")).as(typed).isFalse();
  }

  @Test
  void namesThatLookTheSameAreTheSame() {
    assertThat(NameLikeness.of("lan Oliver", "Ian Oliver")).isTrue();
    assertThat(NameLikeness.of("Zoe Lowe", "Zoë Lowe")).isTrue();
    assertThat(NameLikeness.of("Zoë Lowe", "Zoe Lowe")).isTrue();
    assertThat(NameLikeness.of("Cher", "Cher")).isTrue();
    assertThat(NameLikeness.of("Cher and Sonny", "Cher")).isFalse();
  }

  @Test
  void aJobIsNoName() {
    assertThat(NameLikeness.saysAJob("Ward sister, Fenwick General")).isTrue();
    assertThat(NameLikeness.saysAJob("The Candour team")).isTrue();
    assertThat(NameLikeness.saysAJob("a grateful daughter")).isFalse();
  }
}

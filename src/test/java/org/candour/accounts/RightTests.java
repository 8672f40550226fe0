package org.candour.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.candour.TestHouse;
import org.candour.shared.Right;
import org.junit.jupiter.api.Test;

/** The rights that the code knows beside those that the database gives. */
class RightTests {

  private static final Set<Right> GIVEN_BY_NO_ROLE = EnumSet.of(Right.KEEP, Right.AUTHOR, Right.PERSON, Right.ENTERING);

  @Test
  void eachRightThatARoleCanGiveIsAPermitOfTheDatabaseAndTheOtherWayRound() {
    assertThat(
        EnumSet.complementOf(EnumSet.copyOf(GIVEN_BY_NO_ROLE)).stream().map(Right::code).collect(Collectors.toSet()))
        .isEqualTo(Set.copyOf(TestHouse.get().sql().sql("select id from permit").query(String.class).list()));
  }

  @Test
  void aCodeLeadsBackToItsRight() {
    for (Right right : Right.values()) {
      assertThat(Right.of(right.code())).contains(right);
    }
    assertThat(Right.of("moderat")).isEmpty();
  }
}

package org.candour.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Instant;
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

  /** A function that the planner does not open up works out the rights of everybody, for each who is asked about. */
  @Test
  void theRuleIsTakenIntoTheStatementThatAsksIt() {
    for (String condition : new String[]{Rights.belongs("w.person", "w.subscription"),
        Rights.holds("w.person", "w.subscription", Right.RESPOND),
        Rights.reaches("w.person", "w.subscription", Right.READ_SCOPE, "s")}) {
      assertThat(String.join("\n", TestHouse.get().sql().sql("""
          explain select 1 from staff_story s cross join staff_member w
          where\s""" + condition).param("now", Timestamp.from(Instant.EPOCH)).query(String.class).list()))
          .contains("role_grant").doesNotContain("Function Scan", "staff_right_at", "runs_at");
    }
  }
}

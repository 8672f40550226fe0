package org.candour.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.candour.Browserless;
import org.candour.Cast;
import org.candour.Tales;
import org.candour.TestHouse;
import org.candour.accounts.People;
import org.junit.jupiter.api.Test;

class ProfilePagesTests {

  @Test
  void twoFormsAtOnceMakeOneService() {
    Browserless responder = Cast.get().fresh("responder");
    long person = Cast.get().newest();
    long ward = new Tales().service("uk-england", "Ward 7");
    List<Integer> statuses = IntStream.range(0, 12).parallel()
        .mapToObj(i -> responder.post("/profile/services", "add", Long.toString(ward)).statusCode()).distinct().toList();
    assertThat(statuses).containsExactly(302);
    assertThat(TestHouse.get().bean(People.class).ownServices(person)).containsExactly(ward);
  }
}

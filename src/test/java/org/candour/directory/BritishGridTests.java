package org.candour.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BritishGridTests {

  @Test
  void placesTheSurveysOwnExample() {
    BritishGrid.Position position = BritishGrid.toDegrees(651_409.903, 313_177.270);
    assertThat(position.latitude()).isCloseTo(52.65798, within(0.0001));
    assertThat(position.longitude()).isCloseTo(1.71605, within(0.0001));
  }

  @Test
  void placesTheFarNorth() {
    BritishGrid.Position lerwick = BritishGrid.toDegrees(447_600, 1_141_400);
    assertThat(lerwick.latitude()).isCloseTo(60.15, within(0.01));
    assertThat(lerwick.longitude()).isCloseTo(-1.14, within(0.01));
  }
}

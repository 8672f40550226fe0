package org.candour.people;

import org.candour.TestHouse;
import org.candour.shared.HouseClock;

/** The authenticator application of the people in tests. */
public final class Codes {

  private Codes() {}

  public static String now(TestHouse house, String secret) {
    return house.bean(SecondFactor.class).codeAt(secret, house.bean(HouseClock.class).instant());
  }
}

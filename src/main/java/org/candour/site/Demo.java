package org.candour.site;

import java.util.Map;

/** The demo world. */
final class Demo {

  static final String PASSWORD = "candour-demo-only";
  static final Map<String, String> ACCOUNTS = Map.of();

  private Demo() {}
}

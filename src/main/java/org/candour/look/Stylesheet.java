package org.candour.look;

/** Stand-in until the style sheet is merged. */
final class Stylesheet {
  private Stylesheet() {}

  public static void main(String[] args) {}
}

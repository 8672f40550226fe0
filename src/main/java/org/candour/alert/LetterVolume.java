package org.candour.alert;

/**
 * How many letters a week to expect where so many stories a week fit. Stories are taken to come by chance (Poisson): a
 * day or a week without one brings no letter.
 */
public record LetterVolume(double stories) {

  private static final int DAYS = 7;

  /** By the way of telling, as in {@link Alerts#DELIVERIES}; to one place behind the point. */
  public double letters(String delivery) {
    double exact = switch (delivery) {
      case "at-once" -> stories;
      case "daily" -> DAYS * (1 - Math.exp(-stories / DAYS));
      case "weekly" -> 1 - Math.exp(-stories);
      default -> 0;
    };
    return Math.round(exact * 10) / 10.0;
  }
}

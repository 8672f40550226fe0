package org.candour.inviting;

import java.time.LocalDate;

/**
 * How often a link was opened, stories were begun by it and sent. A colleague who watches one bedside must not see that
 * one story was sent, so each is told in steps of five.
 */
record InvitationFigures(long opened, long begun, long sent) {

  static final int STEP = 5;

  /** On one day. */
  record Day(LocalDate day, InvitationFigures followed) {}

  /** The largest step that it reached; 0 for fewer than one step. */
  static long step(long number) {
    return number / STEP * STEP;
  }
}

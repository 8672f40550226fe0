package org.candour.mail;

import org.jspecify.annotations.Nullable;

/** Asked when a letter leaves, by who knows what it is about: a letter may have waited for days. */
public interface LetterCheck {

  /** False where this person may not be told of this any more. */
  boolean stillTold(Recipient recipient, @Nullable Long subscription, String subjectKind, long subject);
}

package org.candour.telling;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one page of telling was answered with. A draft takes each answer by itself, so that two windows on the same draft
 * do not undo each other.
 */
sealed interface Answer {

  record Words(String title, String body, boolean looked) implements Answer {}

  record Keywords(String good, String improve, String feel) implements Answer {}

  /** Services that were found, and what was written about those that were not. */
  record Places(List<Long> services, String words) implements Answer {}

  record Role(@Nullable String role) implements Answer {}

  record Name(String screenName) implements Answer {}

  /** Goes straight to {@code accounts}; the draft keeps an author's number. */
  record Contact(String address, String postcode) implements Answer {}

  record Safe(@Nullable Boolean mailOk) implements Answer {}

  record Ongoing(@Nullable Boolean still) implements Answer {}
}

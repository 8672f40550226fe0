package org.candour.questions;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.candour.shared.PlainText;
import org.jspecify.annotations.Nullable;

/** What was typed on one page of telling. */
public record TellForm(TellStep step, Map<String, String> typed) {

  /**
   * Longer than any limit, so that what is too long comes back with the error as it was typed, whichever way its author
   * turns.
   */
  private static final int KEPT = 20_000;

  /** A field as it was sent; empty where it was not. */
  String text(String field) {
    return typed.getOrDefault(field, "");
  }

  /** A field as one line. */
  String line(String field) {
    return PlainText.line(text(field));
  }

  /** A field as it is kept: of any number of lines. */
  String words(String field) {
    return PlainText.cut(PlainText.of(text(field)), KEPT);
  }

  /** A field as it is kept: one line. */
  String kept(String field) {
    return PlainText.cut(line(field), KEPT);
  }

  /** A field that holds one of these codes; null for anything else. */
  @Nullable
  String one(String field, Set<String> of) {
    return of.contains(text(field)) ? text(field) : null;
  }

  /** A field that holds a number. */
  Optional<Long> number(String field) {
    return text(field).matches("\\d{1,18}") ? Optional.of(Long.valueOf(text(field))) : Optional.empty();
  }

  /**
   * Whether one of these fields was sent: a form without them, cut off on the way or of another kind, takes nothing.
   */
  boolean has(String... fields) {
    return Stream.of(fields).anyMatch(typed::containsKey);
  }

  /** Whether the field is filled that people do not see. */
  public boolean isMachine() {
    return !text("web-page").isBlank();
  }

  /** Whether script showed while it was written what the words could show. */
  boolean isLooked() {
    return text("looked").equals("yes");
  }

  /** Whether the page that was sent showed already what is to be said about this screen name, or these words. */
  boolean isAdvised(String words) {
    return line("advised").equals(words);
  }

  /** Whether its author says that these are their own words. */
  public boolean isOwnWords() {
    return text("mine").equals("yes");
  }
}

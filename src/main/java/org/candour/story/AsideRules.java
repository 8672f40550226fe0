package org.candour.story;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.candour.written.Days;

/**
 * What is taken beside a story, the same while it is told and when its author changes it later. What is wrong is put at
 * the fields of both pages.
 */
public final class AsideRules {

  /** When it may be public, in the order in which it is asked. */
  public static final List<String> PUBLISH = List.of("soon", "yes", "left");

  private AsideRules() {}

  /** Wishes of the right length: at {@code hopes} and {@code hear}. */
  public static void wishes(String hopes, String hearFrom, Problems problems) {
    int words = PlainText.words(hopes);
    if (words > StoryAside.MOST_HOPES_WORDS) {
      problems.add("hopes", "telling.tell.hopes-long", StoryAside.MOST_HOPES_WORDS, words);
    } else if (hopes.length() > StoryAside.MOST_HOPES) {
      problems.add("hopes", "telling.tell.tags-long", StoryAside.MOST_HOPES);
    }
    if (hearFrom.length() > StoryAside.MOST_HEAR_FROM) {
      problems.add("hear", "telling.tell.tags-long", StoryAside.MOST_HEAR_FROM);
    }
  }

  /** The day that was typed; none where nothing was typed, or no day. */
  public static Optional<LocalDate> day(String typed) {
    return Days.of(typed);
  }

  /** A day to come from which it may be public, within a year; it may be left empty: at {@code leave-on}. */
  public static void leaving(String typed, LocalDate today, Problems problems) {
    Optional<LocalDate> day = day(typed);
    if (!typed.isBlank() && day.isEmpty()) {
      problems.add("leave-on", "telling.tell.leave-on-form");
    } else if (!typed.isBlank() && day.filter(d -> d.isAfter(today)).isEmpty()) {
      problems.add("leave-on", "telling.tell.leave-on-wrong");
    } else if (day.filter(d -> d.isAfter(today.plusYears(1))).isPresent()) {
      problems.add("leave-on", "telling.tell.leave-on-far");
    }
  }
}

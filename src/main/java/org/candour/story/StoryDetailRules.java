package org.candour.story;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.candour.written.TypedDates;

/**
 * What is taken beside a story, the same while it is told and when its author changes it later. What is wrong is put at
 * the fields of both pages.
 */
public final class StoryDetailRules {

  /** When it may be public, in the order in which it is asked. */
  public static final List<String> PUBLISH = List.of("soon", "yes", "left");

  private StoryDetailRules() {}

  /** Wishes of the right length: at {@code hopes} and {@code hear}. */
  public static void wishes(String hopes, String hearFrom, Problems problems) {
    int words = PlainText.words(hopes);
    if (words > StoryDetail.MOST_HOPES_WORDS) {
      problems.add("hopes", "telling.tell.hopes-long", StoryDetail.MOST_HOPES_WORDS, words);
    } else if (hopes.length() > StoryDetail.MOST_HOPES) {
      problems.add("hopes", "telling.tell.tags-long", StoryDetail.MOST_HOPES);
    }
    if (hearFrom.length() > StoryDetail.MOST_HEAR_FROM) {
      problems.add("hear", "telling.tell.tags-long", StoryDetail.MOST_HEAR_FROM);
    }
  }

  /** The day that was typed; none where nothing was typed, or no day. */
  public static Optional<LocalDate> day(String typed) {
    return TypedDates.of(typed);
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

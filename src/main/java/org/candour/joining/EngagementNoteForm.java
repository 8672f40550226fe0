package org.candour.joining;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.candour.shared.SecretToken;
import org.candour.written.TypedDates;

/**
 * What was said with an organisation, and the next step, as it is typed.
 *
 * @param day of the talk, as it was typed
 * @param how one of {@link EngagementStore#HOW}, or empty
 * @param who with whom
 * @param body what was said
 * @param offer the next step; may be empty
 * @param offerOn the day of that step, as it was typed; may be empty
 * @param once by which sending it twice is one note
 */
record EngagementNoteForm(String day, String how, String who, String body, String offer, String offerOn, String once) {

  static final int WORDS = 300;
  private static final int LINE = 200;
  private static final int YEARS = 10;

  static EngagementNoteForm empty(LocalDate today) {
    return new EngagementNoteForm(today.toString(), "", "", "", "", "", SecretToken.fresh());
  }

  static EngagementNoteForm of(Map<String, String> typed) {
    return new EngagementNoteForm(line(typed, "day"), typed.getOrDefault("how", ""), line(typed, "who"),
        PlainText.of(typed.getOrDefault("body", "")), line(typed, "offer"), line(typed, "offerOn"),
        SecretToken.kept(typed.getOrDefault("once", "")));
  }

  private static String line(Map<String, String> typed, String name) {
    return PlainText.line(typed.getOrDefault(name, ""));
  }

  static Optional<LocalDate> date(String typed) {
    return TypedDates.of(typed).filter(d -> d.getYear() >= 2000 && d.getYear() < 2200);
  }

  Problems problems(LocalDate today) {
    Problems problems = Problems.none();
    if (TypedDates.isDay(day, "day", problems) && date(day).filter(d -> !d.isAfter(today)).isEmpty()) {
      problems.add("day", "joining.note.day-wrong");
    }
    if (!EngagementStore.HOW.contains(how)) {
      problems.add("how", "joining.note.how-none");
    }
    if (who.length() > LINE) {
      problems.add("who", "joining.note.long", LINE);
    }
    if (PlainText.words(body) > WORDS || body.length() > WORDS * 20) {
      problems.add("body", "joining.note.body-long", WORDS);
    }
    if (offer.length() > LINE) {
      problems.add("offer", "joining.note.long", LINE);
    } else if (body.isEmpty() && offer.isEmpty()) {
      problems.add("body", "joining.note.nothing");
    }
    if (!offerOn.isEmpty() && !TypedDates.isDay(offerOn, "offerOn", problems)) {
      return problems;
    }
    if (!offerOn.isEmpty() && date(offerOn).filter(d -> d.isBefore(today.plusYears(YEARS))).isEmpty()) {
      problems.add("offerOn", "joining.note.offer-on-wrong");
    } else if (!offerOn.isEmpty() && offer.isEmpty()) {
      problems.add("offer", "joining.note.offer-none");
    }
    return problems;
  }
}

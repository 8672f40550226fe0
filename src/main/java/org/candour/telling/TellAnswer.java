package org.candour.telling;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.candour.story.StoryDetailRules;
import org.candour.story.Tag;
import org.jspecify.annotations.Nullable;

/**
 * What one page of telling was answered with. A draft takes each answer by itself, so that two windows on the same
 * draft do not undo each other.
 */
sealed interface TellAnswer {

  record Words(String title, String body, boolean looked) implements TellAnswer {}

  record Keywords(String good, String improve, String feel) implements TellAnswer {

    List<Tag> tags() {
      return Stream.of(Tag.of("good", good), Tag.of("improve", improve), Tag.of("feel", feel)).flatMap(List::stream)
          .toList();
    }
  }

  /** Services that were found, and what was written about those that were not. */
  record ChosenServices(List<Long> services, String words) implements TellAnswer {}

  /** @param happened {@code now}, {@code month}, {@code half}, {@code year}, {@code years} or {@code longer} */
  record When(@Nullable String happened) implements TellAnswer {}

  /**
   * @param consent of the person whose care it was: {@code yes}, {@code cannot} be asked, {@code mine} alone is told
   */
  record Role(@Nullable String role, @Nullable String consent) implements TellAnswer {}

  /** Codes of choices by {@code service.question}. */
  record Ratings(Map<String, String> codes) implements TellAnswer {

    @Nullable
    String of(long service, String question) {
      return codes.get(service + "." + question);
    }
  }

  record Wishes(String hopes, String hearFrom) implements TellAnswer {}

  record Complaint(@Nullable String complaint) implements TellAnswer {}

  record Name(String screenName) implements TellAnswer {}

  /** Goes straight to {@code accounts}; the draft keeps an author's number. */
  record Contact(String address, String postcode) implements TellAnswer {}

  record Safe(@Nullable Boolean mailOk) implements TellAnswer {}

  record Age(@Nullable String age) implements TellAnswer {}

  /** @param known {@code yes}, {@code perhaps} or {@code no} */
  record Known(@Nullable String known) implements TellAnswer {

    boolean isRecognisable() {
      return "yes".equals(known) || "perhaps".equals(known);
    }
  }

  /**
   * @param when {@code soon}, after the author's {@code yes}, or when they have {@code left}
   * @param leaveOn as it was typed
   */
  record Publish(@Nullable String when, String leaveOn) implements TellAnswer {

    /** The day; none where nothing was typed, or no day. */
    Optional<LocalDate> day() {
      return StoryDetailRules.day(leaveOn);
    }
  }
}

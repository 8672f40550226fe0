package org.candour.story;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an author says beside the story. Never public; {@code hopes} and {@code hearFrom} are shown to the staff in
 * whose scope the public story is, the rest to moderators alone.
 *
 * @param happened how long ago: {@code now}, {@code month}, {@code half}, {@code year}, {@code years}; null where not
 * asked
 * @param consent of the person whose care it was: {@code yes}, {@code cannot} be asked, or it is {@code mine} alone
 * what is told; null for the patient
 * @param age a code of the region's age ranges
 * @param known whether staff would know who tells: {@code yes}, {@code perhaps}, {@code no}
 * @param hopes what they would like to happen; may be empty
 * @param hearFrom whom they would like to hear from; may be empty
 * @param complaint whether there is a complaint: {@code no}, {@code might}, {@code yes}
 * @param waitsFor what publishing waits for besides the delay: the author's {@code yes}, or that they have {@code left}
 * this care
 * @param leaveOn the day from which it need not wait any more
 * @param ratings what the region's questions about care were answered with, service by service
 * @param machine whether it looks as if no person had typed it
 * @param answers codes of what was answered to questions that only offer choices, by question
 */
public record StoryDetail(@Nullable String happened, @Nullable String consent, @Nullable String age,
    @Nullable String known, String hopes, String hearFrom, @Nullable String complaint, @Nullable String waitsFor,
    @Nullable LocalDate leaveOn, List<Rating> ratings, boolean machine, Map<String, String> answers) {

  /** Wishes at most, in words, as their page counts them. */
  public static final int MOST_HOPES_WORDS = 100;
  /** The same in characters, for what has no blanks. */
  public static final int MOST_HOPES = 2_000;
  /** In characters. */
  public static final int MOST_HEAR_FROM = 120;

  /** A question of the region answered about one service. */
  public record Rating(long service, String question, String code) {}

  /** Whether the author thinks that staff would know them, or might. */
  public boolean isRecognisable() {
    return "yes".equals(known) || "perhaps".equals(known);
  }

  /** Nothing said. */
  public static StoryDetail none() {
    return new StoryDetail(null, null, null, null, "", "", null, null, null, List.of(), false, Map.of());
  }
}

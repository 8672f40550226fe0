package org.candour.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A part of a cohort that is counted and listed, as a condition on {@code count_story s}. */
public enum CohortPart {

  ALL("true"),
  /** Old enough that staff have had their time to answer. */
  RIPE("s.published_at < :ripe"),
  IN_TIME(Conditions.RIPE_YET + " and " + Conditions.STAFF + Conditions.IN_28_DAYS + ")"),
  NOT_IN_TIME(Conditions.RIPE_YET + " and not " + Conditions.STAFF + Conditions.IN_28_DAYS + ")"),
  ANSWERED(Conditions.STAFF + ")"), UNANSWERED("not " + Conditions.STAFF + ")"),
  CHANGED(Conditions.STAFF + " and r.change_state is not null)"),
  /** A change is planned and none is made yet. */
  PLANNED(Conditions.STAFF + " and r.change_state = 'planned') and not " + Conditions.STAFF
      + " and r.change_state = 'made')"),
  MADE(Conditions.STAFF + " and r.change_state = 'made')"),

  UNHEARD("s.progress = 'unheard'"), HEARD("s.progress = 'heard'"), READ("s.progress = 'read'"),
  PROGRESS_ANSWERED("s.progress = 'answered'"), PROGRESS_PLANNED("s.progress = 'planned'"),
  PROGRESS_MADE("s.progress = 'made'"),

  // What authors said afterwards is for staff in reach; public figures and lists leave these out.
  OUTCOME_SAID(Conditions.SAID + ")"), SETTLED(Conditions.SAID + " and o.state = 'settled')"),
  UNSETTLED(Conditions.SAID + " and o.state = 'unsettled')"), FURTHER(Conditions.SAID + " and o.state = 'further')"),
  HELP_SAID(Conditions.HELP + ")"), HELPED(Conditions.HELP + " and h.helped = 'yes')"),
  NOT_HELPED(Conditions.HELP + ") and not " + Conditions.HELP + " and h.helped = 'yes')"),

  // Criticality is never public: these are counted in public only as a share of many, and listed for staff alone.
  CONCERN_ANSWERED("s.criticality >= 1 and " + Conditions.STAFF + ")"),
  CONCERN_UNCHANGED("s.criticality >= 1 and " + Conditions.STAFF + ") and not " + Conditions.STAFF
      + " and r.change_state is not null)"),
  CONCERN_CHANGED("s.criticality >= 1 and " + Conditions.STAFF + " and r.change_state is not null)"),
  CRITICALITY_0("s.criticality = 0"), CRITICALITY_1("s.criticality = 1"), CRITICALITY_2("s.criticality = 2"),
  CRITICALITY_3("s.criticality = 3"), CRITICALITY_4("s.criticality = 4"), CRITICALITY_5("s.criticality = 5"),
  CRITICALITY_NONE("s.criticality is null");

  private final String condition;

  CohortPart(String condition) {
    this.condition = condition;
  }

  String condition() {
    return condition;
  }

  /** Whether whoever reaches the stories may see which these are, also without seeing how critical they are. */
  public boolean open() {
    return compareTo(CONCERN_ANSWERED) < 0;
  }

  /** As an address names it: {@code not-in-time}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<CohortPart> of(String word) {
    return Arrays.stream(values()).filter(p -> p.word().equals(word)).findFirst();
  }

  /** What the parts are put together from. */
  private static final class Conditions {

    private static final String RIPE_YET = "s.published_at < :ripe";
    private static final String STAFF =
        "exists (select from count_response r where r.story = s.id and r.kind <> 'reply'";
    private static final String SAID = "exists (select from count_story_outcome o where o.story = s.id";
    private static final String HELP = "exists (select from count_answer_help h where h.story = s.id";
    // 28 days as hours: a day of the database's zone may have 23 or 25.
    private static final String IN_28_DAYS = " and r.published_at <= s.published_at + interval '672 hours'";
  }
}

package org.candour.audit;

import java.time.Clock;
import org.candour.shared.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes the trail. Always inside the transaction of the act itself; never words, never addresses. */
@Component
public class Audit {

  private final AuditStore store;
  private final Clock clock;

  Audit(AuditStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * What was done to what.
   *
   * @param name what was done, as a code such as {@code story-held}
   * @param subjectKind what sort of thing it was done to, as a code such as {@code story}
   * @param subject the number of that thing; 0 where there is no single one
   * @param version of the text that it was done to, where that matters
   * @param reason a code, never somebody's words; null where there is none
   * @param before what was there, in codes, numbers and days, never words; null where that says nothing
   * @param after what is there since; likewise
   */
  public record Act(String name, String subjectKind, long subject, @Nullable Integer version, @Nullable String reason,
      @Nullable String before, @Nullable String after) {

    public static Act of(String name, String subjectKind, long subject) {
      return new Act(name, subjectKind, subject, null, null, null, null);
    }

    public Act version(int number) {
      return new Act(name, subjectKind, subject, number, reason, before, after);
    }

    /** A reason code, not somebody's words. */
    public Act because(String code) {
      return new Act(name, subjectKind, subject, version, code, before, after);
    }

    public Act fromTo(@Nullable Object was, @Nullable Object is) {
      return new Act(name, subjectKind, subject, version, reason, was == null ? null : was.toString(),
          is == null ? null : is.toString());
    }
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public void record(Caller caller, Act act) {
    String kind = switch (caller) {
      case Caller.Author a -> "author";
      case Caller.Person p -> "person";
      case Caller.Nobody n -> "system";
    };
    Long id = switch (caller) {
      case Caller.Author a -> a.id();
      case Caller.Person p -> p.id();
      case Caller.Nobody n -> null;
    };
    store.insert(act, kind, id, clock.instant());
  }
}

package org.candour.culture;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.candour.audit.Audit;
import org.candour.people.People;
import org.candour.people.PersonAccount;
import org.candour.shared.Caller;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What organisations say of themselves. Nothing is ever overwritten, so that movement can be seen. */
@Component
public class Assessments {

  static final Duration SAME_VISIT = Duration.ofDays(1);

  private final AssessmentStore store;
  private final Clock clock;
  private final People people;
  private final Audit audit;

  Assessments(AssessmentStore store, Clock clock, People people, Audit audit) {
    this.store = store;
    this.clock = clock;
    this.people = people;
    this.audit = audit;
  }

  /**
   * Adds what a member says on behalf of their subscription. The same words sent twice within a day are one assessment.
   */
  @Transactional
  public long add(Caller.Person by, Assessment.NewAssessment said) {
    // Two sendings at the same moment take turns here.
    store.add(said);
    Instant now = clock.instant();
    List<Assessment> before = store.sameAgain(said, by, now);
    if (!before.isEmpty() && before.getFirst().says(said)) {
      return before.getFirst().id();
    }
    PersonAccount person = people.byId(by.id()).orElseThrow();
    long id = store.insert(now, said, person, by);
    audit.record(by, Audit.Act.of("assessment-added", "assessment", id));
    return id;
  }

  /** Everything that a subscription has said of its organisation, newest first. */
  public List<Assessment> history(long organisation, long subscription) {
    return store.history(organisation, subscription);
  }

  /** What everybody may see of an organisation's way, newest first. */
  public List<Assessment> publicOf(long organisation) {
    return store.publicOf(organisation);
  }

  /** The newest public ones, one for each organisation. */
  public List<Assessment> newestPublic(int atMost) {
    return store.newestPublic(atMost);
  }
}

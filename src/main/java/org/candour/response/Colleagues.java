package org.candour.response;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.candour.shared.PlainText;
import org.springframework.stereotype.Component;

/** Which colleagues of a subscription may answer a story at this moment. */
@Component
public class Colleagues {

  /** How many a search shows. */
  public static final int FOUND = 20;

  private final ColleagueStore store;
  private final Clock clock;

  Colleagues(ColleagueStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * A colleague who may answer.
   *
   * @param known whether they have been here themselves: an answer in their name shows it to everybody
   */
  public record Colleague(long person, String name, String jobTitle, boolean known) {}

  /** Those with this in their name, by name; never the one who asks. */
  public List<Colleague> find(long subscription, long story, String q, long asker) {
    String like = PlainText.anywhere(q);
    return q.isBlank() ? List.of() : store.find(clock.instant(), like, asker, story, subscription);
  }

  /** Those of these persons who may answer, by name. */
  public List<Colleague> among(long subscription, long story, Collection<Long> persons) {
    return persons.isEmpty() ? List.of() : store.among(clock.instant(), persons, story, subscription);
  }
}

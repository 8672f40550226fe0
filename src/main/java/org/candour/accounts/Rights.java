package org.candour.accounts;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.candour.shared.Caller;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What members may do, and over which stories. Rights add up and nothing takes one away: a story is reached where any
 * role that runs holds the right over one of its services and its criticality, or where it was opened in an emergency.
 */
@Component
public class Rights {

  /** Reading stories as staff do, with who was told and read. */
  public static final String READ = "read-scope";
  /** Seeing how serious a story is. */
  public static final String CRITICALITY = "see-criticality";
  /** Seeing what a page for staff says about whoever told the story. */
  public static final String AUTHOR = "see-author";
  /** Private and shared tags. */
  public static final String TAG = "tag";
  public static final String RESPOND = "respond";
  /** Answering in the name of a colleague who may answer; for who may answer themselves. */
  public static final String RESPOND_FOR = "respond-for";
  public static final String EMERGENCY = "emergency";
  public static final String ADMINISTER = "administer";
  /**
   * Keeping what is said about services themselves, their pages and contacts: for who administers a provider. No role
   * names it.
   */
  public static final String KEEP = "keep";

  /**
   * The condition that a {@code person} of {@code w} belongs to its {@code subscription} at the moment {@code now}: has
   * any right there and is not frozen.
   */
  public static final String BELONGS = """
      exists (select from staff_right r where r.person = w.person and r.subscription = w.subscription
        and r.since <= :now and (r.until is null or r.until > :now))""";

  /** What an emergency opens; never to act on it in anybody's name. */
  private static final List<String> OPENED = List.of(READ, CRITICALITY, AUTHOR);

  private final JdbcClient sql;
  private final Clock clock;

  Rights(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /** How far a right of this person reaches in the subscription that is active. */
  public StoryReach reach(Caller.Person caller, String right) {
    return caller.may(right) || OPENED.contains(right)
        ? reach(caller.id(), caller.subscription(), right)
        : StoryReach.NONE;
  }

  /** How far a right of a person reaches in a subscription at this moment. */
  public StoryReach reach(long person, long subscription, String right) {
    Timestamp now = Timestamp.from(clock.instant());
    List<StoryReach.ReachPart> parts = sql.sql("""
        select distinct r.service, r.least, r.most from staff_reach r
        where r.person = :person and r.subscription = :subscription and r.permit = :right
          and r.since <= :now and (r.until is null or r.until > :now) order by r.service, r.least, r.most""")
        .param("person", person).param("subscription", subscription).param("right", right).param("now", now)
        .query(StoryReach.ReachPart.class).list();
    return new StoryReach(parts, OPENED.contains(right) ? opened(person, subscription, now) : List.of());
  }

  /** Who holds a right in these subscriptions at this moment, by subscription; those where nobody does are left out. */
  public Map<Long, List<Long>> holders(Collection<Long> subscriptions, String right) {
    record Holder(long subscription, long person) {}
    return sql.sql("""
        select distinct r.subscription, r.person from staff_right r
        where r.subscription = any(:ids) and r.permit = :right
          and r.since <= :now and (r.until is null or r.until > :now) order by r.subscription, r.person""")
        .param("ids", subscriptions.stream().distinct().toArray(Long[]::new)).param("right", right)
        .param("now", Timestamp.from(clock.instant())).query(Holder.class).list().stream()
        .collect(Collectors.groupingBy(Holder::subscription, Collectors.mapping(Holder::person, Collectors.toList())));
  }

  /** Who holds a right in this subscription at this moment. */
  public List<Long> holders(long subscription, String right) {
    return holders(List.of(subscription), right).getOrDefault(subscription, List.of());
  }

  private List<Long> opened(long person, long subscription, Timestamp now) {
    return sql.sql("""
        select distinct e.story from staff_emergency e
        where e.person = :person and e.subscription = :subscription and e.since <= :now and e.until > :now
          and exists (select from staff_right r where r.person = e.person and r.subscription = e.subscription
            and r.permit = 'emergency'
                      and r.since <= :now and (r.until is null or r.until > :now))""").param("person", person)
        .param("subscription", subscription).param("now", now).query(Long.class).list();
  }
}

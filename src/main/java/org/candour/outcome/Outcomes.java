package org.candour.outcome;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.candour.audit.Audit;
import org.candour.audit.Audit.Act;
import org.candour.audit.PublicTrail;
import org.candour.response.Response;
import org.candour.response.Responses;
import org.candour.shared.Caller;
import org.candour.shared.NotFound;
import org.candour.shared.Stale;
import org.candour.story.Stories;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The door of the room: what authors said after an answer. What they say they may change, and take back. */
@Component
public class Outcomes {

  /** How a matter stands. */
  public static final List<String> STATES = List.of("settled", "unsettled", "further");
  /** Whether an answer helped. */
  public static final List<String> HELPED = List.of("yes", "partly", "no");
  /** What an author sends who would rather not say any more. */
  public static final String UNSAID = "unsaid";

  private final OutcomeStore store;
  private final Stories stories;
  private final Responses responses;
  private final Audit audit;
  private final PublicTrail trail;
  private final Clock clock;

  Outcomes(OutcomeStore store, Stories stories, Responses responses, Audit audit, PublicTrail trail, Clock clock) {
    this.store = store;
    this.stories = stories;
    this.responses = responses;
    this.audit = audit;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * How an author says that a matter stands.
   *
   * @param shown whether everybody may read that it is settled
   */
  public record SaidOutcome(String state, boolean shown, Instant at) {}

  /** Whether an author says that an answer helped. */
  public record Help(long response, String helped, Instant at) {}

  /** What the author of a story said of it, for the author. */
  public Optional<SaidOutcome> of(long story) {
    return store.of(story);
  }

  /** What the author of a story said of the answers to it, by their numbers. */
  public Map<Long, Help> helped(long story) {
    return byResponse(store.helped(story));
  }

  /** What staff who reach a public story may know: what was said, never by whom. */
  public record Seen(Optional<SaidOutcome> said, Map<Long, Help> helped) {}

  public Seen seen(long story) {
    return new Seen(store.seen(story), byResponse(store.seenHelp(story)));
  }

  static Map<Long, Help> byResponse(List<Help> all) {
    return all.stream().collect(Collectors.toMap(Help::response, Function.identity()));
  }

  /** Those of these stories that have a public answer of which their author has not said whether it helped. */
  public Set<Long> unsaid(Collection<Long> stories) {
    return Set.copyOf(store.unsaid(stories));
  }

  /**
   * The author says how the matter stands, or that they would rather not say any more. Saying the same again changes
   * nothing.
   *
   * @param state one of {@link #STATES}, or {@link #UNSAID}
   * @param shown whether everybody may read it; only of what is settled
   * @throws NotFound where it is not this author's story
   * @throws Stale where it is not public now
   */
  @Transactional
  public void say(Caller.Author by, long story, String state, boolean shown) {
    own(by, story);
    Optional<SaidOutcome> before = of(story);
    boolean seen = shown && state.equals("settled");
    if (state.equals(before.map(SaidOutcome::state).orElse(UNSAID))
        && seen == before.map(SaidOutcome::shown).orElse(false)) {
      return;
    }
    if (state.equals(UNSAID)) {
      store.delete(story);
    } else {
      store.insert(clock.instant(), seen, state, story);
    }
    audit.record(by, Act.of("outcome-said", "story", story).fromTo(before.map(SaidOutcome::state).orElse(null), state));
    if (seen || before.map(SaidOutcome::shown).orElse(false)) {
      trail.changed("story", story);
    }
  }

  /**
   * The author says whether an answer helped, or that they would rather not say any more.
   *
   * @param helped one of {@link #HELPED}, or {@link #UNSAID}
   * @throws NotFound where it is not this author's story, or the answer is not a public one to it
   * @throws Stale where the story is not public now
   */
  @Transactional
  public void help(Caller.Author by, long story, long response, String helped) {
    own(by, story);
    Response answer = responses.whilePublic(response).filter(r -> r.story() == story && !r.isReply())
        .orElseThrow(() -> new NotFound("no public answer to this story"));
    Help said = helped(story).get(answer.id());
    String before = said == null ? null : said.helped();
    if (helped.equals(before == null ? UNSAID : before)) {
      return;
    }
    if (helped.equals(UNSAID)) {
      store.deleteHelp(response);
    } else {
      store.insertHelp(clock.instant(), helped, story, response);
    }
    audit.record(by, Act.of("answer-helped", "response", response).fromTo(before, helped));
  }

  /** Held until the transaction ends: what is said twice at once is said one after the other. */
  private void own(Caller.Author by, long story) {
    stories.own(by, story);
    if (stories.whilePublic(story).isEmpty()) {
      throw new Stale("story " + story + " is not public");
    }
  }
}

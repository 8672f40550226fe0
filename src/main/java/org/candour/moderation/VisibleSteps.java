package org.candour.moderation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * What whoever wrote something is told about it: everything up to the last decision. What a moderator saved to decide
 * later is told to nobody.
 */
@Component
public class VisibleSteps {

  /** What may still be done to something public without a further decision. */
  private static final List<String> AFTERWARDS = List.of("filed", "untagged", "kept");

  private final ReviewStore store;

  VisibleSteps(ReviewStore store) {
    this.store = store;
  }

  /**
   * The steps that may be shown, and the version that was decided on.
   *
   * @param version 0 where nobody has decided yet
   * @param underway whether a moderator has filed it elsewhere and not decided yet
   */
  public record News(int version, List<ReviewStep> steps, boolean underway) {}

  public News of(String kind, long subject) {
    List<ReviewStep> all = store.of(kind, subject).map(r -> store.steps(r.id())).orElse(List.of());
    int last = all.size() - 1;
    while (last >= 0 && !all.get(last).isDecision()) {
      last--;
    }
    if (last < 0) {
      return new News(0, List.of(), all.stream().anyMatch(s -> s.act().equals("filed")));
    }
    ReviewStep decision = all.get(last);
    List<ReviewStep> after =
        all.subList(last + 1, all.size()).stream().filter(s -> AFTERWARDS.contains(s.act())).toList();
    // What is public may be filed elsewhere without a further decision: everybody sees it at once.
    boolean shown = decision.act().equals("published");
    List<ReviewStep> told = new ArrayList<>(all.subList(0, last + 1));
    told.removeIf(s -> s.act().equals("note"));
    told.addAll(shown ? after : List.of());
    return new News(decision.versionAfter() == null ? 0 : decision.versionAfter(), told, !shown && !after.isEmpty());
  }

  /** For many at once: the version that each was last decided on. */
  public Map<Long, Integer> versions(String kind, List<Long> subjects) {
    return store.decidedVersions(kind, subjects);
  }
}

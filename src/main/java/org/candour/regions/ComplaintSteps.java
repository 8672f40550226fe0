package org.candour.regions;

import java.util.List;
import org.candour.audit.Audit;
import org.candour.shared.Caller;
import org.candour.shared.NotFound;
import org.candour.shared.RegionId;
import org.candour.shared.Stale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How and where somebody complains in a region, which is not what a story does. Rows of the region, which its operator
 * changes.
 */
@Component
public class ComplaintSteps {

  /**
   * In the order in which somebody goes through them: where to begin, how long there is, who helps, who decides after
   * that.
   */
  public static final List<String> KINDS = List.of("begin", "limit", "help", "after");
  /** More of them nobody reads. */
  public static final int MOST = 30;

  private final ComplaintStepStore store;
  private final Audit audit;

  ComplaintSteps(ComplaintStepStore store, Audit audit) {
    this.store = store;
    this.audit = audit;
  }

  /**
   * A body to turn to, or a limit to know of.
   *
   * @param code empty for one that is new
   * @param kind one of {@link #KINDS}
   * @param name of the body, or of the limit
   * @param about what it does or means, in a few sentences
   * @param phone its number, or null
   * @param site its host
   */
  public record ComplaintStep(String code, String kind, String name, String about, @Nullable String phone,
      @Nullable String site) {}

  /** What is known of the region in this language. */
  public List<ComplaintStep> in(RegionId region, String language) {
    return store.in(language, region);
  }

  /** What a change of the list has to name. */
  public int revision(RegionId region) {
    return store.revision(region);
  }

  /**
   * Changes a step, or adds one behind the others.
   *
   * @throws Stale where somebody else changed the list since {@code seen}
   */
  @Transactional
  public void put(Caller.Person by, Region region, int seen, ComplaintStep step) {
    begin(by, region.id(), seen, step.code.isEmpty() ? "complaint-step-added" : "complaint-step-changed");
    String id = region.id().value();
    String code = step.code;
    if (code.isEmpty()) {
      code = "step-" + store.nextCode();
      store.insert(id, code, step);
    }
    if (store.update(step, id, code) == 0) {
      throw new Stale("step " + code);
    }
    store.insertText(id, code, region, step);
  }

  /** Moves a step before, or behind, its neighbour of the same kind; the first and the last stay. */
  @Transactional
  public void move(Caller.Person by, Region region, int seen, String code, boolean up) {
    begin(by, region.id(), seen, "complaint-step-moved");
    List<ComplaintStep> all = in(region.id(), region.language());
    ComplaintStep step =
        all.stream().filter(s -> s.code.equals(code)).findFirst().orElseThrow(() -> new NotFound("step " + code));
    List<ComplaintStep> same = all.stream().filter(s -> s.kind.equals(step.kind)).toList();
    int to = same.indexOf(step) + (up ? -1 : 1);
    if (to >= 0 && to < same.size()) {
      // Positions may be the same where two were added by hand: all are counted anew, with the two exchanged.
      String other = same.get(to).code;
      int position = 0;
      for (ComplaintStep each : all) {
        String at = each.code.equals(code) ? other : each.code.equals(other) ? code : each.code;
        store.place(++position, region.id(), at);
      }
    }
  }

  /** Takes a step off the list, for good: nothing hangs on it. */
  @Transactional
  public void remove(Caller.Person by, RegionId region, int seen, String code) {
    begin(by, region, seen, "complaint-step-removed");
    store.deleteText(region, code);
    if (store.delete(region, code) == 0) {
      throw new NotFound("step " + code);
    }
  }

  private void begin(Caller.Person by, RegionId region, int seen, String act) {
    if (store.begin(region, seen) == 0) {
      throw new Stale("steps of " + region);
    }
    audit.record(by, Audit.Act.of(act, "region", 0).because(region.value()));
  }
}

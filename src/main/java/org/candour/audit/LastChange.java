package org.candour.audit;

import java.util.List;
import org.candour.shared.Caller;
import org.springframework.stereotype.Component;

/**
 * Who changed a thing last. Whoever saves in one window what they have changed in another is told so, and not that
 * somebody else was there: since nothing stale overwrites, whoever changed it last has seen all that was changed
 * before.
 */
@Component
public class LastChange {

  private final LastChangeStore store;

  LastChange(LastChangeStore store) {
    this.store = store;
  }

  /**
   * What was changed, as the trail has it.
   *
   * @param code the reason in the trail that tells it from others of the same number; empty where the number is enough
   * @param acts the acts that change it; none: every act
   */
  public record Thing(String kind, long id, String code, List<String> acts) {

    public static Thing of(String kind, long id, String... acts) {
      return new Thing(kind, id, "", List.of(acts));
    }

    /** A thing whose name is a word. */
    public static Thing of(String kind, String code, String... acts) {
      return new Thing(kind, 0, code, List.of(acts));
    }
  }

  public boolean isOwn(Caller.Person by, Thing thing) {
    return store.isOwn(thing, by).orElse(false);
  }

  /** The sentence of a form that cannot be kept, where it was changed since it was opened. */
  public String stale(Caller.Person by, Thing thing, String othersDid) {
    return isOwn(by, thing) ? "look.stale.own" : othersDid;
  }

  /** The same of a list that is shown anew. */
  public String staleList(Caller.Person by, Thing thing, String othersDid) {
    return isOwn(by, thing) ? "look.stale.own-list" : othersDid;
  }
}

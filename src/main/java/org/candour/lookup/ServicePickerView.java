package org.candour.lookup;

import java.util.List;
import java.util.Map;
import org.candour.directory.Service;
import org.candour.shared.Slice;
import org.jspecify.annotations.Nullable;

/**
 * What the page shows of finding a service.
 *
 * @param query what was typed
 * @param asked whether anything was asked
 * @param words what to say above, as a key of a sentence, and what stands in it
 * @param in what stands in those words, in their order
 * @param hint what may help, as a key, or empty
 * @param hits a page of those that fit
 * @param inside the service that somebody looks into
 * @param full whether no more can be chosen
 */
public record ServicePickerView(String query, boolean asked, String words, List<String> in, String hint,
    Slice<Hit> hits, @Nullable Inside inside, boolean full) {

  /** Nothing was asked. */
  static ServicePickerView empty(boolean full) {
    return new ServicePickerView("", false, "", List.of(), "", new Slice<>(List.of(), 1, 1, 0), null, full);
  }

  /** Nothing but words. */
  static ServicePickerView saying(String query, String words, List<String> in, String hint, boolean full) {
    return new ServicePickerView(query, true, words, in, hint, new Slice<>(List.of(), 1, 1, 0), null, full);
  }

  /**
   * A service that fits.
   *
   * @param service itself
   * @param place where it is, as short as tells it from the others
   * @param found why it fits
   * @param successors who goes on where it has closed
   * @param below whether something is below it
   * @param chosen whether it is among those chosen
   */
  public record Hit(Service service, String place, LookupResult found, List<Service> successors, boolean below,
      boolean chosen) {

    private static final double MILE = 1609.344;

    public boolean closed() {
      return found.closed();
    }

    /** As it stands in the list of what is inside another one, which nobody needs to read at each. */
    Hit inside(Service above) {
      return place.startsWith(above.name()) ? new Hit(service, "", found, successors, below, chosen) : this;
    }

    /** What distinguishes it for whoever does not see the list. */
    public String whole() {
      return place.isEmpty() ? service.name() : service.name() + ", " + place;
    }

    public boolean hasDistance() {
      return found.why() == LookupResult.MatchReason.NEAR && !Double.isNaN(found.metres());
    }

    /** How far it is, in miles; 0 where it is less than one. */
    public long miles() {
      return found.metres() < MILE ? 0 : Math.round(found.metres() / MILE);
    }
  }

  /** The way down the tree: what is above a service, and a page of what is right below it. */
  public record Inside(Hit itself, List<Service> above, Slice<Service> below, Map<Long, Hit> hits) {}
}

package org.candour.telling;

import java.util.List;
import java.util.Map;
import org.candour.directory.Service;
import org.candour.lookup.Found.Why;
import org.candour.shared.Slice;
import org.jspecify.annotations.Nullable;

/**
 * What the page shows of finding a service.
 *
 * @param asked  whether anything was asked
 * @param words  what to say above, as a key of a sentence, and what stands in it
 * @param hint   what may help, as a key, or empty
 * @param inside the service that somebody looks into
 * @param full   whether no more can be chosen
 */
record Where(String query, boolean asked, String words, String in, String hint, List<Hit> hits, @Nullable Inside inside, boolean full) {

  static final Where NOTHING = new Where("", false, "", "", "", List.of(), null, false);

  /**
   * A service that fits.
   *
   * @param above      the names above it, the nearest first
   * @param what       the name it had, or the place it is near
   * @param successors who goes on where it has closed
   * @param below      whether something is below it
   */
  record Hit(Service service, List<String> above, Why why, String what, boolean closed, List<Service> successors, boolean below, boolean chosen) {

    /** Where it is: everything above it, town and postcode. */
    String place() {
      return String.join(", ", java.util.stream.Stream.concat(above.stream(), java.util.stream.Stream.of(service.town(), service.postcode())
          .filter(java.util.Objects::nonNull)).toList());
    }
  }

  /** The way down the tree: what is above a service, and a page of what is right below it. */
  record Inside(Hit itself, List<Service> above, Slice<Service> below, Map<Long, Hit> hits) {}
}

package org.candour.lookup;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the index keeps of a service to judge how well it fits; words as {@link LookupWords} reads them.
 *
 * @param id the number of the service
 * @param region the id of its region
 * @param kind of service, as a code
 * @param placeholder whether it is only known because another one names it as its parent
 * @param closedOn the day from which it is closed, counted from 1970; {@link #NEVER} while none is known
 * @param names its names, the words of each
 * @param former names that it had, a line each, as they were written
 * @param town words of its own town
 * @param nearTown words of its own town, or of the next one above it that has one
 * @param postcode its own, or null
 * @param nearPostcode its own, or the next one above it; null where there is none
 * @param codes the words of all its codes
 * @param above names of what it is part of, now and before, and everyday words for its kind; the words of each
 * @param latitude degrees north, of where its postcode is if it has no position; not a number where neither is known
 * @param longitude degrees east; likewise
 */
record ServiceEntry(long id, String region, String kind, boolean placeholder, long closedOn, List<List<String>> names,
    String former, List<String> town, List<String> nearTown, @Nullable TypedPostcode postcode,
    @Nullable TypedPostcode nearPostcode, List<String> codes, List<List<String>> above, double latitude,
    double longitude) {

  static final long NEVER = Long.MAX_VALUE;
  private static final String BETWEEN = "\t";

  /** As one line. */
  String line() {
    return String.join(BETWEEN, Long.toString(id), region, kind, placeholder ? "1" : "", Long.toString(closedOn),
        names(names), former.replace('\t', ' '), String.join(" ", town), String.join(" ", nearTown), sign(postcode),
        sign(nearPostcode), String.join(" ", codes), names(above), Double.toString(latitude),
        Double.toString(longitude));
  }

  private static String sign(@Nullable TypedPostcode postcode) {
    return postcode == null ? "" : postcode.signs();
  }

  static ServiceEntry of(String line) {
    String[] cells = line.split(BETWEEN, -1);
    return new ServiceEntry(Long.parseLong(cells[0]), cells[1], cells[2], !cells[3].isEmpty(), Long.parseLong(cells[4]),
        split(cells[5]), cells[6], words(cells[7]), words(cells[8]), TypedPostcode.whole(cells[9]),
        TypedPostcode.whole(cells[10]), words(cells[11]), split(cells[12]), Double.parseDouble(cells[13]),
        Double.parseDouble(cells[14]));
  }

  private static String names(List<List<String>> names) {
    return String.join("\n", names.stream().map(name -> String.join(" ", name)).toList());
  }

  private static List<List<String>> split(String joined) {
    return joined.isEmpty() ? List.of() : Arrays.stream(joined.split("\n")).map(ServiceEntry::words).toList();
  }

  private static List<String> words(String joined) {
    return joined.isEmpty() ? List.of() : List.of(joined.split(" "));
  }

  boolean hasPlace() {
    return !Double.isNaN(latitude);
  }
}

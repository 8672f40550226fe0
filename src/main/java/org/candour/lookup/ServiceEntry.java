package org.candour.lookup;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the index keeps of a service to judge how well it fits; words as {@link LookupWords} reads them. */
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

package org.candour.lookup;

import java.util.ArrayList;
import java.util.List;
import org.candour.written.Postcodes;
import org.jspecify.annotations.Nullable;

/** What somebody typed, read: words that tell something, and a postcode among them. */
record Typed(String line, List<String> all, List<String> words, @Nullable Postcode postcode) {

  private static final int MOST_WORDS = 10;
  private static final int LONGEST = 300;

  static Typed read(String line) {
    List<String> all = Words.of(Postcodes.read(line.length() > LONGEST ? line.substring(0, LONGEST) : line));
    List<String> rest = new ArrayList<>();
    Postcode postcode = null;
    for (int i = 0; i < all.size(); i++) {
      var read = postcode == null ? Postcode.read(all, i) : java.util.Optional.<Postcode.Read>empty();
      if (read.isPresent()) {
        postcode = read.get().postcode();
        i += read.get().words() - 1;
      } else {
        rest.add(all.get(i));
      }
    }
    // Beside a postcode even small words may be a name: The Surgery is not, The is.
    List<String> telling = rest.isEmpty() ? rest : Words.telling(rest);
    return new Typed(line, all, telling.stream().distinct().limit(MOST_WORDS).toList(), postcode);
  }

  boolean isEmpty() {
    return words.isEmpty() && postcode == null;
  }

  /** Only the postcode, where words beside it found nothing. */
  Typed postcodeAlone() {
    return new Typed(line, all, List.of(), postcode);
  }

  /** Only these words, without the postcode. */
  Typed only(List<String> some) {
    return new Typed(line, all, some, null);
  }
}

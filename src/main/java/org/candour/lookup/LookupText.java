package org.candour.lookup;

import java.util.ArrayList;
import java.util.List;
import org.candour.written.Postcodes;
import org.jspecify.annotations.Nullable;

/** What somebody typed, read: words that tell something, and a postcode among them. */
record LookupText(String line, List<String> all, List<String> words, @Nullable TypedPostcode postcode) {

  private static final int MOST_WORDS = 10;
  private static final int LONGEST = 300;

  static LookupText read(String line) {
    List<String> all = LookupWords.of(Postcodes.read(line.length() > LONGEST ? line.substring(0, LONGEST) : line));
    List<String> rest = new ArrayList<>();
    TypedPostcode postcode = null;
    for (int i = 0; i < all.size(); i++) {
      var read = postcode == null ? TypedPostcode.read(all, i) : java.util.Optional.<TypedPostcode.Read>empty();
      if (read.isPresent()) {
        postcode = read.get().postcode();
        i += read.get().words() - 1;
      } else {
        rest.add(all.get(i));
      }
    }
    // Beside a postcode even small words may be a name: The Surgery is not, The is.
    List<String> telling = rest.isEmpty() ? rest : LookupWords.telling(rest);
    return new LookupText(line, all, telling.stream().distinct().limit(MOST_WORDS).toList(), postcode);
  }

  boolean isEmpty() {
    return words.isEmpty() && postcode == null;
  }

  /** Only the postcode, where words beside it found nothing. */
  LookupText postcodeAlone() {
    return new LookupText(line, all, List.of(), postcode);
  }

  /** Only these words, without the postcode. */
  LookupText only(List<String> some) {
    return new LookupText(line, all, some, null);
  }
}

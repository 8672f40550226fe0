package org.candour.shared;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** An e-mail address as somebody types it. */
public final class Address {

  /** How long one may be. */
  public static final int LONGEST = 254;

  private static final Pattern POSSIBLE = Pattern.compile("[^\\s\\p{Cc}@]+@[^\\s\\p{Cc}@]+");
  private static final Pattern ORDINARY = Pattern.compile("[^\\s\\p{Cc}@<>]{1,64}@[^\\s\\p{Cc}@<>.]+(\\.[^\\s\\p{Cc}@<>.]+)+");

  private Address() {}

  /** As it is kept and looked up, in lower case; nothing where it cannot be one, whatever its length. */
  public static Optional<String> of(String typed) {
    // Before anything is made of it: a form may hold megabytes.
    String line = typed.length() > LONGEST * 2 ? "" : PlainText.line(typed);
    return line.length() <= LONGEST && POSSIBLE.matcher(line).matches() ? Optional.of(line.toLowerCase(Locale.ROOT)) : Optional.empty();
  }

  /** Whether it looks like an address that letters from anywhere reach: what we ask of one that is written down anew. */
  public static boolean ordinary(String typed) {
    return of(typed).filter(a -> ORDINARY.matcher(a).matches()).isPresent();
  }
}

package org.candour.shared;

import com.ibm.icu.text.IDNA;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/** An e-mail address as somebody types it. */
public final class Address {

  /** How long one may be. */
  public static final int LONGEST = 254;

  private static final Pattern POSSIBLE = Pattern.compile("[^\\s\\p{Cc}@]+@[^\\s\\p{Cc}@]+");
  private static final Pattern ORDINARY = Pattern.compile("[^\\s\\p{Cc}@<>]{1,64}@[^\\s\\p{Cc}@<>.]+(\\.[^\\s\\p{Cc}@<>.]+)++");
  private static final IDNA NAMES = IDNA.getUTS46Instance(IDNA.USE_STD3_RULES | IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ | IDNA.NONTRANSITIONAL_TO_ASCII);
  // What the server of this installation can do is one fact for every form; until it has said so, it cannot.
  private static volatile BooleanSupplier mailboxesBeyondAscii = () -> false;

  private Address() {}

  /** Says who knows whether letters reach mailboxes whose name is not ASCII. */
  public static void beyondAscii(BooleanSupplier reached) {
    mailboxesBeyondAscii = reached;
  }

  /**
   * As it is kept and looked up, in lower case and with its domain as mail servers know it; nothing where it cannot be one, whatever its
   * length.
   */
  public static Optional<String> of(String typed) {
    // Before anything is made of it: a form may hold megabytes.
    String line = typed.length() > LONGEST * 2 ? "" : PlainText.line(typed);
    if (line.length() > LONGEST || !POSSIBLE.matcher(line).matches()) {
      return Optional.empty();
    }
    int at = line.indexOf('@');
    return domain(line.substring(at + 1)).map(domain -> line.substring(0, at).toLowerCase(Locale.ROOT) + "@" + domain).filter(a -> a.length() <= LONGEST);
  }

  /** As it is kept, or what was typed where it is none. */
  public static String kept(String typed) {
    return of(typed).orElseGet(() -> typed.strip().toLowerCase(Locale.ROOT));
  }

  /** A domain in ASCII, where it is one. */
  public static Optional<String> domain(String typed) {
    if (isAscii(typed)) {
      return Optional.of(typed.toLowerCase(Locale.ROOT));
    }
    StringBuilder ascii = new StringBuilder();
    IDNA.Info info = new IDNA.Info();
    NAMES.nameToASCII(typed, ascii, info);
    return info.hasErrors() ? Optional.empty() : Optional.of(ascii.toString().toLowerCase(Locale.ROOT));
  }

  /** Whether it looks like an address that letters from here reach: what we ask of one that is written down anew. */
  public static boolean ordinary(String typed) {
    return ordinary(typed, mailboxesBeyondAscii);
  }

  static boolean ordinary(String typed, BooleanSupplier beyondAscii) {
    return looksRight(typed) && (isAscii(mailbox(PlainText.line(typed))) || beyondAscii.getAsBoolean());
  }

  /** The sentence that says what is wrong with one that is not {@link #ordinary}: its letters, else what the form says. */
  public static String wrong(String typed, String otherwise) {
    return looksRight(typed) ? "site.address.letters" : otherwise;
  }

  private static boolean looksRight(String typed) {
    return of(typed).filter(a -> ORDINARY.matcher(a).matches()).isPresent();
  }

  private static String mailbox(String typed) {
    return typed.substring(0, typed.indexOf('@'));
  }

  /** Whether every mail server takes it. */
  public static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 128);
  }
}

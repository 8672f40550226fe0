package org.candour.shared;

import com.ibm.icu.text.IDNA;
import com.ibm.icu.text.SpoofChecker;
import com.ibm.icu.text.SpoofChecker.RestrictionLevel;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An e-mail address as somebody types it. */
public final class EmailAddress {

  /** How long one may be. */
  public static final int LONGEST = 254;

  private static final Pattern POSSIBLE = Pattern.compile("[^\\s\\p{Cc}@]+@[^\\s\\p{Cc}@]+");
  private static final Pattern ORDINARY =
      Pattern.compile("[^\\s\\p{Cc}@<>]{1,64}@[^\\s\\p{Cc}@<>.]+(\\.[^\\s\\p{Cc}@<>.]+)++");
  private static final char MARK = '\uFFFD';
  private static final SpoofChecker ALIKE = new SpoofChecker.Builder()
      .setChecks(SpoofChecker.RESTRICTION_LEVEL | SpoofChecker.INVISIBLE | SpoofChecker.MIXED_NUMBERS)
      .setRestrictionLevel(RestrictionLevel.SINGLE_SCRIPT_RESTRICTIVE).build();
  private static final IDNA NAMES = IDNA
      .getUTS46Instance(IDNA.USE_STD3_RULES | IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ | IDNA.NONTRANSITIONAL_TO_ASCII);
  // What the server of this installation can do is one fact for every form; until it has said so, it cannot.
  private static volatile BooleanSupplier mailboxesBeyondAscii = () -> false;

  private EmailAddress() {}

  /** Sets what is asked whether letters from here reach mailboxes whose name is not ASCII. */
  public static void beyondAscii(BooleanSupplier reached) {
    mailboxesBeyondAscii = reached;
  }

  /**
   * As it is kept and looked up, in lower case and with its domain as mail servers know it; nothing where it cannot be
   * one, whatever its length.
   */
  public static Optional<String> of(String typed) {
    // Before anything is made of it: a form may hold megabytes.
    String line = typed.length() > LONGEST * 2 ? "" : PlainText.line(marked(typed));
    if (line.length() > LONGEST || line.indexOf(MARK) >= 0 || !POSSIBLE.matcher(line).matches()) {
      return Optional.empty();
    }
    int at = line.indexOf('@');
    return domain(line.substring(at + 1)).map(domain -> line.substring(0, at).toLowerCase(Locale.ROOT) + "@" + domain)
        .filter(a -> a.length() <= LONGEST);
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

  /**
   * The sentence that says what is wrong with one that is not {@link #ordinary}: its letters, else what the form says.
   */
  public static String wrong(String typed, String otherwise) {
    if (marked(typed).indexOf(MARK) >= 0) {
      return "site.address.hidden";
    }
    return looksRight(typed) && !isAscii(mailbox(PlainText.line(typed))) ? "site.address.letters" : otherwise;
  }

  /**
   * What was typed, with a visible mark in place of each invisible sign inside an address: a mark of direction, a sign
   * without width. Taken out silently it would leave another address. What is no address as a whole stays as it is.
   */
  public static String marked(String typed) {
    if (typed.indexOf('@') < 0 || typed.length() > LONGEST * 2 || isAscii(typed)) {
      return typed;
    }
    int[] signs = typed.codePoints().toArray();
    int from = 0;
    int to = signs.length;
    while (from < to && isNothing(signs[from])) {
      from++;
    }
    while (to > from && isNothing(signs[to - 1])) {
      to--;
    }
    String inner = new String(signs, from, to - from);
    String plain = PlainText.clean(inner);
    if (!POSSIBLE.matcher(plain).matches()) {
      return typed;
    }
    StringBuilder marked = new StringBuilder();
    inner.codePoints()
        .forEach(sign -> marked.appendCodePoint(isNothing(sign) && plain.indexOf(sign) < 0 ? MARK : sign));
    return marked.toString();
  }

  private static boolean isNothing(int sign) {
    return PlainText.clean(Character.toString(sign)).isBlank();
  }

  /**
   * As its owner writes it: with the letters of its domain, where they are of one script and cannot be taken for those
   * of another name. What is kept, looked up and written to is the other form.
   */
  public static String shown(String kept) {
    int at = kept.lastIndexOf('@');
    if (!kept.contains("xn--") || at < 0) {
      return kept;
    }
    return kept.substring(0, at + 1)
        + Stream.of(kept.substring(at + 1).split("\\.", -1)).map(EmailAddress::label).collect(Collectors.joining("."));
  }

  private static String label(String kept) {
    if (!kept.startsWith("xn--")) {
      return kept;
    }
    StringBuilder own = new StringBuilder();
    IDNA.Info info = new IDNA.Info();
    NAMES.labelToUnicode(kept, own, info);
    // A name of letters that all look like a Latin one's is a trap even in a script of its own.
    return info.hasErrors() || ALIKE.failsChecks(own.toString()) || isAscii(ALIKE.getSkeleton(own.toString()))
        ? kept
        : own.toString();
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

package org.candour.screening;

import com.ibm.icu.text.SpoofChecker;
import java.text.Normalizer;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.candour.shared.PlainText;

/**
 * Whether a name that somebody typed would be taken for that of another: in any order, with a title or an initial,
 * without blanks, with marks left out or letters of another alphabet that look the same. It says so to a moderator, and
 * decides nothing.
 */
public final class NameLikeness {

  private static final int LONGEST = 200;
  private static final int SHORTEST = 5;
  private static final SpoofChecker ALIKE = new SpoofChecker.Builder().build();
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Set<String> TITLES = Set.of("dr", "doctor", "prof", "professor", "mr", "mrs", "ms", "miss", "mx",
      "sir", "dame", "sister", "nurse", "matron", "midwife", "consultant", "surgeon", "charge", "staff");
  private static final Set<String> CARE =
      Set.of("dr", "doctor", "professor", "nurse", "sister", "matron", "midwife", "consultant", "surgeon", "physio",
          "physiotherapist", "therapist", "paramedic", "pharmacist", "practitioner", "manager", "director", "chief",
          "executive", "officer", "ward", "clinic", "hospital", "hospice", "surgery", "trust", "nhs", "hse", "staff",
          "team", "department", "moderator", "admin", "administrator", "official", "candour");

  private NameLikeness() {}

  /** Whether readers could take what was typed for the name of this person. */
  public static boolean of(String typed, String person) {
    return List.of(false, true).stream().anyMatch(first -> of(words(typed, first), words(person, first)));
  }

  private static boolean of(List<String> typed, List<String> person) {
    if (typed.isEmpty() || person.isEmpty()) {
      return false;
    }
    String given = person.getFirst();
    String family = person.getLast();
    if (person.size() == 1) {
      return typed.equals(person);
    }
    String together = String.join("", typed);
    boolean joined = given.length() + family.length() >= SHORTEST
        && (together.contains(given + family) || together.contains(family + given));
    return joined || typed.contains(family) && (typed.contains(given) || typed.contains(given.substring(0, 1))
        || typed.stream().anyMatch(TITLES::contains));
  }

  /** Whether it says a job in care, or a body that gives it, rather than a name. */
  public static boolean saysAJob(String typed) {
    return words(typed, false).stream().anyMatch(CARE::contains);
  }

  /**
   * The words by which a table of persons is asked for whom {@link #of} could mean: in small letters, without marks.
   */
  public static Collection<String> keys(String typed) {
    Set<String> keys = new TreeSet<>();
    for (boolean first : new boolean[]{false, true}) {
      List<String> words = words(typed, first);
      keys.addAll(words);
      String together = String.join("", words);
      // Somebody who writes no blank may have put it anywhere.
      for (int i = 1; i < together.length(); i++) {
        keys.add(together.substring(0, i));
        keys.add(together.substring(i));
      }
    }
    keys.addAll(plain(typed));
    return keys;
  }

  /** Two ways of looking alike: a large I is a small l to the eye, and a small i is not. */
  private static List<String> words(String typed, boolean shapesFirst) {
    String text = PlainText.cut(typed, LONGEST);
    String alike = shapesFirst
        ? ALIKE.getSkeleton(text).toLowerCase(Locale.ROOT)
        : ALIKE.getSkeleton(text.toLowerCase(Locale.ROOT));
    return plain(alike);
  }

  /** The words of a name as a table of persons keeps them: in small letters, without marks. */
  public static List<String> bare(String name) {
    return plain(PlainText.cut(name, LONGEST));
  }

  private static List<String> plain(String text) {
    String bare =
        MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("").toLowerCase(Locale.ROOT);
    return List.copyOf(new LinkedHashSet<>(BETWEEN.splitAsStream(bare).filter(w -> !w.isEmpty()).toList()));
  }
}

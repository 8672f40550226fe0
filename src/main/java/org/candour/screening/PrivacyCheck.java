package org.candour.screening;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What in a text could show who somebody is: names, numbers, dates, addresses, "the only …". Advice for who wrote it,
 * never a refusal. {@code privacy.js} is its twin on the device: the same rules, the same word lists, the same finds.
 * Nothing is kept or logged.
 */
@Component
public class PrivacyCheck {

  private static final List<String> LEVELS = List.of("sure", "likely", "check");
  private static final int[] WEIGHTS = {10, 9, 8, 7, 6, 5, 4, 3, 2};
  private static final Pattern NUMBER_CUE = Pattern.compile("nhs|chi |chi:|h&c|health and|hospital|patient|number");
  private static final Comparator<PrivacyFind> SUREST =
      Comparator.comparing((PrivacyFind f) -> LEVELS.indexOf(f.level())).thenComparing(f -> -f.length())
          .thenComparing(PrivacyFind::start);

  private static final List<String> REASONS = List.of("name-title", "name-role", "name-called", "name-list",
      "name-small", "name-word", "name-unknown", "name-signed", "name-again", "ten-digits", "nhs-number", "chi-number",
      "hc-number", "ni-number", "reference", "reference-short", "vehicle", "account-number", "long-number", "email",
      "link", "postcode", "phone", "age", "date", "time", "address", "place", "only");
  private static final List<String> KINDS = List.of("name", "number", "email", "link", "postcode", "phone", "age",
      "date", "time", "address", "place", "only");

  private final PrivacyRules rules;

  /** With the rules and lists that are shipped. */
  public PrivacyCheck() {
    this(PrivacyRules.read());
  }

  PrivacyCheck(PrivacyRules rules) {
    this.rules = rules;
  }

  /**
   * All finds, in the order of the text, none over another.
   *
   * @param known names of what the text is about, such as a hospital: its words are no people
   */
  public List<PrivacyFind> find(String text, String known) {
    int[] places = TextCharacters.seen(text);
    if (places.length == text.length()) {
      return findSeen(text, known);
    }
    // A sign that nobody sees must not hide a number: it is left out, and the places are those of the text with it.
    StringBuilder seen = new StringBuilder(places.length);
    for (int place : places) {
      seen.append(text.charAt(place));
    }
    return findSeen(seen.toString(), known).stream()
        .map(f -> new PrivacyFind(places[f.start()], places[f.end() - 1] + 1, f.kind(), f.rule(), f.level())).toList();
  }

  private List<PrivacyFind> findSeen(String text, String known) {
    String plain = TextCharacters.each(text, TextCharacters::plainly);
    String low = TextCharacters.each(plain, TextCharacters::lowly);
    List<PrivacyFind> finds = new ArrayList<>();
    byRules(plain, low, finds);
    finds.addAll(new NameFinder(plain, new KnownWords(rules, words(known)), rules.lists()).find());
    return merge(finds);
  }

  private static Set<String> words(String text) {
    return TextToken.of(TextCharacters.each(text, TextCharacters::plainly)).stream().map(TextToken::key)
        .collect(Collectors.toSet());
  }

  /**
   * What is to be thought over about a screen name: name, year, address, gender, feeling; {@code screening.name.…} says
   * why.
   */
  public List<String> adviseOnName(String name, String address, String story) {
    return new ScreenNameAdvice(rules, name).advise(address, story);
  }

  /** The words of a text that say man or woman: what the device needs to know of a story for its advice on the name. */
  public String gendered(String text) {
    Set<String> said = words(text);
    return Stream.of("female", "male").flatMap(list -> rules.screen().getOrDefault(list, Set.of()).stream())
        .filter(said::contains).sorted().collect(Collectors.joining(" "));
  }

  /** The keys of the sentences that say why: by rule for names and numbers, by kind for the rest. */
  public static List<String> reasons() {
    return REASONS;
  }

  /** What a find can be. */
  public static List<String> kinds() {
    return KINDS;
  }

  private void byRules(String plain, String low, List<PrivacyFind> finds) {
    for (PrivacyRules.Rule rule : rules.rules()) {
      String text = rule.caseMatters() ? plain : low;
      Matcher match = rule.pattern().matcher(text);
      for (int from = 0; from <= text.length() && match.find(from);) {
        int start = match.start();
        int end = match.end();
        if (inside(text, start) || inside(text, end)) {
          from = start + 1;
          continue;
        }
        PrivacyFind find = new PrivacyFind(start, end, rule.kind(), rule.id(), rule.level());
        finds.add(rule.check().equals("ten") ? ten(find, low) : find);
        from = end;
      }
    }
  }

  /** Whether this place is in the middle of a word or number. */
  private static boolean inside(String text, int at) {
    return at > 0 && at < text.length() && solid(text.charAt(at)) && solid(text.charAt(at - 1));
  }

  private static boolean solid(char c) {
    return TextCharacters.letter(c) || TextCharacters.digit(c);
  }

  /** Ten digits: whose number they are, and how sure that is. */
  private static PrivacyFind ten(PrivacyFind find, String low) {
    String said = find.in(low);
    String digits = said.replaceAll("[ -]", "");
    boolean cued = NUMBER_CUE.matcher(low.substring(Math.max(0, find.start() - 40), find.start())).find();
    if (!nhs(digits)) {
      return new PrivacyFind(find.start(), find.end(), find.kind(), "ten-digits", cued ? "likely" : "check");
    }
    if (birthday(digits)) {
      return new PrivacyFind(find.start(), find.end(), find.kind(), "chi-number", "sure");
    }
    long first = Long.parseLong(digits.substring(0, 9));
    boolean northern = first >= 320_000_001 && first <= 399_999_999;
    return new PrivacyFind(find.start(), find.end(), find.kind(), northern ? "hc-number" : "nhs-number",
        cued || said.length() == 12 ? "sure" : "likely");
  }

  private static boolean nhs(String digits) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += WEIGHTS[i] * (digits.charAt(i) - '0');
    }
    return (11 - sum % 11) % 11 == digits.charAt(9) - '0';
  }

  private static boolean birthday(String digits) {
    int day = Integer.parseInt(digits.substring(0, 2));
    int month = Integer.parseInt(digits.substring(2, 4));
    return day >= 1 && day <= 31 && month >= 1 && month <= 12;
  }

  /**
   * Where two finds overlap the surer one stays, then the longer, then the earlier, then the one of the earlier rule.
   */
  private static List<PrivacyFind> merge(List<PrivacyFind> finds) {
    finds.sort(SUREST);
    BitSet taken = new BitSet();
    List<PrivacyFind> kept = new ArrayList<>();
    for (PrivacyFind find : finds) {
      int next = taken.nextSetBit(find.start());
      if (next < 0 || next >= find.end()) {
        taken.set(find.start(), find.end());
        kept.add(find);
      }
    }
    kept.sort(Comparator.comparing(PrivacyFind::start));
    return List.copyOf(kept);
  }
}

package org.candour.written;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterDirection;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;
import org.jspecify.annotations.Nullable;

/**
 * In which language a text is, and from which side it runs. Found out from the text itself; what is too short to tell
 * is taken to be in the language of where it was written. Who wrote it, and a moderator, may say another.
 */
public final class TextLanguages {

  // The languages that are spoken where we serve, as the model calls them: it knows others, which are hardly ever
  // meant.
  private static final Map<String, String> TAGS = tags("""
      eng=en cym=cy gle=ga pol=pl ron=ro pan=pa pnb=pa-PK urd=ur ben=bn guj=gu ara=ar fra=fr por=pt spa=es deu=de \
      ita=it tam=ta tel=te hin=hi mal=ml
      som=so tur=tr lit=lt lav=lv lvs=lv slk=sk ces=cs hun=hu bul=bg rus=ru ukr=uk ell=el fas=fa pes=fa pus=ps cmn=zh \
      jpn=ja kor=ko vie=vi tha=th tgl=tl
      nep=ne sin=si swa=sw nld=nl sqi=sq hrv=hr srp=sr bos=bs slv=sl ekk=et est=et fin=fi swe=sv dan=da nob=nb nno=nn \
      heb=he kat=ka hye=hy mkd=mk
      ind=id msa=ms kan=kn mar=mr bel=be isl=is cat=ca eus=eu glg=gl uzb=uz kaz=kk tgk=tg mlt=mt afr=af zul=zu""");
  /** What a script says by itself, where the text is too short for more. */
  private static final Map<Integer, String> SCRIPTS =
      Map.ofEntries(Map.entry(UScript.ARABIC, "ar"), Map.entry(UScript.HEBREW, "he"), Map.entry(UScript.CYRILLIC, "ru"),
          Map.entry(UScript.GREEK, "el"), Map.entry(UScript.DEVANAGARI, "hi"), Map.entry(UScript.BENGALI, "bn"),
          Map.entry(UScript.GURMUKHI, "pa"), Map.entry(UScript.GUJARATI, "gu"), Map.entry(UScript.TAMIL, "ta"),
          Map.entry(UScript.TELUGU, "te"), Map.entry(UScript.KANNADA, "kn"), Map.entry(UScript.MALAYALAM, "ml"),
          Map.entry(UScript.SINHALA, "si"), Map.entry(UScript.THAI, "th"), Map.entry(UScript.LAO, "lo"),
          Map.entry(UScript.KHMER, "km"), Map.entry(UScript.MYANMAR, "my"), Map.entry(UScript.HANGUL, "ko"),
          Map.entry(UScript.HIRAGANA, "ja"), Map.entry(UScript.KATAKANA, "ja"), Map.entry(UScript.HAN, "zh"),
          Map.entry(UScript.ARMENIAN, "hy"), Map.entry(UScript.GEORGIAN, "ka"), Map.entry(UScript.ETHIOPIC, "am"),
          Map.entry(UScript.TIBETAN, "bo"), Map.entry(UScript.SYRIAC, "syr"), Map.entry(UScript.THAANA, "dv"));
  private static final Map<Integer, List<String>> OF_SCRIPT =
      Map.of(UScript.ARABIC, List.of("ar", "ur", "fa", "ps", "pa-PK"), UScript.CYRILLIC,
          List.of("ru", "uk", "bg", "sr", "mk", "be", "kk", "tg"), UScript.DEVANAGARI, List.of("hi", "ne", "mr"),
          UScript.HAN, List.of("zh", "ja"));
  /** Fewer letters tell too little. */
  private static final int TELLING = 18;
  private static final int ENOUGH = 3_000;
  private static final double SURE = 2;
  private static final double CLEAR = 1.15;
  /** What moderators write in, how far it must be ahead in a title, and how much one of its small words counts. */
  private static final String DESK = "en";
  private static final double AHEAD = 1.05;
  private static final double TELLS = 1.5;
  private static final Set<String> DESK_WORDS =
      Set.of("the", "about", "and", "of", "with", "for", "was", "were", "from", "this", "that", "when", "who", "story");
  private static final Cache<String, String> KNOWN =
      Caffeine.newBuilder().maximumWeight(4_000_000).weigher((String text, String tag) -> text.length() + 50).build();

  private TextLanguages() {}

  private static Map<String, String> tags(String pairs) {
    return Stream.of(pairs.strip().split("\\s+")).map(pair -> pair.split("="))
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
  }

  /** Loaded when the first text asks for it. */
  private static final class Detector {

    private static final LanguageDetectorModel MODEL = read();

    private static LanguageDetectorModel read() {
      try (InputStream model = Objects.requireNonNull(TextLanguages.class.getResourceAsStream("/langdetect-183.bin"))) {
        return new LanguageDetectorModel(model);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** The languages that somebody may choose from, by their tags. */
  public static List<String> all() {
    return Stream.of(TAGS.values().stream(), SCRIPTS.values().stream(), Stream.of("gd", "ku")).flatMap(tags -> tags)
        .distinct().sorted().toList();
  }

  /** A language in its own words: Cymraeg, Polski. */
  public static String name(String tag) {
    Locale locale = Locale.forLanguageTag(tag);
    String name = locale.getDisplayName(locale);
    return name.isEmpty() ? tag : name.substring(0, 1).toUpperCase(locale) + name.substring(1);
  }

  /** The language that somebody names: by its tag, in its own words or in those of whoever reads. */
  public static Optional<String> named(String name, Locale reader) {
    String wanted = name.strip().toLowerCase(Locale.ROOT);
    return all().stream().filter(
        tag -> Stream.of(tag, name(tag), name(tag, reader)).anyMatch(n -> n.toLowerCase(Locale.ROOT).equals(wanted)))
        .findFirst();
  }

  /** A language in the words of whoever reads: Welsh, Polish. */
  public static String name(String tag, Locale reader) {
    return Locale.forLanguageTag(tag).getDisplayName(reader);
  }

  /** The language of a text as a tag of BCP 47. */
  public static String of(String text, String otherwise) {
    return of(text, otherwise, List.of());
  }

  /** @param among the only languages that people write in here; all that are known where it is empty */
  public static String of(String text, String otherwise, List<String> among) {
    String some = text.length() > ENOUGH ? text.substring(0, ENOUGH) : text;
    return some.isBlank() ? otherwise : KNOWN.get(otherwise + among + " " + some, key -> found(some, otherwise, among));
  }

  /** The same among all languages that are known: of a letter, which may go anywhere. */
  public static @Nullable String tag(String text) {
    return tag(text, List.of());
  }

  /**
   * The language of a text for its {@code lang}, or null where it is too short to tell and what stands around it says
   * enough.
   *
   * @param among as in {@link #of(String, String, List)}
   */
  public static @Nullable String tag(String text, List<String> among) {
    String tag = of(text, "", among);
    return tag.isEmpty() ? null : tag;
  }

  /**
   * The language of a title, which need not be its story's: a moderator may have given it. Few words are enough to tell
   * the language of the story from that in which moderators write.
   */
  public static String ofTitle(String title, String story) {
    if (title.isBlank()) {
      return story;
    }
    String key = "title " + story + " " + title;
    String known = KNOWN.getIfPresent(key);
    // Finding it out may ask for the language of a text, which is kept in the same place: so not within its own
    // computation.
    String tag = known == null ? titled(title, story) : known;
    KNOWN.put(key, tag);
    return tag;
  }

  private static String titled(String title, String story) {
    boolean latin =
        title.codePoints().filter(Character::isLetter).allMatch(sign -> UScript.getScript(sign) == UScript.LATIN);
    String language = story.split("-")[0];
    if (!latin || language.equals(DESK)) {
      return of(title, story);
    }
    if (!ULocale.addLikelySubtags(ULocale.forLanguageTag(story)).getScript().equals("Latn")) {
      return of(title, DESK);
    }
    Map<String, Double> guesses = guesses(title);
    // The model does not know Scottish Gaelic, and takes it for its neighbour.
    double own = guesses.getOrDefault(language.equals("gd") ? "ga" : language, 0.0);
    double desk = guesses.getOrDefault(DESK, 0.0);
    // Names of places are in the language of the place; what stands between them says more.
    for (String word : title.toLowerCase(Locale.ROOT).split("[^\\p{L}]+")) {
      desk *= DESK_WORDS.contains(word) ? TELLS : 1;
    }
    return own > 0 && desk >= AHEAD * own ? DESK : story;
  }

  private static String found(String text, String otherwise, List<String> among) {
    Map<Integer, Integer> scripts = new HashMap<>();
    int letters = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int sign = text.codePointAt(i);
      if (Character.isLetter(sign)) {
        letters++;
        scripts.merge(UScript.getScript(sign), 1, Integer::sum);
      }
    }
    int script =
        scripts.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey).orElse(UScript.LATIN);
    if (script == UScript.HAN && (scripts.containsKey(UScript.HIRAGANA) || scripts.containsKey(UScript.KATAKANA))) {
      return isAmong("ja", among) ? "ja" : otherwise;
    }
    String usual = SCRIPTS.get(script);
    if (usual != null) {
      List<String> possible =
          OF_SCRIPT.getOrDefault(script, List.of(usual)).stream().filter(tag -> isAmong(tag, among)).toList();
      if (possible.isEmpty() || possible.contains(otherwise) && letters < TELLING) {
        return otherwise;
      }
      String likely = possible.contains(usual) ? usual : possible.getFirst();
      return possible.size() == 1 || letters < TELLING ? likely : best(text, possible, likely);
    }
    return script != UScript.LATIN || letters < TELLING ? otherwise : latin(text, otherwise, among);
  }

  private static boolean isAmong(String tag, List<String> among) {
    return among.isEmpty() || among.contains(tag);
  }

  private static Map<String, Double> guesses(String text) {
    Map<String, Double> guesses = new HashMap<>();
    // One for each text: what looks at it is small, and two must not share it. The model is what weighs, and it is only
    // read.
    for (Language each : new LanguageDetectorME(Detector.MODEL).predictLanguages(text)) {
      String tag = TAGS.get(each.getLang());
      if (tag != null) {
        guesses.merge(tag, each.getConfidence(), Math::max);
      }
    }
    return guesses;
  }

  private static String best(String text, List<String> possible, String usual) {
    Map<String, Double> guesses = guesses(text);
    return possible.stream().max((a, b) -> Double.compare(guesses.getOrDefault(a, 0.0), guesses.getOrDefault(b, 0.0)))
        .orElse(usual);
  }

  private static String latin(String text, String otherwise, List<String> among) {
    Map<String, Double> guesses = guesses(text);
    String best =
        guesses.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey).orElse(otherwise);
    String said = best.equals("ga") && isGaelic(text) ? "gd" : best;
    double much = guesses.getOrDefault(best, 0.0);
    double next = guesses.entrySet().stream().filter(g -> !g.getKey().equals(best) && isAmong(g.getKey(), among))
        .mapToDouble(Map.Entry::getValue).max().orElse(0);
    // Neighbours are hard to tell apart, so that the best need only be a little ahead of those that are written here;
    // it must be far ahead
    // of where we are.
    boolean sure = much >= SURE * guesses.getOrDefault(otherwise.split("-")[0], 0.0) && much >= CLEAR * next;
    return sure && isAmong(said, among) ? said : otherwise;
  }

  /** Irish leans its accents to the right, Scottish Gaelic to the left; the model knows the first alone. */
  private static boolean isGaelic(String text) {
    return text.chars().filter(c -> "àèìòùÀÈÌÒÙ".indexOf(c) >= 0).count() > text.chars()
        .filter(c -> "áéíóúÁÉÍÓÚ".indexOf(c) >= 0).count();
  }

  /** From which side a text runs: by most of its letters, whatever it begins with. */
  public static String direction(String text) {
    int right = 0;
    int left = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      switch (UCharacter.getDirection(text.codePointAt(i))) {
        case UCharacterDirection.RIGHT_TO_LEFT, UCharacterDirection.RIGHT_TO_LEFT_ARABIC -> right++;
        case UCharacterDirection.LEFT_TO_RIGHT -> left++;
        default -> {}
      }
    }
    return right > left ? "rtl" : "ltr";
  }
}

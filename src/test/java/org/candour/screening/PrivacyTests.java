package org.candour.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import org.candour.Work;
import org.candour.journeys.Visitor;
import org.candour.shared.PlainText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The privacy check finds what it should, leaves alone what it should, and is the same on the device and on the server.
 */
class PrivacyTests {

  private static final PrivacyCheck CHECK = new PrivacyCheck();

  /** An example: which rule, whether it finds something, and what. */
  private record Example(String rule, boolean positive, String marked) {

    String text() {
      return marked.replace("[", "").replace("]", "");
    }
  }

  private static List<Example> examples() throws IOException {
    List<Example> all = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of("src/test/resources/screening/privacy.txt"))) {
      if (!line.startsWith("#")) {
        String rule = line.substring(0, line.indexOf(" | ")).strip();
        all.add(new Example(rule.replace("- ", ""), !rule.startsWith("- "),
            line.substring(line.indexOf(" | ") + 3).replace("\\n", "\n")));
      }
    }
    return all;
  }

  /** The text with brackets around each find of this rule. */
  private static String marked(String text, List<PrivacyFind> finds, String rule) {
    StringBuilder marked = new StringBuilder(text);
    for (PrivacyFind find : finds.reversed()) {
      if (find.rule().equals(rule)) {
        marked.insert(find.end(), ']').insert(find.start(), '[');
      }
    }
    return marked.toString();
  }

  @Test
  void everyRuleFindsItsExamplesAndLeavesTheOthersAlone() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (Example example : examples()) {
      List<PrivacyFind> finds = CHECK.find(example.text(), "");
      String marked = marked(example.text(), finds, example.rule());
      boolean good = example.positive()
          ? marked.contains("[") && spans(example.marked()).containsAll(spans(marked))
          : !marked.contains("[");
      if (!good) {
        wrong.add(example + " gave " + marked + " " + finds);
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static List<String> spans(String marked) {
    List<String> spans = new ArrayList<>();
    for (int at = marked.indexOf('['); at >= 0; at = marked.indexOf('[', at + 1)) {
      spans.add(marked.substring(at + 1, marked.indexOf(']', at)));
    }
    return spans;
  }

  @Test
  void everyRuleHasExamplesAndEveryFindItsSentences() throws IOException {
    TreeSet<String> shown = new TreeSet<>(examples().stream().filter(Example::positive).map(Example::rule).toList());
    PrivacyRules.read().rules().forEach(rule -> assertThat(shown).contains(rule.id()));
    Properties sentences = new Properties();
    try (var in = Files.newBufferedReader(Path.of("src/main/resources/words/en/screening.properties"))) {
      sentences.load(in);
    }
    assertThat(examples().stream().flatMap(e -> CHECK.find(e.text(), "").stream()).map(PrivacyFind::reason))
        .isSubsetOf(PrivacyCheck.reasons());
    PrivacyCheck.reasons().forEach(reason -> assertThat(sentences).containsKey("screening.why." + reason));
    PrivacyCheck.kinds()
        .forEach(kind -> assertThat(sentences).containsKeys("screening.what." + kind, "screening.instead." + kind));
  }

  @Test
  void whatTheStoryIsAboutIsNoPerson() {
    assertThat(CHECK.find("I was at Thornwick and saw Rampton.", "Thornwick Hospital, Rampton")).isEmpty();
    assertThat(CHECK.find("I thank Thornwick.", "")).isNotEmpty();
  }

  @Test
  void placesInTheTextAreThoseOfItsCharacters() {
    String text = "\uD83D\uDE00\uD83D\uDE00 Zoe\u0301 שלום Sarah, n\u00BA\u200F Żaneta";
    assertThat(CHECK.find(text, "").stream().map(f -> f.in(text))).contains("Sarah", "Żaneta", "Zoe\u0301");
    String digits = "Ring \uFF10\uFF17\uFF17\uFF10\uFF10 \uFF19\uFF10\uFF10\uFF11\uFF12\uFF13 or ٠٧٧٠٠ ٩٠٠١٢٣";
    assertThat(CHECK.find(digits, "")).hasSize(2).allMatch(f -> f.kind().equals("phone"));
    String hidden = "My NHS number 943\u2060476\u20605919, and Sar\u00ADah";
    assertThat(CHECK.find(hidden, "").stream().map(f -> f.in(hidden))).containsExactly("943\u2060476\u20605919",
        "Sar\u00ADah");
  }

  /** Texts that make a careless search slow, and texts in which places are easily miscounted. */
  private static List<String> hostile() {
    List<String> all = new ArrayList<>();
    for (String bit : List.of("a", "1", "a-", "1 ", "A ", "a.", "the only ", "\uD83D\uDE00", "Mr ", "0(", "Xqzzab ",
        " ", "\n", "Live on ", "1 Abc ", "@", "Xqzabcdefgh. ", "e\u0301", "שָׁלוֹם ", "Sarah ", "\uD83D",
        "I am the local ", "rare aa ", "+1 ", "Sarah's ", "w.w.w.", "07700 900123 ")) {
      all.add(bit.repeat(60_000 / bit.length()) + "x");
    }
    all.add("word Sarah in the ward. ".repeat(20_000));
    return all;
  }

  /** Twice the text takes little more than twice the work: a busy machine changes nothing about that. */
  @Test
  void nothingHangs() {
    for (String text : hostile()) {
      String half = PlainText.cut(text, text.length() / 2);
      Work.grows("privacy check on " + text.substring(0, 10), () -> CHECK.find(half, ""), () -> CHECK.find(text, ""));
    }
  }

  @Test
  void theDeviceFindsTheSame() throws IOException {
    List<String> texts = new ArrayList<>(examples().stream().map(Example::text).toList());
    hostile().forEach(text -> texts.add(text.substring(0, 3_000)));
    texts.add(hostile().getLast());
    texts.add("My NHS number 943\u2060476\u20605919, and Sar\u00ADah \u200B07700\uFEFF 900123");
    texts.add("\uD83D\uDE00 Zoe\u0301 שלום İpek ß ſ K Żaneta Ǆ ŁUKASZ ǅ ﬁ Ω ΣΑΣ Привет Дмитрий\u00A07700\u2011900");
    // Half a pair of characters does not survive the way to the browser.
    for (int i = 0; i < 300; i++) {
      StringBuilder text = new StringBuilder();
      java.util.Random random = new java.util.Random(i);
      for (int n = 0; n < 60; n++) {
        text.append(random.nextInt(6) == 0
            ? String.valueOf((char) random.nextInt(0xD800))
            : texts.get(random.nextInt(150)).split(" ")[0]).append(random.nextInt(5) == 0 ? "" : " ");
      }
      texts.add(text.toString());
    }
    try (Visitor visitor = Visitor.withScript()) {
      Twin twin = new Twin(visitor);
      assertThat(twin.different(CHECK, texts)).isEmpty();
      for (String name : List.of("Emily1984", "Hope", "SummerBreeze", "summerbreeze", "sarahsmith", "angrymum",
          "jsmithers", "Zoë77", "MrNobody", "07700900123", "ŁukaszX", "😀😀")) {
        assertThat(twin.advise(name, "j.smithers@post.example", "I went with my dad"))
            .isEqualTo(CHECK.adviseOnName(name, "j.smithers@post.example", "I went with my dad"));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"Emily1984,'',name year", "kestrelqm,'',''", "Hope,'',''", "Rose,'',''", "Summer,'',''",
      "SummerBreeze,'',''", "summerbreeze,'',''", "jsmithers,jsmithers@post.example,address", "Fatima,'',name",
      "sarahsmith,'',name", "MrNobody,'',name", "walker72,'',year", "07700 900123,'',number", "wren943476591,'',number",
      "SheffieldMum,'',gender", "sheffielddad,'',''", "AngryPatient,'',feeling", "Joy,'',''", "QuietHeronBridge,'',''"})
  void adviceOnScreenNames(String name, String address, String advice) {
    assertThat(String.join(" ", CHECK.adviseOnName(name, address, "I went with my dad."))).isEqualTo(advice);
  }

  @Test
  void findsWhatOthersMarkedInSentencesOfTheirOwn() throws IOException {
    Path shared = Path.of(Optional.ofNullable(System.getenv("CANDOUR_SHARED")).orElse("../shared")).resolve("data");
    assumeTrue(Files.isDirectory(shared),
        "these sentences are not part of the project, and " + shared + " is not there");
    Map<String, MarkedSentences.Count> found = new MarkedSentences(shared).found(CHECK);
    for (String kind : List.of("AGE", "CREDIT_CARD", "EMAIL_ADDRESS", "IBAN_CODE", "PHONE_NUMBER", "DOMAIN_NAME")) {
      assertThat(found.get(kind).share()).as(kind).isGreaterThan(0.95);
    }
    assertThat(found.get("PERSON").share()).isGreaterThan(0.94);
    assertThat(found.get("STREET_ADDRESS").share()).as("of all countries").isGreaterThan(0.7);
  }

  @Test
  void suggestedNamesNeedNoAdvice() {
    ScreenNames names = new ScreenNames();
    assertThat(names.all()).isGreaterThan(500_000);
    names.words().values().forEach(words -> {
      for (String word : words) {
        assertThat(CHECK.adviseOnName(word, "somebody@post.example", "")).as(word).isEmpty();
        assertThat(new Screening().flags(word)).as(word).isEmpty();
      }
    });
    for (String name : names.suggest(2_000)) {
      assertThat(CHECK.adviseOnName(name, "somebody@post.example", "")).as(name).isEmpty();
      assertThat(name).hasSizeBetween(9, 24);
    }
  }

  @Test
  void aDayInTheOtherLanguagesOfTheseIslandsIsFound() {
    for (String[] each : new String[][]{{"Es i'r ysbyty ar y 3ydd o Fawrth 2026 gyda fy mam.", "3ydd o Fawrth 2026"},
        {"Daeth y llythyr 12 Mawrth.", "12 Mawrth"}, {"Bhí mé ann ar an 12 de Mhárta 2026.", "12 de Mhárta 2026"},
        {"Bha mi ann air 12 den Mhàrt 2026.", "12 den Mhàrt 2026"},
        {"Byłam tam 12 marca 2026 z mamą.", "12 marca 2026"}, {"میں 12 مارچ 2026 کو ہسپتال گئی۔", "12 مارچ 2026"},
        {"ذهبت في ١٢ مارس ٢٠٢٦ إلى المستشفى.", "١٢ مارس ٢٠٢٦"}}) {
      assertThat(CHECK.find(each[0], "")).filteredOn(f -> f.kind().equals("date")).as(each[0])
          .extracting(f -> f.in(each[0])).containsExactly(each[1]);
    }
  }

  /** Every sentence begins with a capital; in a language whose words we do not know that makes no name. */
  @Test
  void whatBeginsAWelshSentenceIsNoNameForThat() {
    String story = "Roedd y nyrsys yn garedig iawn wrth fy mam. Cawsom wybod popeth am y driniaeth. Gwelsom feddyg o"
        + " fewn awr, ac eglurodd bopeth yn glir. "
        + "Mae popeth yn iawn erbyn hyn diolch byth. Arhosodd pawb gyda ni drwy'r nos. Teimlais yn"
        + " ddiogel. Hoffwn ddiolch i bawb.";
    assertThat(CHECK.find(story, "")).isEmpty();
    String named = "Roedd y nyrsys yn garedig iawn wrth fy mam. Eglurodd Smithersfield bopeth yn glir wrth y teulu.";
    assertThat(CHECK.find(named, "")).extracting(f -> f.in(named)).containsExactly("Smithersfield");
    String english = "It was a long night on the ward. Smithersfield explained everything to the family.";
    assertThat(CHECK.find(english, "")).extracting(f -> f.in(english)).containsExactly("Smithersfield");
  }
}

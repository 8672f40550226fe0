package org.candour.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.candour.Browserless;
import org.candour.Cast;
import org.candour.Scene;
import org.candour.Tales;
import org.candour.TestHouse;
import org.candour.decision.Reason;
import org.candour.journeys.EveryPage;
import org.candour.shared.Sentences;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.web.util.HtmlUtils;

/**
 * Every sentence of every page comes from the files of sentences: while these tests run each stands between « and »,
 * and whatever else is read on a page is no sentence of ours but somebody's words, a name or a number.
 */
class PseudoLanguageTests {

  private static final Pattern SILENT =
      Pattern.compile("(?s)<(script|style|svg|head|template|textarea)\\b.*?</\\1>|<!--.*?-->");
  /**
   * What is in a language of its own says so: stories and answers, names of languages. The pages that we write in
   * Markdown have a file for each language, and what is typed or copied letter by letter is no sentence.
   */
  private static final Pattern OF_OTHERS =
      Pattern.compile("(?s)<(?!html)(\\w+)\\b[^>]*\\s(?:lang=\"|translate=\"no\")[^>]*>.*?</\\1>|<code.*?</code>"
          + "|<div class=\"prose\">.*?</div>");
  private static final Pattern READ = Pattern.compile("\\b(?:alt|title|aria-label|placeholder)=\"([^\"]*)\"");
  private static final Pattern BLANKS = Pattern.compile("[\\s\u00A0]+");
  private static final Pattern MARKS = Pattern.compile("[*_`#>\\[\\]()|]");
  private static final Pattern ADDRESS = Pattern.compile("[/@]|\\w\\.\\w{2}|^demo-");
  private static final Pattern SMALL = Pattern.compile("tag|name|title|code|kind|holder|town|occasion|last_error");
  private static final Pattern ELLIPSIS = Pattern.compile(" ?(?:…|\\.\\.\\.)$");
  private static final int SHORT = 3;
  /** What is longer is no name, and stands in a line by itself. */
  private static final int LONG = 200;
  private static final Pattern TAG = Pattern.compile("(?s)<[^>]*>");
  private static final Pattern WORD = Pattern.compile("(?<!\\p{L})\\p{L}{3,}");
  /** Days, months and languages are called by the language itself. */
  private static final Set<String> CALENDAR = Stream
      .of(Arrays.stream(DayOfWeek.values()).map(d -> d.getDisplayName(TextStyle.FULL, Locale.UK)),
          Arrays.stream(Month.values()).map(m -> m.getDisplayName(TextStyle.FULL, Locale.UK)),
          Arrays.stream(Month.values()).map(m -> m.getDisplayName(TextStyle.SHORT, Locale.UK)),
          Arrays.stream(Locale.getISOLanguages()).map(l -> Locale.of(l).getDisplayLanguage(Locale.UK)))
      .flatMap(names -> names).collect(Collectors.toSet());
  private static final TestHouse HOUSE = TestHouse.get();
  private static Sentences real;

  /** The sentences of a language, each between « and ». */
  private record Marked(Sentences real) implements Sentences {

    @Override
    public String say(String key, Object... args) {
      return "«" + real.say(key, args) + "»";
    }

    @Override
    public boolean knows(String key) {
      return real.knows(key);
    }

    @Override
    public String language() {
      return real.language();
    }
  }

  @BeforeAll
  static void mark() {
    real = HOUSE.bean(SentenceFiles.class).in("en");
    books().put("en", new Marked(real));
  }

  @AfterAll
  static void unmark() {
    books().put("en", real);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Sentences> books() {
    return (Map<String, Sentences>) ReflectionTestUtils.getField(HOUSE.bean(SentenceFiles.class), "byLanguage");
  }

  @Test
  void everySentenceOfAPageComesFromTheFiles() throws IOException {
    Map<String, List<String>> all = EveryPage.byVisitor();
    Map<String, Browserless> callers = new HashMap<>();
    all.keySet().forEach(who -> callers.put(who, EveryPage.caller(who)));
    Said said = new Said();
    Set<String> found = new LinkedHashSet<>();
    int pages = 0;
    for (Map.Entry<String, List<String>> visitor : all.entrySet()) {
      Browserless caller = callers.get(visitor.getKey());
      // What only a demo has is for who builds this.
      for (String page : visitor.getValue().stream().filter(p -> !p.matches("/(?:_dev/.*|demo)")).toList()) {
        pages++;
        for (String left : left(caller.get(page).body())) {
          String rest = said.rest(shown(left));
          if (!rest.isEmpty()) {
            found.add(page + ": " + rest);
          }
        }
      }
    }
    assertThat(pages).isGreaterThan(150);
    assertThat(found).isEmpty();
  }

  @Test
  void everySentenceOfALetterComesFromTheFiles() throws IOException {
    long before = HOUSE.sql().sql("select coalesce(max(id), 0) from outbound_mail").query(Long.class).single();
    Scene scene = Scene.published("The bell by my bed " + UUID.randomUUID(), "Nobody came when I rang at night.");
    Browserless nurse = Cast.get().fresh("responder");
    nurse.post("/work/stories/" + scene.story + "/response", "body", "Thank you for telling us.", "change", "none",
        "send", "1");
    nurse.post("/work/stories/" + scene.story + "/read");
    Tales tales = new Tales();
    tales.decide(
        tales.tell("uk-england", Scene.ward(), "Sold " + UUID.randomUUID(), "Buy it now at our shop, all of you."),
        "reject", Reason.COMMERCIAL, "Sold", "Buy it now at our shop, all of you.");
    new Browserless(HOUSE.address()).post("/sign-in/link", "address", "amara.okafor@fenwick.example");
    HOUSE.pass(Duration.ofMinutes(40));
    List<String> letters = HOUSE.sql()
        .sql("select subject_line || E'\\n' || body_text from outbound_mail where id > ? and body_text is not null")
        .param(before).query(String.class).list();
    Said said = new Said();
    assertThat(letters).hasSizeGreaterThan(3);
    assertThat(letters.stream().flatMap(l -> outside(l).stream()).map(l -> said.rest(plain(l)))
        .filter(rest -> !rest.isEmpty()).distinct().toList()).isEmpty();
  }

  @Test
  void everySentenceOnPaperComesFromTheFiles() throws IOException {
    String page = EveryPage.byVisitor().get("nurse").stream().filter(p -> p.matches("/work/links/\\d+")).findFirst()
        .orElseThrow();
    Browserless nurse = EveryPage.caller("nurse");
    Said said = new Said();
    for (String print : List.of("poster", "leaflet")) {
      try (PDDocument document = Loader.loadPDF(nurse.bytes(page + "/" + print + ".pdf"))) {
        String text = new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        assertThat(text).contains("«", "»");
        assertThat(outside(text).stream().map(l -> said.rest(plain(l))).filter(rest -> !rest.isEmpty()).toList())
            .as(print).isEmpty();
      }
    }
  }

  @Test
  void whatIsHardWiredIsFound() {
    Said said = new Said(List.of("Ward 7"));
    assertThat(said.rest(shown("Ward 7: &lt;b&gt;"))).isEmpty();
    assertThat(left("<p>«Good day» <b>Wired hard</b> Ward 7</p><a title=\"Wired too\">«x»</a>").stream()
        .map(l -> said.rest(shown(l))).filter(rest -> !rest.isEmpty()).toList())
        .containsExactlyInAnyOrder("Wired hard", "Wired too");
  }

  /** What a page says outside of our sentences, piece by piece. */
  private static List<String> left(String html) {
    String read = OF_OTHERS.matcher(SILENT.matcher(html).replaceAll(" ")).replaceAll(" ");
    List<String> left = new ArrayList<>();
    for (Matcher attribute = READ.matcher(read); attribute.find();) {
      left.addAll(outside(attribute.group(1)));
    }
    left.addAll(outside(TAG.matcher(read).replaceAll("\n")));
    return left;
  }

  /** The lines that stand outside of « and ». */
  private static List<String> outside(String text) {
    StringBuilder out = new StringBuilder();
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '«' ? 1 : c == '»' ? -1 : 0;
      if (depth == 0) {
        out.append(c == '»' ? '\n' : c);
      }
    }
    return out.toString().lines().map(String::strip).filter(l -> WORD.matcher(l).find()).toList();
  }

  /** A piece of a page: its signs are read as a browser reads them, once. */
  private static String shown(String html) {
    return plain(HtmlUtils.htmlUnescape(html));
  }

  /** Without addresses, and without the signs by which Markdown says how words look. */
  private static String plain(String text) {
    return Arrays.stream(BLANKS.split(text)).filter(word -> !ADDRESS.matcher(word).find())
        .map(word -> MARKS.matcher(word).replaceAll("")).filter(word -> !word.isEmpty())
        .collect(Collectors.joining(" "));
  }

  /** Everything that somebody wrote or that something is called, as tables and the pages in Markdown hold it. */
  private static final class Said {

    private final Set<String> lines = new LinkedHashSet<>();
    private final Map<String, List<String>> byBeginning = new HashMap<>();
    private final StringBuilder all = new StringBuilder();

    Said(List<String> texts) {
      texts.forEach(text -> add(text, true));
    }

    /** Letters are no source of it: what they say is ours. Why one did not leave is a code, and so is its occasion. */
    Said() throws IOException {
      for (String column : HOUSE.sql().sql("""
          select format('select distinct %s from %I where %I is not null', case
              when c.data_type = 'ARRAY' then format('unnest(%I)::text', c.column_name) else quote_ident(c.column_name)
            end, c.table_name, c.column_name)
          from information_schema.columns c join information_schema.tables t
            on t.table_name = c.table_name and t.table_schema = c.table_schema
          where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
            and c.data_type in ('text', 'character varying', 'ARRAY')
            and c.table_name <> 'event_publication'
            and (c.table_name <> 'outbound_mail' or c.column_name in ('occasion', 'last_error'))""").query(String.class)
          .list()) {
        // What is written small is a code, unless something is called so.
        boolean small = SMALL.matcher(column).find();
        HOUSE.sql().sql(column).query(String.class).list().forEach(text -> add(text, small));
      }
      HOUSE.sql().sql("""
          select distinct said #>> '{}' from telling_draft,
            jsonb_path_query(answers, '$.** ? (@.type() == "string")') as said""").query(String.class).list()
          .forEach(text -> add(text, true));
      for (Resource page : new PathMatchingResourcePatternResolver().getResources("classpath*:texts/en/*.md")) {
        add(page.getContentAsString(StandardCharsets.UTF_8).replaceAll("(?<=\\S)\n(?=\\w)", " "), false);
      }
    }

    private void add(String text, boolean small) {
      all.append(plain(text)).append('\n');
      text.lines().map(PseudoLanguageTests::plain)
          .filter(l -> small || l.contains(" ") || !l.equals(l.toLowerCase(Locale.ROOT)))
          .filter(l -> l.length() >= SHORT && lines.add(l)).filter(l -> l.length() <= LONG)
          .forEach(l -> byBeginning.computeIfAbsent(l.substring(0, SHORT), any -> new ArrayList<>()).add(l));
    }

    /** What of a line nobody wrote and nothing is called. */
    String rest(String line) {
      String rest = lines.contains(line) ? "" : withoutNames(line);
      return rest.isEmpty() || all.indexOf(ELLIPSIS.matcher(line).replaceAll("")) >= 0 ? "" : rest;
    }

    private String withoutNames(String line) {
      StringBuilder rest = new StringBuilder();
      for (int at = 0; at < line.length();) {
        int name = longestName(line, at);
        rest.append(name == 0 ? line.charAt(at) : ' ');
        at += Math.max(name, 1);
      }
      return WORD.matcher(rest).results().map(MatchResult::group).filter(w -> !CALENDAR.contains(w))
          .collect(Collectors.joining(" "));
    }

    private int longestName(String line, int at) {
      boolean inside = at > 0 && Character.isLetter(line.charAt(at - 1));
      String beginning = line.substring(at, Math.min(line.length(), at + SHORT));
      return inside
          ? 0
          : byBeginning.getOrDefault(beginning, List.of()).stream()
              .filter(name -> line.startsWith(name, at) && ends(line, at + name.length())).mapToInt(String::length)
              .max().orElse(0);
    }

    private static boolean ends(String line, int at) {
      return at == line.length() || !Character.isLetter(line.charAt(at));
    }
  }
}

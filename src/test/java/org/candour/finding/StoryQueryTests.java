package org.candour.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.candour.index.StoryAnalyzer;
import org.candour.index.StoryWords;
import org.candour.shared.RegionId;
import org.candour.tagging.TagVocabulary;
import org.candour.tagging.TagWord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.LinkedMultiValueMap;

class StoryQueryTests {

  private static final RegionId HERE = new RegionId("uk-england");
  private static final StoryAnalyzer ANALYZER = new StoryAnalyzer();
  private static final ResolvedNames PLAIN = ResolvedNames.plain(ZoneId.of("Europe/London"));
  private static final QueryBuilder WANTED = new QueryBuilder(ANALYZER, () -> StoryQueryTests.SYNONYMS);
  private static final SpellingSuggestions CORRECTIONS =
      new SpellingSuggestions(ANALYZER, () -> StoryQueryTests.SYNONYMS);
  private static final TagSynonyms SYNONYMS = new TagSynonyms(
      new TagVocabulary.Snapshot(1,
          List.of(new TagWord(1, "en", "gp practice", "service", 0, List.of("gp", "family doctor"), List.of("surgery")),
              new TagWord(2, "en", "operation", "procedure", 0, List.of("op"), List.of("surgery")),
              new TagWord(3, "en", "a&e", "service", 0, List.of("casualty", "emergency department"), List.of()))),
      ANALYZER);
  private static IndexSearcher searcher;

  @BeforeAll
  static void threeStories() throws Exception {
    ByteBuffersDirectory folder = new ByteBuffersDirectory();
    try (IndexWriter writer = new IndexWriter(folder, new IndexWriterConfig(ANALYZER))) {
      writer.addDocument(story("1", "Kind nurses in paediatrics",
          "They organised everything, and the colour of the walls made us smile."));
      writer.addDocument(story("2", "Eleven hours in A&E", "Nobody told us what was happening. The parking was dear."));
      writer.addDocument(story("3", "A new hip", "My mum's nurses explained the operation twice."));
    }
    searcher = new IndexSearcher(DirectoryReader.open(folder));
  }

  private static Document story(String id, String title, String body) {
    Document document = new Document();
    document.add(new StringField("id", id, Field.Store.YES));
    document.add(new StringField("region", HERE.value(), Field.Store.NO));
    StoryWords.put(document, "title", title);
    StoryWords.put(document, "body", body);
    return document;
  }

  static List<String> hostile() {
    return List.of("\"", "\"\"\"", "\"unbalanced", "a \" b \" c \"", "-", "--", "-\"", "-\"\"", "*", "***", "?*?", "*a",
        "the", "the of and", "x".repeat(10_000), "word ".repeat(2_000), "\"".repeat(10_000), "-".repeat(10_000),
        "(((((", "a AND OR NOT b", "title:[a TO", "/regex[/", "\\", "\\\\\"", "a~0.5^9", "&&||!", "{}",
        "\u0000\u0001\u001b", "\ud800", "\udc00\ud800", "\u202Eevil", "🩺🩹", "' or 1=1 --", "%%__",
        "<script>alert(1)</script>", "${jndi:ldap://x}", "\n\t\r", "  ", "À", "\u0301".repeat(500), "😀".repeat(300));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void neverFailsOnWhatIsTyped(String typed) throws Exception {
    StoryQuery query = StoryQuery.of(HERE, Map.of("words", typed, "tag", typed, "service", typed, "role", typed,
        "progress", typed, "from", typed, "to", typed, "sort", typed, "page", typed));
    assertThat(query.words().length()).isLessThanOrEqualTo(StoryQuery.MOST_CHARACTERS);
    assertThat(query.role()).isEmpty();
    assertThat(query.page()).isEqualTo(1);
    assertThat(query.address()).startsWith("/stories");
    assertThat(searcher.count(WANTED.of(query, PLAIN))).isBetween(0, 3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"the", "*", "\"\"", "-", "the of it", "!"})
  void findsNothingWhereNothingOfWhatWasTypedCanBeLookedFor(String typed) throws Exception {
    assertThat(found(typed)).isZero();
    assertThat(found("")).as("who typed nothing sees all").isEqualTo(3);
  }

  @Test
  void findsByStemPhraseAndExclusion() throws Exception {
    assertThat(found("nurse")).isEqualTo(2);
    assertThat(found("nurses -hip")).isEqualTo(1);
    assertThat(found("\"new hip\"")).isEqualTo(1);
    assertThat(found("\"hip new\"")).isZero();
    assertThat(found("-nurse")).isEqualTo(1);
    assertThat(found("hip parking")).isZero();
    assertThat(found("A&E")).isEqualTo(1);
  }

  @Test
  void readsBritishAndAmericanAlike() throws Exception {
    assertThat(found("pediatrics")).isEqualTo(1);
    assertThat(found("paediatrics")).isEqualTo(1);
    assertThat(found("organized")).isEqualTo(1);
    assertThat(found("color")).isEqualTo(1);
  }

  @Test
  void saysInItsAddressWhatItWasAskedFor() {
    StoryQuery query = StoryQuery.of(HERE,
        Map.of("words", "hip \"ward 12\"", "role", "relative", "change", "yes", "from", "2026-01-31", "page", "3"));
    assertThat(query.page()).isEqualTo(3);
    assertThat(query.address()).isEqualTo("/stories?words=hip+%22ward+12%22&role=relative&change=yes&from=2026-01-31");
    assertThat(StoryQuery.of(HERE, Map.of("q", "hip")).address()).isEqualTo("/stories?words=hip");
    assertThat(StoryQuery.of(HERE, Map.of()).address()).isEqualTo("/stories");
  }

  @Test
  void findsUnderOtherNames() throws Exception {
    assertThat(found("casualty")).isEqualTo(1);
    assertThat(found("emergency departments")).isEqualTo(1);
    assertThat(found("casualty parking")).isEqualTo(1);
    assertThat(found("surgery")).as("who types it may mean an operation").isEqualTo(1);
    assertThat(found("\"emergency department\"")).as("a phrase means itself").isZero();
    assertThat(found("-casualty")).as("what is left out is what was typed").isEqualTo(3);
  }

  @Test
  void aTypingErrorFindsAfterWhatFits() throws Exception {
    Query close = WANTED.close(StoryQuery.of(HERE, Map.of("words", "nurzes")), PLAIN,
        word -> CORRECTIONS.of(searcher.getIndexReader(), word));
    assertThat(found("nurzes")).isZero();
    assertThat(searcher.count(close)).isEqualTo(2);
    assertThat(CORRECTIONS.line(searcher.getIndexReader(), "kind nurzes -hipp \"nwe hip\""))
        .isEqualTo("kind nurses -hipp \"nwe hip\"");
    assertThat(WANTED.close(StoryQuery.of(HERE, Map.of("words", "-nurse")), PLAIN, word -> List.of())).isNull();
  }

  @Test
  void itsTextSaysWholeWhatItAsks() {
    Random random = new Random(20261122);
    List<String> names = List.of("words", "q", "service", "near", "within", "tag", "good", "improve", "feel",
        "polarity", "condition", "role", "language", "progress", "change", "from", "to", "toldFrom", "toldTo", "sort",
        "page", "criticalityFrom", "criticalityTo", "mine", "ours", "unknown");
    List<String> values = new ArrayList<>(hostile());
    values.addAll(StoryQuery.ROLES);
    values.addAll(StoryQuery.PROGRESS);
    values.addAll(StoryQuery.SORTS);
    values.addAll(List.of("yes", "good", "2026-01-31", "0000-00-00", "5", "25", "0", "99999", "-1", "en", "cy",
        "LN1 4ZQ", "Tea & cake; 100%+", "İSTANBUL", "ﬁne", "  two  words ", "a=b&c=d?e#f", "%41", "%", "x".repeat(80),
        "İ".repeat(79)));
    int told = 0;
    for (int i = 0; i < 5_000; i++) {
      LinkedMultiValueMap<String, String> typed = new LinkedMultiValueMap<>();
      for (int n = random.nextInt(12); n >= 0; n--) {
        typed.add(names.get(random.nextInt(names.size())), values.get(random.nextInt(values.size())));
      }
      StoryQuery query = StoryQuery.of(HERE, typed);
      assertThat(StoryQuery.parse(HERE, query.text())).as("%s", typed).isEqualTo(query.onPage(1));
      assertThat(StoryQuery.parse(HERE, query.address())).isEqualTo(query.onPage(1));
      assertThat(StoryQuery.parse(HERE, query.text()).text()).isEqualTo(query.text());
      StaffQuery staff = StaffQuery.of(HERE, 7, 9, typed);
      assertThat(StaffQuery.parse(HERE, 7, 9, staff.text())).as("%s", typed).isEqualTo(staff.onPage(1));
      told += query.narrows() ? 1 : 0;
    }
    assertThat(told).isGreaterThan(3_000);
  }

  @Test
  void aTagAndWhatItAnswersAreOneThing() {
    StoryQuery query = StoryQuery.parse(HERE, "tag=Kindness&polarity=good");
    assertThat(query.good()).containsExactly("kindness");
    assertThat(query.text()).isEqualTo("good=kindness");
    assertThat(query.and("improve", "waiting").without("good", "kindness").text()).isEqualTo("improve=waiting");
    assertThat(StoryQuery.parse(HERE, "near=LN1").text()).isEqualTo("near=LN1&within=25");
    assertThat(StoryQuery.parse(HERE, "sort=nearest&within=5").text()).as("nothing is near nothing").isEmpty();
  }

  @Test
  void namesTheDayItDoesNotUnderstand() {
    assertThat(StoryQuery.problems(Map.of("from", "soon")).at("from")).isPresent();
    assertThat(StoryQuery.problems(Map.of("from", "2026-02-30")).at("from")).isPresent();
    assertThat(StoryQuery.problems(Map.of("from", "2026-03-02", "to", "2026-03-01")).at("to")).isPresent();
    assertThat(StoryQuery.problems(Map.of("from", "", "to", "2026-03-01")).any()).isFalse();
  }

  private static int found(String q) throws Exception {
    return searcher.count(WANTED.of(StoryQuery.of(HERE, Map.of("words", q)), PLAIN));
  }
}

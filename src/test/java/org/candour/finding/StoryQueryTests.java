package org.candour.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.candour.shared.RegionId;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoryQueryTests {

  private static final RegionId HERE = new RegionId("uk-england");
  private static final StoryAnalyzer ANALYZER = new StoryAnalyzer();
  private static final Wanted WANTED = new Wanted(ANALYZER);
  private static IndexSearcher searcher;

  @BeforeAll
  static void threeStories() throws Exception {
    ByteBuffersDirectory folder = new ByteBuffersDirectory();
    try (IndexWriter writer = new IndexWriter(folder, new IndexWriterConfig(ANALYZER))) {
      writer.addDocument(story("1", "Kind nurses in paediatrics", "They organised everything, and the colour of the walls made us smile."));
      writer.addDocument(story("2", "Eleven hours in A&E", "Nobody told us what was happening. The parking was dear."));
      writer.addDocument(story("3", "A new hip", "My mum's nurses explained the operation twice."));
    }
    searcher = new IndexSearcher(DirectoryReader.open(folder));
  }

  private static Document story(String id, String title, String body) {
    Document document = new Document();
    document.add(new StringField("id", id, Field.Store.YES));
    document.add(new StringField("region", HERE.value(), Field.Store.NO));
    document.add(new TextField("title", title, Field.Store.NO));
    document.add(new TextField("body", body, Field.Store.NO));
    return document;
  }

  static List<String> hostile() {
    return List.of("\"", "\"\"\"", "\"unbalanced", "a \" b \" c \"", "-", "--", "-\"", "-\"\"", "*", "***", "?*?", "*a", "the", "the of and",
        "x".repeat(10_000), "word ".repeat(2_000), "\"".repeat(10_000), "-".repeat(10_000), "(((((", "a AND OR NOT b", "title:[a TO", "/regex[/",
        "\\", "\\\\\"", "a~0.5^9", "&&||!", "{}", "\u0000\u0001\u001b", "\ud800", "\udc00\ud800", "\u202Eevil", "🩺🩹", "' or 1=1 --", "%%__",
        "<script>alert(1)</script>", "${jndi:ldap://x}", "\n\t\r", "  ", "À", "\u0301".repeat(500), "😀".repeat(300));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void neverFailsOnWhatIsTyped(String typed) throws Exception {
    StoryQuery query = StoryQuery.of(HERE, Map.of("words", typed, "tag", typed, "service", typed, "role", typed, "progress", typed,
        "from", typed, "to", typed, "sort", typed, "page", typed));
    assertThat(query.words().length()).isLessThanOrEqualTo(StoryQuery.MOST_CHARACTERS);
    assertThat(query.role()).isEmpty();
    assertThat(query.page()).isEqualTo(1);
    assertThat(query.address()).startsWith("/stories");
    assertThat(searcher.count(WANTED.of(query, null, ZoneId.of("Europe/London")))).isBetween(0, 3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "the", "*", "\"\"", "-"})
  void findsEverythingWhereNothingCanBeLookedFor(String typed) throws Exception {
    assertThat(found(typed)).isEqualTo(3);
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
    assertThat(List.of("hemorrhage", "haemorrhage").stream().map(Spelling::one).distinct()).hasSize(1);
    assertThat(List.of("diarrhea", "diarrhoea").stream().map(Spelling::one).distinct()).hasSize(1);
    assertThat(List.of("anesthetist", "anaesthetist").stream().map(Spelling::one).distinct()).hasSize(1);
    assertThat(Spelling.one("hour")).isEqualTo("hour");
    assertThat(Spelling.one("does")).isEqualTo("does");
  }

  @Test
  void saysInItsAddressWhatItWasAskedFor() {
    StoryQuery query = StoryQuery.of(HERE, Map.of("words", "hip \"ward 12\"", "role", "relative", "change", "yes", "from", "2026-01-31", "page", "3"));
    assertThat(query.page()).isEqualTo(3);
    assertThat(query.address()).isEqualTo("/stories?words=hip+%22ward+12%22&role=relative&change=yes&from=2026-01-31");
    assertThat(StoryQuery.of(HERE, Map.of("q", "hip")).address()).isEqualTo("/stories?words=hip");
    assertThat(StoryQuery.of(HERE, Map.of()).address()).isEqualTo("/stories");
  }

  @Test
  void namesTheDayItDoesNotUnderstand() {
    assertThat(StoryQuery.problems(Map.of("from", "soon")).at("from")).isPresent();
    assertThat(StoryQuery.problems(Map.of("from", "2026-02-30")).at("from")).isPresent();
    assertThat(StoryQuery.problems(Map.of("from", "2026-03-02", "to", "2026-03-01")).at("to")).isPresent();
    assertThat(StoryQuery.problems(Map.of("from", "", "to", "2026-03-01")).any()).isFalse();
  }

  private static int found(String q) throws Exception {
    return searcher.count(WANTED.of(StoryQuery.of(HERE, Map.of("words", q)), null, ZoneId.of("Europe/London")));
  }
}

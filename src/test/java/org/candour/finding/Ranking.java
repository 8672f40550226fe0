package org.candour.finding;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.candour.index.Filled;
import org.candour.index.IndexFolder;
import org.candour.index.StoryAnalyzer;
import org.candour.index.StoryWords;
import org.candour.shared.RegionId;
import org.candour.tagging.TagVocabulary;
import org.candour.tagging.TagWord;

/** The search as the site does it, over documents of a benchmark instead of a database. */
public final class Ranking {

  public static final RegionId REGION = new RegionId("uk-england");
  private static final Pattern SEED = Pattern.compile("  \\('(\\w+)', (-?\\d), '(.*)'\\)[,;]");
  private static final Pattern TYPED = Pattern.compile("\\('(\\w+)', '(\\w+)'\\)");

  private final IndexFolder folder;
  private final Filled filled;
  private final StorySearch answers;
  private final QueryBuilder wanted;
  private final SpellingSuggestions corrections;
  private final ResolvedNames plain = ResolvedNames.plain(ZoneId.of("Europe/London"));

  public Ranking(Path home) throws IOException {
    StoryAnalyzer analyzer = new StoryAnalyzer();
    folder = new IndexFolder(home, "bench", analyzer);
    filled = new Filled(folder);
    answers = new StorySearch(folder);
    TagSynonyms synonyms = new TagSynonyms(vocabulary(), analyzer);
    wanted = new QueryBuilder(analyzer, () -> synonyms);
    corrections = new SpellingSuggestions(analyzer, () -> synonyms);
  }

  /** The vocabulary that a new site begins with. */
  private static TagVocabulary.Snapshot vocabulary() throws IOException {
    Map<String, List<String>> typed = new HashMap<>();
    Matcher more = TYPED.matcher(migration("V202611231320__tagging_more_synonyms.sql"));
    while (more.find()) {
      typed.computeIfAbsent(more.group(1), w -> new ArrayList<>()).add(more.group(2));
    }
    List<TagWord> words = new ArrayList<>();
    for (String line : migration("V202611230701__tagging_vocabulary.sql").lines().toList()) {
      Matcher seed = SEED.matcher(line);
      if (seed.matches()) {
        List<String> names =
            Arrays.stream(seed.group(3).replace("''", "'").split("\\|")).map(n -> n.toLowerCase(Locale.ROOT)).toList();
        List<String> only = names.stream().filter(n -> n.startsWith("~")).map(n -> n.substring(1)).toList();
        words.add(new TagWord(words.size(), "en", names.getFirst(), seed.group(1), Integer.parseInt(seed.group(2)),
            names.stream().skip(1).filter(n -> !n.startsWith("~")).toList(),
            Stream.concat(only.stream(), typed.getOrDefault(names.getFirst(), List.of()).stream()).toList()));
      }
    }
    if (words.size() < 300 || typed.isEmpty()) {
      throw new IllegalStateException("the vocabulary was not read");
    }
    return new TagVocabulary.Snapshot(1, words);
  }

  private static String migration(String name) throws IOException {
    try (InputStream file = Objects.requireNonNull(Ranking.class.getResourceAsStream("/db/migration/" + name))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** A document that is no story yet. */
  public static Document document(long number, String title, String body) {
    Document document = new Document();
    document.add(new StringField("id", Long.toString(number), Field.Store.YES));
    document.add(new NumericDocValuesField("number", number));
    document.add(new StringField("region", REGION.value(), Field.Store.NO));
    StoryWords.put(document, "title", title);
    StoryWords.put(document, "body", body);
    return document;
  }

  /** Something that can be filtered and counted. */
  public static void choice(Document document, String field, String value) {
    document.add(new StringField(field, value, Field.Store.NO));
    document.add(new SortedSetDocValuesFacetField(field, value));
  }

  public static void published(Document document, long millis) {
    document.add(new LongPoint("published", millis));
    document.add(new NumericDocValuesField("published", millis));
  }

  public void add(Document document) throws IOException {
    filled.add(document);
  }

  public void done() throws IOException {
    filled.done();
    folder.search(searcher -> Objects.requireNonNullElse(searcher.countable(), this));
  }

  private StorySearch.Wish wish(StoryQuery query) {
    var fits = wanted.of(query, plain);
    return new StorySearch.Wish(fits, fits,
        searcher -> wanted.close(query, plain, word -> corrections.of(searcher.getIndexReader(), word)));
  }

  /** The numbers of the first documents for these words. */
  public List<Long> rank(String words, int most) {
    StoryQuery query = StoryQuery.of(REGION, QueryParts.none().add("words", words).add("sort", "relevant"));
    return answers.page(wish(query), StorySearch.order(query, null), 0, most).ids();
  }

  /**
   * What a page of the search asks for: twenty stories, their number, and every facet. Gives how many choices there
   * are.
   */
  public long page(String words, List<String> children) {
    StoryQuery query = StoryQuery.of(REGION, QueryParts.none().add("words", words));
    StorySearch.Wish wish = wish(query);
    StorySearch.Page page = answers.page(wish, StorySearch.order(query, null), 0, Finding.PER_PAGE);
    return page.total() + answers.facets(wish, found -> {
      var counted = found.orElseThrow();
      long choices = 0;
      for (String name : List.of("good", "improve", "feel", "role", "progress", "language", "change", "year")) {
        choices +=
            FacetCounts.named(counted, name, name.equals("year") ? 40 : 12).map(f -> f.values().size()).orElse(0);
      }
      for (String child : children) {
        choices += Math.min(1, FacetCounts.stories(counted, "service", child));
      }
      return choices;
    });
  }

  /** Matching alone, of a story that is read already. */
  public static List<Long> matching(org.candour.finding.SavedQueryMatcher matcher, Document story,
      List<Long> covering) {
    return matcher.matching(story, covering);
  }

  public void close() {
    filled.close();
  }
}

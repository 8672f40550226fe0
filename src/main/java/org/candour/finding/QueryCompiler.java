package org.candour.finding;

import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.candour.index.Indexes;
import org.candour.index.StoryAnalyzer;
import org.candour.tagging.TagVocabulary;
import org.springframework.stereotype.Component;

/** What a query means in the words of the index, with the vocabulary as it stands now. */
@Component
class QueryCompiler {

  private final StoryAnalyzer analyzer;
  private final TagVocabulary vocabulary;
  private final QueryBuilder wanted;
  private final SpellingSuggestions corrections;
  private volatile Read read =
      new Read(-1, new TagSynonyms(new TagVocabulary.Snapshot(-1, java.util.List.of()), new StoryAnalyzer()));

  QueryCompiler(Indexes indexes, TagVocabulary vocabulary) {
    this.analyzer = indexes.analyzer();
    this.vocabulary = vocabulary;
    this.wanted = new QueryBuilder(analyzer, this::synonyms);
    this.corrections = new SpellingSuggestions(analyzer, this::synonyms);
  }

  /** What nothing fits. */
  static final Query NOTHING = new MatchNoDocsQuery("nothing");

  private record Read(long version, TagSynonyms synonyms) {}

  private TagSynonyms synonyms() {
    TagVocabulary.Snapshot now = vocabulary.snapshot();
    if (now.version() != read.version) {
      read = new Read(now.version(), new TagSynonyms(now, analyzer));
    }
    return read.synonyms;
  }

  /** Which vocabulary counts now. */
  long version() {
    return vocabulary.snapshot().version();
  }

  Query fits(StoryQuery query, ResolvedNames resolved) {
    return wanted.of(query, resolved);
  }

  StorySearch.Wish of(StoryQuery query, ResolvedNames resolved) {
    ResolvedNames words = resolved.everywhere()
        ? ResolvedNames.plain(resolved.zone()).inEveryRegion()
        : ResolvedNames.plain(resolved.zone());
    return new StorySearch.Wish(fits(query, resolved),
        fits(StoryQuery.of(query.region(), QueryParts.none().add("words", query.words())), words),
        searcher -> wanted.close(query, resolved, word -> corrections.of(searcher.getIndexReader(), word)));
  }

  /** Whether words were typed of which none can be looked for: "the of", "!". */
  boolean saysNothing(StoryQuery query) {
    return wanted.saysNothing(query);
  }

  SpellingSuggestions corrections() {
    return corrections;
  }
}

package org.candour.finding;

import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.candour.index.Indexes;
import org.candour.index.StoryAnalyzer;
import org.candour.tagging.Vocabulary;
import org.springframework.stereotype.Component;

/** What a query means in the words of the index, with the vocabulary as it stands now. */
@Component
class Meaning {

  private final StoryAnalyzer analyzer;
  private final Vocabulary vocabulary;
  private final Wanted wanted;
  private final Corrections corrections;
  private volatile Read read =
      new Read(-1, new Synonyms(new Vocabulary.Snapshot(-1, java.util.List.of()), new StoryAnalyzer()));

  Meaning(Indexes indexes, Vocabulary vocabulary) {
    this.analyzer = indexes.analyzer();
    this.vocabulary = vocabulary;
    this.wanted = new Wanted(analyzer, this::synonyms);
    this.corrections = new Corrections(analyzer, this::synonyms);
  }

  /** What nothing fits. */
  static final Query NOTHING = new MatchNoDocsQuery("nothing");

  private record Read(long version, Synonyms synonyms) {}

  private Synonyms synonyms() {
    Vocabulary.Snapshot now = vocabulary.snapshot();
    if (now.version() != read.version) {
      read = new Read(now.version(), new Synonyms(now, analyzer));
    }
    return read.synonyms;
  }

  /** Which vocabulary counts now. */
  long version() {
    return vocabulary.snapshot().version();
  }

  Query fits(StoryQuery query, Resolved resolved) {
    return wanted.of(query, resolved);
  }

  Answers.Wish of(StoryQuery query, Resolved resolved) {
    Resolved words =
        resolved.everywhere() ? Resolved.plain(resolved.zone()).inEveryRegion() : Resolved.plain(resolved.zone());
    return new Answers.Wish(fits(query, resolved),
        fits(StoryQuery.of(query.region(), QueryParts.none().add("words", query.words())), words),
        searcher -> wanted.close(query, resolved, word -> corrections.of(searcher.getIndexReader(), word)));
  }

  /** Whether words were typed of which none can be looked for: "the of", "!". */
  boolean saysNothing(StoryQuery query) {
    return wanted.saysNothing(query);
  }

  Corrections corrections() {
    return corrections;
  }
}

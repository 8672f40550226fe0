package org.candour.finding;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.candour.directory.Service;
import org.candour.index.Indexes;
import org.candour.shared.Problems;
import org.candour.shared.RegionId;
import org.candour.tagging.TagVocabulary;
import org.springframework.stereotype.Component;

/** Answers a {@link StoryQuery} with the numbers of stories. What is shown is loaded through {@code public_story}. */
@Component
public class Finding {

  /** How many stories stand on one page of a list. */
  public static final int PER_PAGE = 20;
  private static final int SUGGESTED = 5;
  private static final int MOST_TERMS = 300;

  private final StorySearch answers;
  private final QueryCompiler meaning;
  private final QueryNames lookups;
  private final FacetCounts counts;
  private final TagVocabulary vocabulary;

  Finding(Indexes indexes, QueryCompiler meaning, QueryNames lookups, FacetCounts counts, TagVocabulary vocabulary) {
    this.answers = new StorySearch(indexes.everybodys());
    this.meaning = meaning;
    this.lookups = lookups;
    this.counts = counts;
    this.vocabulary = vocabulary;
  }

  /**
   * One page of what was found.
   *
   * @param ids in the order asked for; what fits before what only comes close
   * @param total how many there are in all
   * @param close how many of them only come close: with another word for one that nobody writes, or with a word missing
   */
  public record FoundStories(List<Long> ids, long total, long close) {

    public static final FoundStories NOTHING = new FoundStories(List.of(), 0, 0);
  }

  /** How many of the stories found carry a tag. */
  public record TagCount(String tag, long stories) {}

  /**
   * What may be meant by something half typed: places that stories are about, tags and conditions that stories have.
   */
  public record Suggestions(List<Service> services, List<TagCount> tags, List<TagCount> conditions) {

    public static final Suggestions NONE = new Suggestions(List.of(), List.of(), List.of());

    public boolean any() {
      return !services.isEmpty() || !tags.isEmpty() || !conditions.isEmpty();
    }
  }

  public FoundStories find(StoryQuery query) {
    return find(query, PER_PAGE);
  }

  /** As many as {@code perPage} on a page. */
  public FoundStories find(StoryQuery query, int perPage) {
    ResolvedNames resolved = lookups.of(query);
    if (resolved.lost()) {
      return FoundStories.NOTHING;
    }
    StorySearch.Page page = answers.page(meaning.of(query, resolved), StorySearch.order(query, resolved.place()),
        (query.page() - 1) * perPage, perPage);
    return new FoundStories(page.ids(), page.total(), page.close());
  }

  /** How many fit. */
  public long count(StoryQuery query) {
    ResolvedNames resolved = lookups.of(query);
    return resolved.lost() ? 0 : answers.count(meaning.fits(query, resolved));
  }

  /** What the query names and nobody knows, such as a place: beside its field. */
  public Problems unknown(StoryQuery query) {
    Problems problems = lookups.unknown(query);
    if (meaning.saysNothing(query)) {
      problems.add("words", "finding.query.words-nothing");
    }
    return problems;
  }

  /** Ways to narrow what is found, with how many stories each leaves. */
  public List<Facet> facets(StoryQuery query) {
    ResolvedNames resolved = lookups.of(query);
    return resolved.lost()
        ? List.of()
        : answers.facets(meaning.of(query, resolved), counted -> counts.of(counted, query));
  }

  /** The words that may have been meant, where hardly anything fits those that were typed, and stories have them. */
  public Optional<StoryQuery> didYouMean(StoryQuery query) {
    ResolvedNames resolved = lookups.of(query);
    if (resolved.lost() || !query.hasWords() || answers.count(meaning.fits(query, resolved)) >= StorySearch.FEW) {
      return Optional.empty();
    }
    String better = answers.ask(searcher -> meaning.corrections().line(searcher.getIndexReader(), query.words()));
    StoryQuery other = query.with("words", better);
    // A word that only a story had which is gone now may still stand in the files; then nothing is found for it.
    return better.equals(query.words()) || answers.count(meaning.fits(other, resolved)) == 0
        ? Optional.empty()
        : Optional.of(other);
  }

  /** What may be meant by something half typed. */
  public Suggestions suggest(RegionId region, String typed) {
    String plain = TagVocabulary.plain(QueryParts.cut(typed, StoryQuery.MOST_CHARACTERS));
    if (plain.length() < 2) {
      return Suggestions.NONE;
    }
    Map<String, Long> conditions = new LinkedHashMap<>();
    for (var word : vocabulary.snapshot().words()) {
      if (word.grp().equals("condition") && conditions.size() < SUGGESTED
          && word.typed().stream().anyMatch(name -> name.startsWith(plain))) {
        long stories = count(StoryQuery.of(region, QueryParts.none().add("condition", word.word())));
        if (stories > 0) {
          conditions.put(word.word(), stories);
        }
      }
    }
    List<Service> services = counts.services(region, plain, SUGGESTED).stream()
        .filter(s -> count(StoryQuery.of(region, QueryParts.none().add("service", s.code()))) > 0).toList();
    return new Suggestions(services, answers.ask(searcher -> tags(searcher, region, plain)),
        conditions.entrySet().stream().map(e -> new TagCount(e.getKey(), e.getValue())).toList());
  }

  /** Tags that begin like this and that a story of the region carries now. */
  private static List<TagCount> tags(IndexSearcher searcher, RegionId region, String plain) throws IOException {
    Terms terms = MultiTerms.getTerms(searcher.getIndexReader(), "tag");
    List<TagCount> found = new ArrayList<>();
    if (terms == null) {
      return found;
    }
    TermsEnum at = terms.iterator();
    TermsEnum.SeekStatus status = at.seekCeil(new BytesRef(plain));
    BytesRef term = status == TermsEnum.SeekStatus.END ? null : at.term();
    for (int i = 0; i < MOST_TERMS && term != null && term.utf8ToString().startsWith(plain); i++) {
      Query here =
          new BooleanQuery.Builder().add(new TermQuery(new Term("tag", BytesRef.deepCopyOf(term))), Occur.FILTER)
              .add(new TermQuery(new Term("region", region.value())), Occur.FILTER).build();
      int stories = searcher.count(here);
      if (stories > 0) {
        found.add(new TagCount(term.utf8ToString(), stories));
      }
      term = at.next();
    }
    found.sort(Comparator.comparingLong(TagCount::stories).reversed().thenComparing(TagCount::tag));
    return List.copyOf(found.subList(0, Math.min(SUGGESTED, found.size())));
  }

}

package org.candour.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.facet.Facets;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.candour.access.Rights;
import org.candour.access.StoryReach;
import org.candour.index.Indexes;
import org.candour.index.StaffDocuments;
import org.candour.shared.Problems;
import org.candour.shared.Right;
import org.candour.subscriptions.Subscriptions;
import org.springframework.stereotype.Component;

/** Answers a {@link StaffQuery}: always within the reach of who asks, from an index of its own. */
@Component
public class StaffFinding {

  private final StorySearch answers;
  private final QueryCompiler meaning;
  private final QueryNames lookups;
  private final FacetCounts counts;
  private final Subscriptions subscriptions;
  private final Rights rights;

  StaffFinding(Indexes indexes, QueryCompiler meaning, QueryNames lookups, FacetCounts counts,
      Subscriptions subscriptions, Rights rights) {
    this.answers = new StorySearch(indexes.staff());
    this.meaning = meaning;
    this.lookups = lookups;
    this.counts = counts;
    this.subscriptions = subscriptions;
    this.rights = rights;
  }

  public Finding.FoundStories find(StaffQuery query, int perPage) {
    ResolvedNames resolved = lookups.of(query.story()).inEveryRegion();
    if (resolved.lost()) {
      return Finding.FoundStories.NOTHING;
    }
    StorySearch.Page page = answers.page(wish(query, resolved), StorySearch.order(query.story(), resolved.place()),
        (query.story().page() - 1) * perPage, perPage);
    return new Finding.FoundStories(page.ids(), page.total(), page.close());
  }

  public Problems unknown(StaffQuery query) {
    Problems problems = lookups.unknown(query.story());
    if (meaning.saysNothing(query.story())) {
      problems.add("words", "finding.query.words-nothing");
    }
    return problems;
  }

  /**
   * Ways to narrow what is found.
   *
   * @param mine private tags of the person, which are counted for nobody else
   * @param ours tags that the subscription shares
   */
  public List<Facet> facets(StaffQuery query, List<String> mine, List<String> ours) {
    ResolvedNames resolved = lookups.of(query.story()).inEveryRegion();
    if (resolved.lost()) {
      return List.of();
    }
    StoryReach tagged = reach(query, Right.TAG);
    if (tagged.equals(reach(query, Right.READ_SCOPE))) {
      return answers.facets(wish(query, resolved), found -> facets(found, query, tags(found, query, mine, ours)));
    }
    // Tags are counted where the person may see them, which is less than what they may read.
    List<Facet> tags = tagged.isNothing()
        ? List.of()
        : answers.facets(wish(query, resolved, both(reached(tagged), scope(query))),
            found -> tags(found, query, mine, ours));
    return answers.facets(wish(query, resolved), found -> facets(found, query, tags));
  }

  private static List<Facet> tags(Optional<Facets> found, StaffQuery query, List<String> mine, List<String> ours) {
    return found.map(counted -> List.of(
        FacetCounts.known(counted, "mine", left(mine, query.mine()), tag -> StaffDocuments.whose(query.person(), tag)),
        FacetCounts.known(counted, "ours", left(ours, query.ours()),
            tag -> StaffDocuments.whose(query.subscription(), tag))))
        .orElse(List.of());
  }

  private List<Facet> facets(Optional<Facets> found, StaffQuery query, List<Facet> tags) {
    List<Facet> all = new ArrayList<>();
    if (found.isPresent()) {
      Facets counted = found.get();
      FacetCounts.named(counted, "criticality", StaffQuery.MOST_CRITICAL + 1)
          .filter(f -> query.criticalityFrom() < 0 && query.criticalityTo() < 0 && seesCriticality(query))
          .ifPresent(f -> all.add(
              new Facet("criticality", f.values().stream().sorted((a, b) -> b.value().compareTo(a.value())).toList())));
    }
    all.addAll(tags);
    all.addAll(counts.of(found, query.story(), () -> counts.services(subscriptions.scope(query.subscription()))));
    return all.stream().filter(f -> !f.values().isEmpty()).toList();
  }

  private static List<String> left(List<String> all, List<String> chosen) {
    return all.stream().filter(t -> !chosen.contains(t)).toList();
  }

  private StorySearch.Wish wish(StaffQuery query, ResolvedNames resolved) {
    return wish(query, resolved, scope(query));
  }

  private StorySearch.Wish wish(StaffQuery query, ResolvedNames resolved, Query scope) {
    StorySearch.Wish wish = meaning.of(query.story(), resolved);
    return new StorySearch.Wish(narrowed(query, scope, wish.fits()), both(scope, wish.gauge()), searcher -> {
      Query close = wish.closeTo().apply(searcher);
      return close == null ? null : narrowed(query, scope, close);
    });
  }

  /**
   * Everything that the person reaches there today; whoever asks about criticality or tags finds only where they may
   * see them.
   */
  private Query scope(StaffQuery query) {
    Query scope = reached(reach(query, Right.READ_SCOPE));
    if (query.criticalityFrom() >= 0 || query.criticalityTo() >= 0) {
      scope = both(reached(reach(query, Right.SEE_CRITICALITY)), scope);
    }
    return query.mine().isEmpty() && query.ours().isEmpty() ? scope : both(reached(reach(query, Right.TAG)), scope);
  }

  private StoryReach reach(StaffQuery query, Right right) {
    return rights.reach(query.person(), query.subscription(), right);
  }

  private static Query reached(StoryReach reach) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    reach.parts().stream().collect(Collectors.groupingBy(p -> List.of(p.least(), p.most()))).forEach((span, parts) -> {
      BooleanQuery.Builder part = new BooleanQuery.Builder().add(
          QueryBuilder.anyOf("service", parts.stream().map(p -> Long.toString(p.service())).toList()), Occur.FILTER);
      // A story without criticality counts as 0, and has no such field.
      if (span.getFirst() > 0) {
        part.add(IntPoint.newRangeQuery("criticality", span.getFirst(), StaffQuery.MOST_CRITICAL), Occur.FILTER);
      }
      if (span.getLast() < StaffQuery.MOST_CRITICAL) {
        part.add(IntPoint.newRangeQuery("criticality", span.getLast() + 1, StaffQuery.MOST_CRITICAL), Occur.MUST_NOT);
      }
      any.add(part.build(), Occur.SHOULD);
    });
    if (!reach.stories().isEmpty()) {
      any.add(QueryBuilder.anyOf("id", reach.stories().stream().map(id -> Long.toString(id)).toList()), Occur.SHOULD);
    }
    return reach.isNothing() ? new MatchNoDocsQuery("nothing in reach") : any.build();
  }

  /** Whether the person sees how critical everything is that they can find. */
  private boolean seesCriticality(StaffQuery query) {
    return reach(query, Right.SEE_CRITICALITY).equals(reach(query, Right.READ_SCOPE));
  }

  private static Query both(Query scope, Query query) {
    return new BooleanQuery.Builder().add(query, Occur.MUST).add(scope, Occur.FILTER).build();
  }

  private static Query narrowed(StaffQuery query, Query scope, Query story) {
    BooleanQuery.Builder all = new BooleanQuery.Builder().add(story, Occur.MUST).add(scope, Occur.FILTER);
    staffPart(query, all);
    return all.build();
  }

  /** What only staff may ask for. */
  static void staffPart(StaffQuery query, BooleanQuery.Builder all) {
    if (query.criticalityFrom() >= 0 || query.criticalityTo() >= 0) {
      all.add(IntPoint.newRangeQuery("criticality", Math.max(0, query.criticalityFrom()),
          query.criticalityTo() < 0 ? StaffQuery.MOST_CRITICAL : query.criticalityTo()), Occur.FILTER);
    }
    query.mine().forEach(
        tag -> all.add(new TermQuery(new Term("mine", StaffDocuments.whose(query.person(), tag))), Occur.FILTER));
    query.ours().forEach(
        tag -> all.add(new TermQuery(new Term("ours", StaffDocuments.whose(query.subscription(), tag))), Occur.FILTER));
  }
}

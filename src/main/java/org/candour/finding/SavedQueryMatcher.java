package org.candour.finding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.memory.MemoryIndex;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.candour.index.Indexes;
import org.candour.index.StaffDocuments;
import org.candour.index.StoryAnalyzer;
import org.springframework.stereotype.Component;

/**
 * The search turned round: which of many kept queries does one story answer? Queries are kept in memory, under the most
 * telling thing that a story must have for them: a service, else the scope that it lies in, else its region. Those that
 * ask the same are asked once, and those that ask for services and how critical it is need no index at all. Whoever
 * keeps queries tells this matcher again after a restart.
 */
@Component
public class SavedQueryMatcher {

  private final StaffDocuments documents;
  private final QueryCompiler meaning;
  private final QueryNames lookups;
  private final StoryAnalyzer analyzer;
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private final Map<Long, SavedQuery> byNumber = new HashMap<>();
  private final Map<SavedQuery, Standing> standing = new HashMap<>();
  private final Map<String, Set<Standing>> byTerm = new HashMap<>();

  SavedQueryMatcher(StaffDocuments documents, QueryCompiler meaning, QueryNames lookups, Indexes indexes) {
    this.documents = documents;
    this.meaning = meaning;
    this.lookups = lookups;
    this.analyzer = indexes.analyzer();
  }

  /** A story, as far as queries may be decided without its words. */
  private record Facts(Set<String> terms, Collection<Long> covering, int criticality) {}

  /** A query that stands, for everybody who asks it. */
  private final class Standing {

    private final Set<Long> numbers = new LinkedHashSet<>();
    private final SavedQuery saved;
    private final StoryQuery story;
    private final ResolvedNames resolved;
    private final List<String> terms;
    private final boolean plain;
    private Query query = QueryCompiler.NOTHING;
    private long vocabulary = -1;

    Standing(SavedQuery saved) {
      this.saved = saved;
      this.story = saved instanceof StaffQuery staff ? staff.story() : (StoryQuery) saved;
      ResolvedNames found = lookups.of(story);
      this.resolved = saved instanceof StaffQuery ? found.inEveryRegion() : found;
      List<Long> services = resolved.services();
      this.terms = services != null
          ? services.stream().map(id -> "service " + id).toList()
          : saved instanceof StaffQuery staff
              ? List.of("scope " + staff.subscription())
              : List.of("region " + story.region().value());
      this.plain = saved instanceof StaffQuery staff && staff.mine().isEmpty() && staff.ours().isEmpty()
          && story.with("service", "").text().isEmpty();
    }

    boolean mayBe(Facts story) {
      return !(saved instanceof StaffQuery staff)
          || story.covering.contains(staff.subscription()) && (staff.criticalityFrom() < 0 && staff.criticalityTo() < 0
              || story.criticality >= Math.max(0, staff.criticalityFrom())
                  && (staff.criticalityTo() < 0 || story.criticality <= staff.criticalityTo()));
    }

    /** With the vocabulary as it stands now. */
    private synchronized Query query(long version) {
      if (vocabulary != version) {
        ResolvedNames now = lookups.again(story, resolved);
        BooleanQuery.Builder all =
            new BooleanQuery.Builder().add(now.lost() ? QueryCompiler.NOTHING : meaning.fits(story, now), Occur.MUST);
        if (saved instanceof StaffQuery staff) {
          StaffFinding.staffPart(staff, all);
        }
        query = all.build();
        vocabulary = version;
      }
      return query;
    }
  }

  /** Keeps a query under a number; one that had the number is forgotten. */
  public void keep(long id, SavedQuery query) {
    SavedQuery asked = asked(query);
    lock.readLock().lock();
    boolean known;
    try {
      known = standing.containsKey(asked);
    } finally {
      lock.readLock().unlock();
    }
    // What it names is looked up before anybody has to wait.
    Standing made = known ? null : new Standing(asked);
    lock.writeLock().lock();
    try {
      drop(id);
      Standing there = standing.computeIfAbsent(asked, a -> made != null ? made : new Standing(a));
      there.terms.forEach(term -> byTerm.computeIfAbsent(term, t -> new LinkedHashSet<>()).add(there));
      there.numbers.add(id);
      byNumber.put(id, asked);
    } finally {
      lock.writeLock().unlock();
    }
  }

  /**
   * Page and order make no difference to whether a story fits; nor does who asks, where they ask for no tag of theirs.
   */
  private static SavedQuery asked(SavedQuery query) {
    return switch (query) {
      case StoryQuery story -> story.with("sort", "");
      case StaffQuery staff -> new StaffQuery(staff.story().with("sort", ""), staff.subscription(),
          staff.mine().isEmpty() ? 0 : staff.person(), staff.criticalityFrom(), staff.criticalityTo(), staff.mine(),
          staff.ours());
    };
  }

  public void forget(long id) {
    lock.writeLock().lock();
    try {
      drop(id);
    } finally {
      lock.writeLock().unlock();
    }
  }

  private void drop(long id) {
    SavedQuery asked = byNumber.remove(id);
    Standing there = asked == null ? null : standing.get(asked);
    if (there == null || !there.numbers.remove(id) || !there.numbers.isEmpty()) {
      return;
    }
    standing.remove(there.saved);
    for (String term : there.terms) {
      Set<Standing> at = byTerm.get(term);
      if (at != null && at.remove(there) && at.isEmpty()) {
        byTerm.remove(term);
      }
    }
  }

  /** How many queries are kept. */
  public int size() {
    lock.readLock().lock();
    try {
      return byNumber.size();
    } finally {
      lock.readLock().unlock();
    }
  }

  /** The numbers of the kept queries that this story answers as it is now, in no order; none where it is not public. */
  public List<Long> matching(long story) {
    Document document = documents.of(List.of(story)).get(story);
    return document == null ? List.of() : matching(document, documents.covering(services(document)));
  }

  private static List<Long> services(Document document) {
    return document.getFields().stream().filter(f -> f.name().equals("service")).map(f -> Long.valueOf(f.stringValue()))
        .toList();
  }

  /** The same, of a story that is read already. */
  List<Long> matching(Document document, Collection<Long> covering) {
    Facts facts = facts(document, covering);
    long vocabulary = meaning.version();
    // What is only counted, or only puts typing errors right, is not asked for.
    List<IndexableField> fields = document.getFields().stream()
        .filter(f -> !(f instanceof SortedSetDocValuesFacetField) && !f.name().equals(StoryAnalyzer.SPELLING)).toList();
    IndexSearcher searcher = MemoryIndex.fromDocument(fields, analyzer).createSearcher();
    searcher.setQueryCache(null);
    List<Long> found = new ArrayList<>();
    lock.readLock().lock();
    try {
      Set<Standing> tried = new HashSet<>();
      for (String term : facts.terms) {
        for (Standing one : byTerm.getOrDefault(term, Set.of())) {
          if (one.mayBe(facts) && tried.add(one) && (one.plain || searcher.count(one.query(vocabulary)) > 0)) {
            found.addAll(one.numbers);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      lock.readLock().unlock();
    }
    return found;
  }

  private static Facts facts(Document document, Collection<Long> covering) {
    Set<String> terms = new HashSet<>();
    int criticality = -1;
    for (IndexableField field : document.getFields()) {
      if (field instanceof IntPoint level && field.name().equals("criticality")) {
        criticality = level.numericValue().intValue();
      } else if (field.name().equals("region") || field.name().equals("service")) {
        terms.add(field.name() + " " + field.stringValue());
      }
    }
    covering.forEach(subscription -> terms.add("scope " + subscription));
    return new Facts(terms, covering, criticality);
  }
}

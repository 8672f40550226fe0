package org.candour.index;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.StringField;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Stories as the staff index keeps them: as everybody finds them, and how critical they are and what staff call them.
 */
@Component
public class StaffDocuments {

  private final StoryDocuments stories;
  private final StaffDocumentStore store;

  StaffDocuments(StoryDocuments stories, StaffDocumentStore store) {
    this.stories = stories;
    this.store = store;
  }

  record Critical(long id, @Nullable Integer criticality) {}

  /**
   * What staff call a story.
   *
   * @param story which
   * @param tag the word
   * @param visibility {@code private}, {@code shared} or {@code public}
   * @param person who calls it so
   * @param subscription in which
   */
  record Called(long story, String tag, String visibility, long person, long subscription) {}

  /** The stories among these that are public; for the others nothing. */
  public Map<Long, Document> of(Collection<Long> ids) {
    Map<Long, Document> documents = stories.of(ids);
    Long[] there = documents.keySet().toArray(Long[]::new);
    store.of(there).forEach(one -> {
      Document document = documents.get(one.id());
      if (document != null && one.criticality() != null) {
        document.add(new IntPoint("criticality", one.criticality()));
        document.add(new SortedSetDocValuesFacetField("criticality", Integer.toString(one.criticality())));
      }
    });
    store.tags(there).forEach(one -> {
      Document document = documents.get(one.story());
      if (document != null) {
        String field = one.visibility().equals("shared") ? "ours" : "mine";
        String value = whose(field.equals("ours") ? one.subscription() : one.person(), one.tag());
        document.add(new StringField(field, value, Field.Store.NO));
        document.add(new SortedSetDocValuesFacetField(field, value));
      }
    });
    return documents;
  }

  /** A staff tag is found only together with whose it is. */
  public static String whose(long owner, String tag) {
    return owner + ":" + tag;
  }

  /** The subscriptions in whose scope a story about these services, and those above them, lies now. */
  public List<Long> covering(Collection<Long> services) {
    return store.covering(services);
  }
}

package org.candour.finding;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.util.BytesRef;
import org.candour.shared.PublicReader;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Stories as the index keeps them, read from the public views: what the public cannot read cannot come in. */
@Component
class StoryDocuments {

  private final PublicReader reader;

  StoryDocuments(PublicReader reader) {
    this.reader = reader;
  }

  private record Row(long id, String region, @Nullable String title, @Nullable String body, String role, String progress,
      Instant publishedAt) {}

  private record Place(long story, long service, @Nullable String name) {}

  private record Tagged(long story, String tag) {}

  private record Changed(long story, Instant at) {}

  /** The stories among these that the public can read; for the others nothing. */
  Map<Long, Document> of(Collection<Long> stories) {
    Long[] ids = stories.toArray(Long[]::new);
    Map<Long, Document> documents = new LinkedHashMap<>();
    if (ids.length == 0) {
      return documents;
    }
    for (Row row : reader.sql().sql("""
        select id, region, title, body, role, progress, published_at from public_story where id = any(?)""").param(ids)
        .query(Row.class).list()) {
      documents.put(row.id(), document(row));
    }
    places(ids, documents);
    for (Tagged tagged : reader.sql().sql("select distinct story, tag from public_story_tag where story = any(?)")
        .param(ids).query(Tagged.class).list()) {
      with(documents, tagged.story(), document -> tag(document, tagged.tag()));
    }
    for (Changed changed : reader.sql().sql("""
        select story, max(published_at) as at from public_response where story = any(?) and change_state is not null
        group by story""")
        .param(ids).query(Changed.class).list()) {
      with(documents, changed.story(), document -> {
        document.add(new StringField("change", "yes", Field.Store.NO));
        document.add(new NumericDocValuesField("changed", changed.at().toEpochMilli()));
      });
    }
    return documents;
  }

  private static Document document(Row row) {
    Document document = new Document();
    document.add(new StringField("id", Long.toString(row.id()), Field.Store.YES));
    document.add(new NumericDocValuesField("number", row.id()));
    document.add(new StringField("region", row.region(), Field.Store.NO));
    document.add(new StringField("role", row.role(), Field.Store.NO));
    document.add(new StringField("progress", row.progress(), Field.Store.NO));
    if (List.of("answered", "planned", "made").contains(row.progress())) {
      document.add(new StringField("answered", "yes", Field.Store.NO));
    }
    document.add(new TextField("title", row.title() == null ? "" : row.title(), Field.Store.NO));
    document.add(new TextField("body", row.body() == null ? "" : row.body(), Field.Store.NO));
    long published = row.publishedAt().toEpochMilli();
    document.add(new LongPoint("published", published));
    document.add(new NumericDocValuesField("published", published));
    return document;
  }

  /** The services of each story, and everything above them, by number and by name. */
  private void places(Long[] ids, Map<Long, Document> documents) {
    Map<Long, List<Long>> seen = new HashMap<>();
    for (Place place : reader.sql().sql("""
        select distinct ss.story, a.ancestor as service, p.name
        from public_story_service ss join public_service_ancestor a on a.service = ss.service
        left join public_service p on p.id = a.ancestor where ss.story = any(?)""").param(ids).query(Place.class).list()) {
      with(documents, place.story(), document -> {
        List<Long> known = seen.computeIfAbsent(place.story(), s -> new ArrayList<>());
        if (!known.contains(place.service())) {
          known.add(place.service());
          document.add(new StringField("service", Long.toString(place.service()), Field.Store.NO));
        }
        if (place.name() != null) {
          document.add(new TextField("services", place.name(), Field.Store.NO));
        }
      });
    }
  }

  private static void tag(Document document, String tag) {
    String plain = tag.toLowerCase(Locale.ROOT);
    document.add(new StringField("tag", plain, Field.Store.NO));
    document.add(new SortedSetDocValuesField("tag", new BytesRef(plain)));
    document.add(new TextField("tags", tag, Field.Store.NO));
  }

  private static void with(Map<Long, Document> documents, long story, java.util.function.Consumer<Document> act) {
    Document document = documents.get(story);
    if (document != null) {
      act.accept(document);
    }
  }

  /** The next public stories by number, for building the index from nothing. */
  List<Long> after(long id, int atMost) {
    return reader.sql().sql("select id from public_story where id > ? order by id limit ?").params(id, atMost)
        .query(Long.class).list();
  }

  /** The public stories about a service or anything below it. */
  List<Long> about(Collection<Long> services) {
    return reader.sql().sql("""
        select distinct ss.story from public_service_ancestor a join public_story_service ss on ss.service = a.service
        where a.ancestor = any(:services)""").param("services", services.toArray(Long[]::new)).query(Long.class).list();
  }
}

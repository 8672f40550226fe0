package org.candour.index;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LatLonDocValuesField;
import org.apache.lucene.document.LatLonPoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.candour.places.Places;
import org.candour.regions.Regions;
import org.candour.shared.PublicReader;
import org.candour.shared.RegionId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Stories as the index keeps them, read from the public views: what the public cannot read cannot come in. */
@Component
class StoryDocuments {

  private final PublicReader reader;
  private final Regions regions;
  private final Places places;

  StoryDocuments(PublicReader reader, Regions regions, Places places) {
    this.reader = reader;
    this.regions = regions;
    this.places = places;
  }

  private record Row(long id, String region, String language, @Nullable String title, @Nullable String body,
      String role, String progress, Instant submittedAt, Instant publishedAt, boolean aboutPlatform) {}

  private record Filed(long story, long about, long service, @Nullable String name, @Nullable String postcode,
      @Nullable Double latitude, @Nullable Double longitude) {}

  private record Tagged(long story, String question, String tag) {}

  private record Changed(long story, Instant at) {}

  /** The stories among these that the public can read; for the others nothing. */
  Map<Long, Document> of(Collection<Long> stories) {
    Long[] ids = stories.toArray(Long[]::new);
    Map<Long, Document> documents = new LinkedHashMap<>();
    if (ids.length == 0) {
      return documents;
    }
    for (Row row : reader.sql().sql("""
        select id, region, language, title, body, role, progress, submitted_at, published_at, about_platform
        from public_story where id = any(?)""").param(ids).query(Row.class).list()) {
      documents.put(row.id(), document(row));
    }
    filed(ids, documents);
    Map<Long, List<String>> seen = new HashMap<>();
    // What staff say of it in public is found like what its author says.
    for (Tagged tagged : reader.sql().sql("""
        select story, question, tag from public_story_tag where story = any(:ids)
        union all select story, question, tag from public_staff_tag where story = any(:ids)""").param("ids", ids)
        .query(Tagged.class).list()) {
      with(documents, tagged.story(),
          document -> tag(document, tagged, seen.computeIfAbsent(tagged.story(), s -> new ArrayList<>())));
    }
    for (Changed changed : reader.sql().sql("""
        select story, max(published_at) as at from public_response where story = any(?) and change_state is not null
        group by story""").param(ids).query(Changed.class).list()) {
      with(documents, changed.story(), document -> {
        document.add(new StringField("change", "yes", Field.Store.NO));
        document.add(new SortedSetDocValuesFacetField("change", "yes"));
        document.add(new NumericDocValuesField("changed", changed.at().toEpochMilli()));
      });
    }
    return documents;
  }

  private Document document(Row row) {
    Document document = new Document();
    document.add(new StringField("id", Long.toString(row.id()), Field.Store.YES));
    document.add(new NumericDocValuesField("number", row.id()));
    // What is about the platform itself is among no region's stories of care; it is found where its service is asked
    // for.
    document.add(new StringField("region",
        row.aboutPlatform() ? StoryAnalyzer.ABOUT_PLATFORM + row.region() : row.region(), Field.Store.NO));
    chosen(document, "role", row.role());
    chosen(document, "language", row.language());
    chosen(document, "progress", row.progress());
    if (List.of("answered", "planned", "made").contains(row.progress())) {
      document.add(new StringField("answered", "yes", Field.Store.NO));
    }
    String title = row.title() == null ? "" : row.title();
    String body = row.body() == null ? "" : row.body();
    StoryWords.put(document, "title", title);
    StoryWords.put(document, "body", body);
    long published = row.publishedAt().toEpochMilli();
    document.add(new LongPoint("published", published));
    document.add(new NumericDocValuesField("published", published));
    document.add(new LongPoint("told", row.submittedAt().toEpochMilli()));
    int year = row.publishedAt().atZone(regions.get(new RegionId(row.region())).zone()).getYear();
    document.add(new SortedSetDocValuesFacetField("year", Integer.toString(year)));
    return document;
  }

  private static void chosen(Document document, String field, String value) {
    document.add(new StringField(field, value, Field.Store.NO));
    document.add(new SortedSetDocValuesFacetField(field, value));
  }

  /** The services of each story, and everything above them, by number and by name; and where they are. */
  private void filed(Long[] ids, Map<Long, Document> documents) {
    Map<Long, List<Long>> seen = new HashMap<>();
    Map<String, Boolean> placed = new HashMap<>();
    for (Filed one : reader.sql().sql("""
        select ss.story, ss.service as about, a.ancestor as service, p.name, p.postcode, p.latitude, p.longitude
        from public_story_service ss join public_service_ancestor a on a.service = ss.service
        left join public_service p on p.id = a.ancestor where ss.story = any(?)
        order by ss.story, ss.service, a.depth""").param(ids).query(Filed.class).list()) {
      with(documents, one.story(), document -> {
        List<Long> known = seen.computeIfAbsent(one.story(), s -> new ArrayList<>());
        if (!known.contains(one.service())) {
          known.add(one.service());
          chosen(document, "service", Long.toString(one.service()));
        }
        if (one.name() != null) {
          StoryWords.put(document, "services", one.name());
        }
        // A ward that does not know where it is stands where the next thing above it stands.
        String about = one.story() + " " + one.about();
        if (!placed.containsKey(about)) {
          at(one).ifPresent(place -> {
            placed.put(about, true);
            document.add(new LatLonPoint("at", place.latitude(), place.longitude()));
            document.add(new LatLonDocValuesField("at", place.latitude(), place.longitude()));
          });
        }
      });
    }
  }

  private Optional<Places.Place> at(Filed one) {
    return one.latitude() != null && one.longitude() != null
        ? Optional.of(new Places.Place("", one.latitude(), one.longitude()))
        : places.ofPostcode(one.postcode());
  }

  private static void tag(Document document, Tagged tagged, List<String> seen) {
    String plain = tagged.tag().toLowerCase(Locale.ROOT);
    if (plain.isBlank()) {
      return;
    }
    if (!seen.contains(plain)) {
      seen.add(plain);
      chosen(document, "tag", plain);
      StoryWords.put(document, "tags", tagged.tag());
    }
    String under = tagged.question() + " " + plain;
    if (!seen.contains(under) && !tagged.question().equals("neutral")) {
      seen.add(under);
      chosen(document, tagged.question(), plain);
    }
  }

  private static void with(Map<Long, Document> documents, long story, Consumer<Document> act) {
    Document document = documents.get(story);
    if (document != null) {
      act.accept(document);
    }
  }

  /** How many stories the public can read at this moment. */
  long count() {
    return reader.sql().sql("select count(*) from public_story").query(Long.class).single();
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

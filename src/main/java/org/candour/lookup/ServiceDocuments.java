package org.candour.lookup;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LatLonDocValuesField;
import org.apache.lucene.document.LatLonPoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;
import org.candour.places.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes documents of services, a slice of the directory at a time. */
@Component
class ServiceDocuments {

  static final String NAME = "name";
  static final String PLACE = "place";
  static final String ABOVE = "above";
  static final String KIND = "kind";
  static final String CODE = "code";

  static final int SLICE = 5_000;
  private static final FieldType TOKENS = tokens();
  private static final Set<String> BUNDLES = Set.of("area", "partnership", "commissioner", "network");

  private final ServiceDocumentStore store;
  private final Places places;

  ServiceDocuments(ServiceDocumentStore store, Places places) {
    this.store = store;
    this.places = places;
  }

  private static FieldType tokens() {
    FieldType type = new FieldType();
    type.setTokenized(true);
    type.setOmitNorms(true);
    type.setIndexOptions(IndexOptions.DOCS);
    type.freeze();
    return type;
  }

  /** Kinds that bundle services; somebody who types means a place where care is given. */
  static boolean isBundle(String kind) {
    return BUNDLES.contains(kind);
  }

  /** What the database has seen up to now: whatever is not in it comes later. */
  String snapshot() {
    return store.snapshot();
  }

  /** Hands over all services, several at a time. */
  void all(BiConsumer<Long, Document> taker) {
    each("service > :last", null, taker);
  }

  /** Likewise those that were written since this snapshot was taken. */
  void since(String snapshot, BiConsumer<Long, Document> taker) {
    each("service > :last and tx >= pg_snapshot_xmin(:seen::pg_snapshot)"
        + " and not pg_visible_in_snapshot(tx, :seen::pg_snapshot)", snapshot, taker);
  }

  private void each(String which, @Nullable String seen, BiConsumer<Long, Document> taker) {
    long last = 0;
    Map<String, List<String>> read = new ConcurrentHashMap<>();
    int count = SLICE;
    while (count == SLICE) {
      List<Row> rows = store.each(seen, last, which);
      rows.parallelStream().forEach(row -> taker.accept(row.service, document(row, read)));
      last = rows.isEmpty() ? last : rows.getLast().service;
      count = rows.size();
    }
  }

  record Row(long service, String region, String kind, boolean placeholder, @Nullable LocalDate closedOn, String names,
      String former, String above, String aboveFormer, String codes, @Nullable String town, @Nullable String postcode,
      @Nullable String nearTown, @Nullable String nearPostcode, @Nullable Double latitude, @Nullable Double longitude,
      List<Long> ancestors) {}

  static Row row(ResultSet row) throws SQLException {
    return new Row(row.getLong(1), row.getString(2), row.getString(3), row.getBoolean(4),
        row.getObject(5, LocalDate.class), row.getString(6), row.getString(7), row.getString(8), row.getString(9),
        row.getString(10), row.getString(11), row.getString(12), row.getString(13), row.getString(14),
        row.getObject(15, Double.class), row.getObject(16, Double.class),
        Arrays.asList((Long[]) row.getArray(17).getArray()));
  }

  private Document document(Row row, Map<String, List<String>> read) {
    Optional<Places.Place> at = row.latitude != null && row.longitude != null
        ? Optional.of(new Places.Place("", row.latitude, row.longitude))
        : places.ofPostcode(row.nearPostcode);
    // The same few names stand above thousands.
    List<List<String>> above =
        Stream.concat(
            Stream.concat(row.above.lines(), row.aboveFormer.lines())
                .map(name -> read.computeIfAbsent(name, LookupWords::of)),
            LookupWords.everyday(row.kind).stream().map(List::of)).toList();
    ServiceEntry card = new ServiceEntry(row.service, row.region, row.kind, row.placeholder,
        row.closedOn == null ? ServiceEntry.NEVER : row.closedOn.toEpochDay(),
        row.names.lines().map(LookupWords::of).toList(), row.former, LookupWords.of(text(row.town)),
        LookupWords.of(text(row.nearTown)), TypedPostcode.whole(row.postcode), TypedPostcode.whole(row.nearPostcode),
        LookupWords.of(row.codes), above, at.map(Places.Place::latitude).orElse(Double.NaN),
        at.map(Places.Place::longitude).orElse(Double.NaN));
    return document(card, row);
  }

  private static Document document(ServiceEntry card, Row row) {
    Document document = new Document();
    document.add(new StringField("id", Long.toString(card.id()), Field.Store.NO));
    document.add(new StringField("region", card.region(), Field.Store.NO));
    document.add(new LongPoint("closed", card.closedOn()));
    document.add(new StringField("bundle", isBundle(card.kind()) ? "yes" : "no", Field.Store.NO));
    document.add(new StringField("placeholder", card.placeholder() ? "yes" : "no", Field.Store.NO));
    // A ward stands where its hospital stands; whoever asks what is near means the hospital.
    document.add(new StringField("stands", row.postcode != null ? "yes" : "no", Field.Store.NO));
    row.ancestors.forEach(top -> document.add(new StringField("top", Long.toString(top), Field.Store.NO)));
    Set<String> name = new LinkedHashSet<>(LookupWords.indexed(row.names));
    name.addAll(LookupWords.indexed(row.former));
    card.names().forEach(words -> document.add(new StringField("whole", LookupWords.whole(words), Field.Store.NO)));
    row.former.lines().forEach(
        former -> document.add(new StringField("whole", LookupWords.whole(LookupWords.of(former)), Field.Store.NO)));
    Set<String> place = new LinkedHashSet<>(LookupWords.indexed(text(row.town)));
    place.addAll(LookupWords.indexed(text(row.nearTown)));
    post(document, "post", card.postcode());
    post(document, "post", card.nearPostcode());
    tokens(document, NAME, name);
    tokens(document, PLACE, place);
    Set<String> above = new LinkedHashSet<>();
    card.above().stream()
        .filter(words -> words.size() > 1 || !LookupWords.everyday(card.kind()).contains(words.getFirst()))
        .forEach(words -> words.forEach(word -> {
          above.add(word);
          above.add(LookupWords.same(word));
        }));
    tokens(document, ABOVE, above);
    // Beside the others: how many have a word of a kind says nothing of how much a name tells.
    tokens(document, KIND, LookupWords.everyday(card.kind()));
    tokens(document, CODE, card.codes());
    document.add(new NumericDocValuesField("length", Math.min(200, row.names.length())));
    document.add(new NumericDocValuesField("depth", row.ancestors.size()));
    document.add(new BinaryDocValuesField("card", new BytesRef(card.line())));
    if (card.hasPlace()) {
      document.add(new LatLonPoint("at", card.latitude(), card.longitude()));
      document.add(new LatLonDocValuesField("at", card.latitude(), card.longitude()));
    }
    return document;
  }

  private static void post(Document document, String field, @Nullable TypedPostcode postcode) {
    if (postcode != null) {
      for (String each : new ArrayList<>(List.of(postcode.district(), postcode.sector(), postcode.signs()))) {
        document.add(new StringField(field, each, Field.Store.NO));
      }
    }
  }

  private static void tokens(Document document, String field, java.util.Collection<String> words) {
    if (!words.isEmpty()) {
      document.add(new Field(field, String.join(" ", words), TOKENS));
    }
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}

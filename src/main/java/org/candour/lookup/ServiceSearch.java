package org.candour.lookup;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.lucene.document.LatLonDocValuesField;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.candour.directory.Service;
import org.candour.directory.Services;
import org.candour.lookup.Fit.Judged;
import org.candour.lookup.LookupRequest.EndedServices;
import org.candour.places.Places;
import org.candour.shared.RegionId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The door: finding services by what people type, or by where they are. */
@Component
public class ServiceSearch {

  private static final int CANDIDATES = 250;
  private static final int CLOSED = 3;
  /** Below this even the best may be a mistake, and what is near a place that was named is looked at too. */
  private static final double GOOD = 0.75;
  /** So much worse than the best that is sure, one with slips is only in the way. */
  private static final double WORSE = 0.25;
  private static final double[] CIRCLES = {3_000, 12_000, LookupResult.FAR};
  /** Where nothing is near, so far the nearest are looked for, and so many shown. */
  private static final double WIDEST = 120_000;
  private static final int FEW = 5;
  private static final Sort ORDER = new Sort(SortField.FIELD_SCORE, new SortField("length", SortField.Type.INT));

  private final LookupIndex index;
  private final Services services;
  private final Places places;
  private final Clock clock;

  ServiceSearch(LookupIndex index, Services services, Places places, Clock clock) {
    this.index = index;
    this.services = services;
    this.places = places;
    this.clock = clock;
  }

  /**
   * Services that fit what somebody typed: every word in the name, town, postcode or a parent's name, slips forgiven.
   * Open ones only, those of this region first, then those that fit by themselves and not by a parent.
   */
  public List<Service> find(RegionId region, String typed, int atMost) {
    return load(look(LookupRequest.in(region, typed, atMost)));
  }

  /** As {@link #find}, but without the platform itself, which takes part in nothing. */
  public List<Service> findCare(RegionId region, String typed, int atMost) {
    return find(region, typed, atMost).stream().filter(s -> !s.isPlatform()).toList();
  }

  /** As {@link #find}, but in this region alone. */
  public List<Service> findIn(RegionId region, String typed, int atMost) {
    return load(look(LookupRequest.in(region, typed, atMost).alone(EndedServices.NEVER)));
  }

  /** As {@link #findIn}, but closed services and placeholders too: for whoever looks after the directory. */
  public List<Service> findAny(RegionId region, String typed, int atMost) {
    return load(look(LookupRequest.in(region, typed, atMost).alone(EndedServices.ALWAYS)));
  }

  /** As {@link #find}, but only among these services and everything below them. */
  public List<Service> findBelow(Collection<Long> tops, RegionId region, String typed, int atMost) {
    return load(look(LookupRequest.in(region, typed, atMost).below(tops)));
  }

  private List<Service> load(List<LookupResult> found) {
    return services.byIds(found.stream().map(LookupResult::service).toList());
  }

  /** Reads what was written since the last time, so that a search on this node knows it. */
  public void refreshNow() {
    index.refreshNow();
  }

  /** The services that fit, the likeliest first, by number, with the reason where that is not plain. */
  public List<LookupResult> look(LookupRequest wanted) {
    LookupText typed = LookupText.read(wanted.typed());
    Places.Place near = wanted.near();
    if (typed.isEmpty()) {
      return near == null ? List.of() : index.search(searcher -> around(searcher, wanted, near, ""));
    }
    return index.search(searcher -> new Looking(searcher, wanted, typed).all());
  }

  private long today() {
    return LocalDate.now(clock).toEpochDay();
  }

  private List<LookupResult> around(IndexSearcher searcher, LookupRequest wanted, Places.Place place, String what)
      throws IOException {
    LookupQuery question = new LookupQuery(searcher, wanted, today());
    // Of those at one place, the hospital before its wards.
    Sort nearest = new Sort(LatLonDocValuesField.newDistanceSort("at", place.latitude(), place.longitude()),
        new SortField("depth", SortField.Type.INT), new SortField("length", SortField.Type.INT));
    ScoreDoc[] docs = {};
    for (double circle : CIRCLES) {
      if (docs.length < wanted.atMost()) {
        docs = searcher.search(question.around(place, circle), wanted.atMost(), nearest).scoreDocs;
      }
    }
    if (docs.length == 0 && wanted.far()) {
      docs = searcher.search(question.around(place, WIDEST), Math.min(FEW, wanted.atMost()), nearest).scoreDocs;
    }
    List<LookupResult> found = new ArrayList<>();
    for (ScoreDoc each : docs) {
      ServiceEntry card = card(searcher, each.doc);
      found.add(new LookupResult(card.id(), false, LookupResult.MatchReason.NEAR, what, Fit.metres(place, card)));
    }
    return found;
  }

  private static ServiceEntry card(IndexSearcher searcher, int doc) throws IOException {
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
    BinaryDocValues cards = Objects.requireNonNull(leaf.reader().getBinaryDocValues("card"));
    cards.advance(doc - leaf.docBase);
    return ServiceEntry.of(cards.binaryValue().utf8ToString());
  }

  /** One search: candidates by one way after another until what was found is good, judged together. */
  private final class Looking {

    private final IndexSearcher searcher;
    private final LookupRequest wanted;
    private final LookupText typed;
    private final LookupQuery question;
    private final Map<String, Double> weights = new HashMap<>();
    private final Map<Long, Judged> judged = new LinkedHashMap<>();
    private final Map<Long, Places.Place> placed = new HashMap<>();
    private final long today = today();

    Looking(IndexSearcher searcher, LookupRequest wanted, LookupText typed) throws IOException {
      this.searcher = searcher;
      this.wanted = wanted;
      this.typed = typed;
      this.question = new LookupQuery(searcher, wanted, today);
      for (String word : typed.words()) {
        weights.put(word, question.weight(word));
      }
    }

    List<LookupResult> all() throws IOException {
      List<String> words = typed.words();
      Places.Place near = wanted.near();
      take(question.having(words, words.size(), typed.postcode(), near), new Fit(typed, weights, List.of(), near),
          null);
      TypedPostcode postcode = typed.postcode();
      if (postcode != null && best() < GOOD) {
        Optional<Places.Place> place = places.ofPostcode(postcode.written());
        if (place.isPresent() && words.isEmpty() && judged.isEmpty()) {
          return around(searcher, wanted, place.get(), place.get().name());
        }
        if (place.isPresent() && !words.isEmpty()) {
          take(question.having(words, words.size(), null, place.get()), new Fit(typed, weights, List.of(), place.get()),
              place.get());
        }
      }
      if (best() < GOOD && !words.isEmpty()) {
        byPlaceName();
      }
      if (judged.isEmpty() && words.size() == 1 && postcode == null) {
        Optional<Places.Place> place = places.find(wanted.region(), wanted.typed());
        if (place.isPresent()) {
          return around(searcher, wanted, place.get(), place.get().name());
        }
      }
      for (int least = words.size() - 1; least > 0 && judged.values().stream().noneMatch(j -> j.all()); least--) {
        take(question.having(words, least, null, near), new Fit(typed, weights, List.of(), near), null);
        if (!judged.isEmpty()) {
          break;
        }
      }
      if (judged.isEmpty() && postcode != null && !words.isEmpty()) {
        // Where it is says more than words that nothing there bears.
        return new Looking(searcher, wanted, typed.postcodeAlone()).all();
      }
      return ranked();
    }

    /** The words at the end, or at the beginning, may be a place that the service is only near to. */
    private void byPlaceName() throws IOException {
      List<String> words = typed.words();
      for (int count = Math.min(3, words.size() - 1); count > 0; count--) {
        for (boolean end : new boolean[]{true, false}) {
          List<String> named = end ? words.subList(words.size() - count, words.size()) : words.subList(0, count);
          if (named.stream().anyMatch(LookupWords::hasDigit)) {
            continue;
          }
          Optional<Places.Place> place = places.find(wanted.region(), String.join(" ", named));
          if (place.isPresent()) {
            List<String> rest = end ? words.subList(0, words.size() - count) : words.subList(count, words.size());
            take(question.having(rest, rest.size(), null, place.get()), new Fit(typed, weights, named, place.get()),
                place.get());
            return;
          }
        }
      }
    }

    private double best() {
      return judged.values().stream().filter(Judged::all).mapToDouble(Judged::score).max().orElse(0);
    }

    private void take(Query query, Fit fit, Places.@Nullable Place place) throws IOException {
      for (ScoreDoc each : searcher.search(query, CANDIDATES, ORDER).scoreDocs) {
        ServiceEntry card = card(searcher, each.doc);
        boolean open = card.closedOn() > today;
        Judged now = fit.judge(card, card.region().equals(wanted.region().value()), open);
        if (!open && wanted.ended() == EndedServices.BY_NAME && !(now.sure() && isNamed(card))) {
          continue;
        }
        Judged before = judged.get(card.id());
        if (before == null || before.score() < now.score()) {
          judged.put(card.id(), now);
          if (place == null) {
            placed.remove(card.id());
          } else {
            placed.put(card.id(), place);
          }
        }
      }
    }

    /** Whether a word of its own name was typed: nobody who types a town means what has closed there. */
    private boolean isNamed(ServiceEntry card) {
      return card.names().stream().anyMatch(name -> LookupWords.whole(name).equals(LookupWords.whole(typed.words()))
          || typed.words().stream().filter(name::contains).count() * 2 > LookupWords.telling(name).size());
    }

    private List<LookupResult> ranked() {
      boolean complete = judged.values().stream().anyMatch(Judged::all);
      double sure = judged.values().stream().filter(Judged::sure).mapToDouble(Judged::score).max().orElse(0);
      List<Judged> order =
          judged.values().stream().filter(j -> !complete || j.all()).filter(j -> j.sure() || j.score() > sure - WORSE)
              .filter(j -> !(sure > 0 && typed.postcode() != null && !j.sure()))
              .sorted(Comparator.comparingDouble((Judged j) -> -Math.round(j.score() * 1000))
                  .thenComparingDouble(Judged::metres).thenComparingInt(j -> j.card().names().getFirst().size())
                  .thenComparingLong(j -> j.card().id()))
              .toList();
      List<LookupResult> found = new ArrayList<>();
      int closed = 0;
      for (Judged each : order) {
        boolean isClosed = each.card().closedOn() <= today;
        if (found.size() == wanted.atMost()
            || (isClosed && wanted.ended() == EndedServices.BY_NAME && ++closed > CLOSED)) {
          continue;
        }
        found.add(found(each, isClosed));
      }
      return found;
    }

    private LookupResult found(Judged each, boolean closed) {
      ServiceEntry card = each.card();
      if (!each.former().isEmpty()) {
        String former = card.former().lines().toList().get(Integer.parseInt(each.former()));
        return new LookupResult(card.id(), closed, LookupResult.MatchReason.FORMER, former, Double.NaN);
      }
      @Nullable TypedPostcode postcode = typed.postcode();
      if (!each.nearOnly()) {
        return LookupResult.plain(card.id(), closed);
      }
      if (postcode != null && (postcode.fits(card.postcode()) > 0 || postcode.fits(card.nearPostcode()) > 0)) {
        return new LookupResult(card.id(), closed, LookupResult.MatchReason.NEAR,
            postcode.district().toUpperCase(Locale.ROOT), Double.NaN);
      }
      Places.@Nullable Place place = placed.get(card.id());
      if (place == null || !card.hasPlace()) {
        return LookupResult.plain(card.id(), closed);
      }
      return new LookupResult(card.id(), closed, LookupResult.MatchReason.NEAR, place.name(), Fit.metres(place, card));
    }
  }
}

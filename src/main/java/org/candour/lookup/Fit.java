package org.candour.lookup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.util.SloppyMath;
import org.candour.places.Places;
import org.jspecify.annotations.Nullable;

/**
 * Judges how well a service fits what was typed: word by word, a whole one before a beginning before one with slips,
 * its own name before its place before what stands above it; and how near it is where a place was given.
 *
 * <p>
 * Where the numbers come from: all of them were chosen by hand, and no program fitted any. What was meant is an order,
 * as docs/decisions/050-lookup.md says it; a number is a place in that order, and how far it is from the next one was
 * not tried by itself. They were changed while the tuned half of the questions of {@code ./candour bench lookup} was
 * looked at (real directories filled up to 60,000 services, ten kinds of questions, right is one of the first three),
 * until few were missed; the held half was only measured, and the page of the decision has both. What was tried besides
 * is not written down. {@code AskingTests} keeps the ten kinds from becoming worse over an invented directory, and
 * {@code LookupTests} single places of the order.
 */
final class Fit {

  /** What a word is worth in a name that the service had; in its own name it is worth 1. */
  private static final double FORMER = 0.9;
  /** In the town of its address: nobody types that for a name, so hardly less than in one. */
  private static final double TOWN = 0.9;
  /** In the town of what it is part of, where it has none: likely its own, and not for sure. */
  private static final double NEAR_TOWN = 0.7;
  /** In the name of something above it, which thousands have: less than two slips in its own name (0.42). */
  private static final double ABOVE = 0.4;
  /** The same where all of that name was typed: then it is meant, and only the town comes before it. */
  private static final double WHOLE_ABOVE = 0.85;
  private static final double NOWHERE = 0;

  private final LookupText typed;
  private final Map<String, Double> weights;
  private final List<String> placed;
  private final Places.@Nullable Place near;
  private final Map<String, Map<String, Double>> known = new HashMap<>();
  private final String whole;
  private final Set<String> same;

  /** @param placed words of what was typed that name the place {@code near} */
  Fit(LookupText typed, Map<String, Double> weights, List<String> placed, Places.@Nullable Place near) {
    this.typed = typed;
    this.weights = weights;
    this.placed = placed;
    this.near = near;
    this.whole = LookupWords.whole(typed.words());
    this.same = typed.words().stream().map(LookupWords::same).collect(Collectors.toSet());
  }

  /**
   * How one service fits.
   *
   * @param card the service
   * @param score about 0 to 1.5, the better the more
   * @param sure every word is there, whole or by its beginning, and the postcode as it was typed
   * @param all every word is there, with slips if need be
   * @param former the name that it had, where only that fits
   * @param nearOnly whether it stands here for where it is, at least in part, and not for its words alone
   * @param metres from the place that was named, at most {@link LookupResult#FAR}, which also stands for not known
   */
  record Judged(ServiceEntry card, double score, boolean sure, boolean all, String former, boolean nearOnly,
      double metres) {}

  Judged judge(ServiceEntry card, boolean ownRegion, boolean open) {
    List<List<String>> formers =
        card.former().isEmpty() ? List.of() : card.former().lines().map(LookupWords::of).toList();
    double sum = 0;
    double most = 0;
    boolean sure = true;
    boolean all = true;
    boolean former = false;
    boolean byPlace = false;
    double metres = metres(card);
    Set<String> wholeAbove = whole(card);
    for (String word : typed.words()) {
      double weight = weights.getOrDefault(word, 1.0);
      Way way = best(word, card, formers, wholeAbove);
      double value = way.value;
      // The name of a place, at the place itself: about as much as a beginning of a word; less the further away.
      if (placed.contains(word) && nearness(metres) * 0.8 > value) {
        value = nearness(metres) * 0.8;
        byPlace = true;
      } else {
        // What the least beginning is worth; the best with a slip is worth 0.62.
        sure &= way.quality >= 0.7;
        former |= way.former;
      }
      all &= value > NOWHERE;
      sum += weight * value;
      most += weight;
    }
    TypedPostcode postcode = typed.postcode();
    if (postcode != null) {
      // Its own before that of what it is part of; where it only is nearby, less than any of the same district (0.5).
      double fits = Math.max(postcode.fits(card.postcode()), 0.9 * postcode.fits(card.nearPostcode()));
      if (postcode.rest().isEmpty()) {
        fits =
            Math.max(fits, Math.max(best(postcode.district(), card, formers, Set.of()).quality == 1 ? 1 : 0, NOWHERE));
      }
      if (fits == 0 && near != null) {
        fits = nearness(metres) * 0.4;
        byPlace |= true;
      }
      // One of the same sector (0.7), or of a district that may have been meant (0.75), is not what was typed.
      byPlace |= fits < 0.8;
      sure &= fits >= 0.8;
      all &= fits > 0;
      // As much as a word that about one of 150 services has: see LookupQuery.weight.
      sum += 6 * fits;
      most += 6;
    }
    double score = most == 0 ? 0 : sum / most;
    // Between those whose words fit alike: how much of the name was typed (0.18 at most), then the own region; what is
    // hardly meant stands back, a closed one furthest.
    score += 0.12 * covered(card, formers) + (ownRegion ? 0.15 : 0) - (ServiceDocuments.isBundle(card.kind()) ? 0.2 : 0)
        - (open ? 0 : 0.3) - (card.placeholder() ? 0.1 : 0);
    if (near != null) {
      // Likewise what is near: 0.15 at the place itself.
      score += 0.15 * nearness(metres);
    }
    return new Judged(card, score, sure, all, former ? called(formers) : "", byPlace, metres);
  }

  /** From 1 at the place to 0 far away. */
  private static double nearness(double metres) {
    return Math.max(0, 1 - Math.sqrt(metres / LookupResult.FAR));
  }

  private double metres(ServiceEntry card) {
    Places.Place place = near;
    return place == null || !card.hasPlace() ? LookupResult.FAR : Math.min(LookupResult.FAR, metres(place, card));
  }

  static double metres(Places.Place place, ServiceEntry card) {
    return SloppyMath.haversinMeters(place.latitude(), place.longitude(), card.latitude(), card.longitude());
  }

  private record Way(double value, double quality, boolean former) {}

  private Way best(String word, ServiceEntry card, List<List<String>> formers, Set<String> wholeAbove) {
    double quality = 0;
    for (List<String> name : card.names()) {
      quality = Math.max(quality, quality(word, name));
    }
    double value = quality;
    double best = quality;
    boolean former = false;
    for (List<String> name : formers) {
      double there = quality(word, name);
      if (there * FORMER > value) {
        value = there * FORMER;
        best = there;
        former = true;
      }
    }
    if (TOWN > value && wholeAbove.contains(LookupWords.same(word))) {
      return new Way(WHOLE_ABOVE, 1, false);
    }
    double[] weights = {TOWN, NEAR_TOWN, 1, ABOVE};
    List<List<String>> places = List.of(card.town(), card.nearTown(), card.codes(), List.of());
    for (int i = 0; i < weights.length; i++) {
      double there = weights[i] <= value
          ? 0
          : i == 2 ? code(word, card.codes()) : i == 3 ? above(word, card) : quality(word, places.get(i));
      if (there * weights[i] > value) {
        value = there * weights[i];
        best = there;
        former = false;
      }
    }
    return new Way(value, best, former);
  }

  private double above(String word, ServiceEntry card) {
    double best = 0;
    for (List<String> name : card.above()) {
      best = Math.max(best, quality(word, name));
    }
    return best;
  }

  /**
   * The words of those names above it that were typed whole: they are meant together, and none of them is a town by
   * chance.
   */
  private Set<String> whole(ServiceEntry card) {
    Set<String> meant = new HashSet<>();
    for (List<String> name : card.above()) {
      List<String> telling = LookupWords.telling(name).stream().map(LookupWords::same).toList();
      if (telling.size() > 1 && same.containsAll(telling)) {
        meant.addAll(telling);
      }
    }
    return meant;
  }

  private static double code(String word, List<String> codes) {
    return codes.stream()
        .mapToDouble(code -> code.equals(word)
            ? 1
            : word.length() > 2 && LookupWords.hasDigit(word) && code.startsWith(word) ? 0.8 : 0)
        .max().orElse(0);
  }

  private double quality(String word, List<String> words) {
    double best = 0;
    Map<String, Double> memory = known.computeIfAbsent(word, w -> new HashMap<>());
    for (String each : words) {
      best = Math.max(best, memory.computeIfAbsent(each, e -> quality(word, e)));
    }
    return best;
  }

  private static double quality(String word, String each) {
    if (each.equals(word) || LookupWords.same(each).equals(LookupWords.same(word))) {
      return 1;
    }
    if (each.startsWith(word)) {
      // Ward 7 is hardly Ward 70. Other beginnings 0.72 to 0.92: the more of the word, the better.
      return LookupWords.isNumber(word) ? 0.7 : 0.72 + 0.2 * word.length() / each.length();
    }
    int slips = LookupWords.hasDigit(each) ? 0 : LookupWords.slips(word);
    int between = slips == 0 ? 9 : Slips.between(word, each, slips);
    // Below every beginning; two slips far below one.
    return between > slips ? 0 : between == 1 ? 0.62 : 0.42;
  }

  /** How much of the name was typed: 1.5 for all of it and nothing besides, else at most 1; a former one counts 0.8. */
  private double covered(ServiceEntry card, List<List<String>> formers) {
    double best = 0;
    for (List<String> name : card.names()) {
      best = Math.max(best, isAll(name, card) ? 1.5 : covered(name));
    }
    for (List<String> name : formers) {
      best = Math.max(best, 0.8 * (isAll(name, card) ? 1.5 : covered(name)));
    }
    return best;
  }

  /** Whether all of this name was typed, and nothing besides but where it is. */
  private boolean isAll(List<String> name, ServiceEntry card) {
    List<String> telling = LookupWords.telling(name).stream().map(LookupWords::same).toList();
    List<String> others =
        typed.words().stream().map(LookupWords::same).filter(word -> !telling.contains(word)).toList();
    if (others.isEmpty()) {
      return LookupWords.whole(name).equals(whole);
    }
    Set<String> town = Stream.concat(card.town().stream(), card.nearTown().stream()).map(LookupWords::same)
        .collect(Collectors.toSet());
    return typed.words().size() - others.size() == telling.stream().distinct().count() && town.containsAll(others);
  }

  private double covered(List<String> name) {
    List<String> telling = LookupWords.telling(name);
    double sum = 0;
    for (String each : telling) {
      double best = 0;
      for (String word : typed.words()) {
        best = Math.max(best,
            known.computeIfAbsent(word, w -> new HashMap<>()).computeIfAbsent(each, e -> quality(word, e)));
      }
      sum += best;
    }
    return telling.isEmpty() ? 0 : sum / telling.size();
  }

  /** The former name that fits best. */
  private String called(List<List<String>> formers) {
    List<Double> fits = new ArrayList<>();
    for (List<String> name : formers) {
      fits.add(typed.words().stream().mapToDouble(word -> quality(word, name)).sum() + 0.1 * covered(name));
    }
    int best = 0;
    for (int i = 1; i < fits.size(); i++) {
      best = fits.get(i) > fits.get(best) ? i : best;
    }
    return Integer.toString(best);
  }
}

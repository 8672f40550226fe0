package org.candour.screening;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.candour.journeys.Visitor;
import org.candour.screening.Planting.Planted;
import org.candour.shared.PlainText;

/** How well the privacy check finds what was planted into real comments, and how often it speaks where nothing was. */
public final class PrivacyBench {

  private static final Map<String, String> KINDS = new LinkedHashMap<>();

  static {
    List.of("phone", "email", "link", "postcode", "date", "time", "age", "address", "only")
        .forEach(k -> KINDS.put(k, k));
    List.of("nhs number", "chi number", "h&c number", "ni number", "reference").forEach(k -> KINDS.put(k, "number"));
    KINDS.put("bed", "place");
  }

  private final Map<String, Object> figures = new LinkedHashMap<>();
  private final Planting planting;
  private final Set<String> comments;
  private final PrivacyCheck whole = new PrivacyCheck();
  private final boolean tell = System.getenv("PRIVACY_MISSES") != null;

  private PrivacyBench(Path shared) throws IOException {
    planting = new Planting(shared);
    comments = planting.comments();
  }

  /**
   * What was found out, in the order in which it is told.
   *
   * @param part hears of each part by its name as it begins
   */
  public static Map<String, Object> run(Path shared, Consumer<String> part) throws IOException {
    part.accept("names");
    PrivacyBench bench = new PrivacyBench(shared);
    bench.names();
    part.accept("structured details");
    bench.structured();
    part.accept("comments as they are");
    bench.unplanted();
    part.accept("sentences marked by others");
    new MarkedSentences(shared).found(bench.whole)
        .forEach((kind, count) -> bench.figures.put(
            "marked by others, " + kind.toLowerCase(Locale.ROOT).replace('_', ' ') + ", touched of " + count.all(),
            part(count.found(), count.all())));
    part.accept("speed on both sides");
    bench.speed();
    return bench.figures;
  }

  private static double part(long of, long all) {
    return all == 0 ? 0 : Math.round(1000.0 * of / all) / 1000.0;
  }

  private void names() {
    List<Planted> planted = planting.names(comments);
    PrivacyRules rules = PrivacyRules.read();
    // Half of all names are hidden from the list: whoever writes has a name that we never heard of.
    Set<String> half = new HashSet<>(rules.names());
    half.removeIf(name -> name.hashCode() * 31 % 2 == 0);
    PrivacyCheck check = new PrivacyCheck(rules.withNames(half));
    Map<String, long[]> counts = new TreeMap<>();
    long tokens = 0;
    long right = 0;
    for (Planted each : planted) {
      List<PrivacyFind> finds = check.find(each.text(), "");
      boolean found =
          finds.stream().anyMatch(f -> f.kind().equals("name") && f.start() < each.end() && f.end() > each.start());
      boolean known =
          TextToken.of(each.text().substring(each.start(), each.end())).stream().anyMatch(t -> half.contains(t.key()));
      for (String slice : List.of("names, recall", "names, recall, " + each.group(), "names, recall, " + each.shape(),
          "names, recall, " + (known ? "in the list" : "hidden"))) {
        long[] count = counts.computeIfAbsent(slice, s -> new long[2]);
        count[0] += found ? 1 : 0;
        count[1]++;
      }
      if (tell && !found) {
        System.out.println("missed " + each.shape() + " "
            + each.text().substring(Math.max(0, each.start() - 30), Math.min(each.text().length(), each.end() + 20))
                .replace('\n', '/'));
      }
      for (PrivacyFind find : finds) {
        if (find.kind().equals("name")) {
          for (TextToken token : TextToken.of(find.in(each.text()))) {
            tokens++;
            right += find.start() + token.start() < each.end() && find.start() + token.end() > each.start() ? 1 : 0;
          }
        }
      }
    }
    figures.put("names planted (half of the list hidden)", planted.size());
    counts.forEach((slice, count) -> figures.put(slice, part(count[0], count[1])));
    figures.put("names, precision of words on these comments", part(right, tokens));
  }

  private void structured() {
    List<String> hosts =
        new ArrayList<>(comments.stream().filter(c -> !Planting.masked(c) && whole.find(c, "").isEmpty()).toList());
    KINDS.forEach((name, kind) -> {
      int found = 0;
      int all = 0;
      int wrong = 0;
      for (int i = 0; i < 400; i++) {
        String[] sentence = planting.positive(name).split("\\|", -1);
        if (sentence[1].isEmpty()) {
          continue;
        }
        String before = hosts.get(planting.random().nextInt(hosts.size())) + ". " + sentence[0];
        String text = before + sentence[1] + sentence[2] + ". " + hosts.get(planting.random().nextInt(hosts.size()));
        int end = before.length() + sentence[1].length();
        boolean hit = whole.find(text, "").stream()
            .anyMatch(f -> f.kind().equals(kind) && f.start() < end && f.end() > before.length());
        all++;
        found += hit ? 1 : 0;
        if (tell && !hit) {
          System.out.println("missed " + name + ": " + sentence[0] + sentence[1]);
        }
        String miss = hosts.get(planting.random().nextInt(hosts.size())) + ". It was " + planting.nearMiss(name) + ". ";
        boolean flagged = whole.find(miss, "").stream().anyMatch(f -> f.kind().equals(kind));
        wrong += flagged ? 1 : 0;
        if (tell && flagged) {
          System.out.println("wrong " + name + ": " + miss.substring(Math.max(0, miss.length() - 60)));
        }
      }
      figures.put(name + ", recall of " + all, part(found, all));
      figures.put(name + ", precision against as many near-misses", part(found, found + wrong));
    });
  }

  private void unplanted() {
    long words = 0;
    long flags = 0;
    long names = 0;
    long flagged = 0;
    long count = 0;
    long longWords = 0;
    long longFlags = 0;
    Map<String, Integer> rules = new TreeMap<>();
    for (String comment : comments) {
      if (Planting.masked(comment)) {
        continue;
      }
      List<PrivacyFind> finds = whole.find(comment, "");
      int size = PlainText.words(comment);
      count++;
      words += size;
      flags += finds.size();
      long named = finds.stream().filter(f -> f.kind().equals("name")).count();
      names += named;
      flagged += named > 0 ? 1 : 0;
      if (size >= 60) {
        longWords += size;
        longFlags += finds.size();
      }
      finds.forEach(f -> rules.merge(f.rule(), 1, Integer::sum));
      if (tell && named > 0) {
        finds.stream().filter(f -> f.kind().equals("name")).forEach(
            f -> System.out.println("flag " + f.rule() + " " + f.level() + ": " + f.in(comment) + " <- " + comment
                .substring(Math.max(0, f.start() - 25), Math.min(comment.length(), f.end() + 20)).replace('\n', '/')));
      }
    }
    figures.put("comments as they are (first names of staff among them)", count);
    figures.put("comments with a flag for a name, share", part(flagged, count));
    figures.put("flags for names in 1,000 words", Math.round(names * 10_000.0 / words) / 10.0);
    figures.put("flags of all kinds in 1,000 words", Math.round(flags * 10_000.0 / words) / 10.0);
    figures.put("flags of all kinds in 1,000 words, comments of 60 words and more",
        Math.round(longFlags * 10_000.0 / longWords) / 10.0);
    figures.put("flags by rule", rules.toString());
  }

  /** A thousand words on both sides, and whether both find the same on all comments. */
  private void speed() {
    StringBuilder some = new StringBuilder();
    for (String comment : comments) {
      if (PlainText.words(some.toString()) < 1_000) {
        some.append(comment).append(". \n");
      }
    }
    String thousand = some.toString();
    for (int i = 0; i < 200; i++) {
      whole.find(thousand, "");
    }
    long begun = System.nanoTime();
    for (int i = 0; i < 100; i++) {
      whole.find(thousand, "");
    }
    figures.put("ms for 1,000 words, server", Math.round((System.nanoTime() - begun) / 1e6) / 100.0);
    try (Visitor visitor = Visitor.withScript()) {
      Twin twin = new Twin(visitor);
      figures.put("ms for 1,000 words, device (this machine's Chromium)", twin.milliseconds(thousand));
      List<String> different = twin.different(whole, List.copyOf(comments));
      figures.put("comments on which the two differ", different.size());
      different.stream().limit(5).forEach(System.out::println);
    }
    figures.put("locale of this run", Locale.getDefault().toString());
  }
}

package org.candour.lookup;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Questions made mechanically from a directory, by a fixed seed, with everything that is right: the service that the
 * question was made from and those that nobody could tell from it by what is typed. Which kind says how they are told
 * apart:
 *
 * <ul>
 * <li>slip: the name with one slip in one word of four letters or more; right is whoever has that name
 * <li>half, town: the first half of the name's letters and the town; right is who stands in that town with a name that
 * begins so
 * <li>former: what it was called before, alone; right is who has or had that name
 * <li>town: name and town; right is who has both
 * <li>postcode: name and district, or sector; right is who has that name there
 * <li>neighbour: a whole postcode that no service has, of its sector; right is who stands in that sector
 * <li>half, neighbour: the same with the first half of the name before it; right is who has both
 * <li>same name, place: one of five or more of one name, with its town; right is who has that name in that town
 * <li>plain: the name without capitals and signs; right is who has that name
 * <li>parent: a name that stands below several parents, with the name of its parent; right is who has that name below
 * that name
 * </ul>
 */
public final class Asking {

  public static final List<String> KINDS = List.of("slip", "half, town", "former", "town", "postcode", "neighbour",
      "half, neighbour", "same name, place", "plain", "parent");
  private static final String[] KEYS = {"qwertyuiop", "asdfghjkl", "zxcvbnm"};

  private final List<Known> all;
  private final Random random;
  private final Map<String, List<Known>> byName;
  private final Map<String, List<Known>> bySector;
  private final Set<String> postcodes;

  /** A service as the directory has it. */
  private record Known(long id, String region, String name, String former, String parent, String town,
      String postcode) {

    String whole() {
      return plain(name);
    }

    String sector() {
      return postcode.substring(0, postcode.indexOf(' ') + 2);
    }

    String district() {
      return postcode.substring(0, postcode.indexOf(' '));
    }
  }

  /** What is typed, and which services are right. */
  public record Asked(String kind, String region, String typed, Set<Long> right, boolean held) {}

  private Asking(List<Known> all, long seed) {
    this.all = all;
    this.random = new Random(seed);
    this.byName = all.stream().collect(Collectors.groupingBy(Known::whole));
    this.bySector = all.stream().filter(k -> !k.postcode.isEmpty()).collect(Collectors.groupingBy(Known::sector));
    this.postcodes = all.stream().map(Known::postcode).collect(Collectors.toSet());
  }

  /** At most so many questions of each kind for each half. */
  public static List<Asked> of(JdbcClient sql, String which, long seed, int most) {
    List<Known> all = sql.sql("""
        select f.service as id, f.region, split_part(f.names, E'\\n', 1) as name, f.former, split_part(f.above, E'\\n',
          1) as parent,
               coalesce(f.town, '') as town, coalesce(f.postcode, '') as postcode
        from public_service_find f where not f.placeholder and (f.closed_on is null or f.closed_on > '2026-11-22')
          and f.kind not in ('area', 'partnership', 'commissioner', 'network') and\s""" + which
        + " order by f.codes, f.service").query(Known.class).list();
    return new Asking(all.stream()
        .filter(k -> k.postcode.isEmpty() || k.postcode.matches("[A-Z]{1,2}[0-9][A-Z0-9]? [0-9][A-Z]{2}")).toList(),
        seed).asked(most);
  }

  /** As a reader reads: no capitals, no signs. */
  private static String plain(String text) {
    return LookupWords.whole(LookupWords.of(text));
  }

  /** Decided by the service before anything was tuned. */
  private static boolean held(Known one) {
    CRC32 sum = new CRC32();
    sum.update((one.name + "|" + one.postcode).getBytes(StandardCharsets.UTF_8));
    return sum.getValue() % 2 == 1;
  }

  private List<Asked> asked(int most) {
    Map<String, Function<Known, Asked>> kinds = new LinkedHashMap<>();
    kinds.put("slip", this::slip);
    kinds.put("half, town", this::half);
    kinds.put("former", this::former);
    kinds.put("town", this::town);
    kinds.put("postcode", this::part);
    kinds.put("neighbour", k -> neighbour(k, false));
    kinds.put("half, neighbour", k -> neighbour(k, true));
    kinds.put("same name, place", this::surgery);
    kinds.put("plain", this::lower);
    kinds.put("parent", this::parent);
    List<Asked> asked = new ArrayList<>();
    kinds.forEach((kind, maker) -> {
      List<Known> order = new ArrayList<>(all);
      Collections.shuffle(order, random);
      Map<Boolean, Integer> count = new HashMap<>();
      Set<String> seen = new HashSet<>();
      for (Known each : order) {
        boolean held = held(each);
        if (count.getOrDefault(held, 0) < most) {
          Asked made = maker.apply(each);
          if (made != null && seen.add(made.typed + made.region)) {
            asked.add(new Asked(kind, made.region, made.typed, made.right, held));
            count.merge(held, 1, Integer::sum);
          }
        }
      }
    });
    return asked;
  }

  private Asked asked(Known one, String typed, List<Known> right) {
    return new Asked("", one.region, typed, right.stream().map(Known::id).collect(Collectors.toSet()), false);
  }

  private List<Known> named(Known one) {
    return byName.getOrDefault(one.whole(), List.of());
  }

  private Asked slip(Known one) {
    String[] words = one.name.toLowerCase(Locale.ROOT).split(" ");
    List<Integer> long4 = new ArrayList<>();
    for (int i = 0; i < words.length; i++) {
      if (words[i].matches("[a-z]{4,}")) {
        long4.add(i);
      }
    }
    if (long4.isEmpty()) {
      return null;
    }
    int at = long4.get(random.nextInt(long4.size()));
    String slipped = slipped(words[at]);
    if (slipped.equals(words[at])) {
      return null;
    }
    words[at] = slipped;
    return asked(one, String.join(" ", words), named(one));
  }

  private String slipped(String word) {
    int i = random.nextInt(word.length() - 1);
    return switch (random.nextInt(4)) {
      case 0 -> word.substring(0, i) + word.charAt(i + 1) + word.charAt(i) + word.substring(i + 2);
      case 1 -> word.substring(0, i) + word.substring(i + 1);
      case 2 -> word.substring(0, i + 1) + word.substring(i);
      default -> word.substring(0, i) + beside(word.charAt(i)) + word.substring(i + 1);
    };
  }

  private char beside(char key) {
    String row = Arrays.stream(KEYS).filter(k -> k.indexOf(key) >= 0).findFirst().orElseThrow();
    int at = row.indexOf(key);
    return at == 0
        ? row.charAt(1)
        : at == row.length() - 1 || random.nextBoolean() ? row.charAt(at - 1) : row.charAt(at + 1);
  }

  private static String firstHalf(Known one) {
    String name = String.join(" ", LookupWords.of(one.name));
    return name.length() < 8 ? "" : name.substring(0, (name.length() + 1) / 2).strip();
  }

  private Asked half(Known one) {
    String half = firstHalf(one);
    return one.town.isEmpty() || half.isEmpty()
        ? null
        : asked(one, half + " " + one.town,
            all.stream()
                .filter(
                    k -> k.town.equalsIgnoreCase(one.town) && String.join(" ", LookupWords.of(k.name)).startsWith(half))
                .toList());
  }

  private Asked former(Known one) {
    if (one.former.isEmpty()) {
      return null;
    }
    String former = one.former.lines().findFirst().orElseThrow();
    return asked(one, former,
        all.stream()
            .filter(
                k -> k.whole().equals(plain(former)) || k.former.lines().anyMatch(f -> plain(f).equals(plain(former))))
            .toList());
  }

  private Asked town(Known one) {
    return one.town.isEmpty()
        ? null
        : asked(one, one.name + " " + one.town,
            named(one).stream().filter(k -> k.town.equalsIgnoreCase(one.town)).toList());
  }

  private Asked part(Known one) {
    if (one.postcode.isEmpty()) {
      return null;
    }
    boolean sector = random.nextBoolean();
    return asked(one, one.name + " " + (sector ? one.sector() : one.district()), named(one).stream().filter(
        k -> !k.postcode.isEmpty() && (sector ? k.sector().equals(one.sector()) : k.district().equals(one.district())))
        .toList());
  }

  private Asked neighbour(Known one, boolean withHalf) {
    if (one.postcode.isEmpty() || (withHalf && firstHalf(one).isEmpty())) {
      return null;
    }
    String free = one.postcode;
    while (postcodes.contains(free)) {
      String letters = "ABDEFGHJLNPQRSTUWXYZ";
      free = one.sector() + letters.charAt(random.nextInt(letters.length()))
          + letters.charAt(random.nextInt(letters.length()));
    }
    String half = firstHalf(one);
    return asked(one, withHalf ? half + " " + free : free, bySector.get(one.sector()).stream()
        .filter(k -> !withHalf || String.join(" ", LookupWords.of(k.name)).startsWith(half)).toList());
  }

  private Asked surgery(Known one) {
    return named(one).size() < 5 ? null : town(one);
  }

  private Asked lower(Known one) {
    return asked(one, String.join(" ", LookupWords.of(one.name)), named(one));
  }

  private Asked parent(Known one) {
    List<Known> same = named(one);
    return one.parent.isEmpty() || same.stream().map(Known::parent).distinct().count() < 2
        ? null
        : asked(one, one.name + " " + one.parent, same.stream().filter(k -> k.parent.equals(one.parent)).toList());
  }
}

package org.candour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Parameter;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.candour.Routes.Route;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestParam;

/** Every handler × every field that it may read × what nobody would type: an answer below 500, always. */
class HostileInputTests {

  private static final List<String> HOSTILE =
      List.of("\u0000", "a\u0000b@hostile.example", "x".repeat(10_000), "-1", "99999999999999999999",
          "\"'<>){}${7*7}%_\\;--", "👩‍⚕️🙂\uFE0F", "\u202Eديل\u0651\u0650", "+999999999-12-31", "0000-00-00");
  private static final List<String> WORST = List.of("\u0000", "99999999999999999999", "+999999999-12-31");
  // Forms read these together; with good ones beside it, a hostile field comes further than the first check.
  private static final Map<String, String> GOOD = Map.ofEntries(Map.entry("body", "Words of a form"),
      Map.entry("title", "A title"), Map.entry("name", "A name"), Map.entry("address", "somebody@hostile.example"),
      Map.entry("role", "member"), Map.entry("change", "planned"), Map.entry("what", "Something"),
      Map.entry("due", "2027-03-31"), Map.entry("send", "yes"), Map.entry("save", "yes"), Map.entry("publish", "yes"),
      Map.entry("type", "update"), Map.entry("group", "other"), Map.entry("kind", "charity"),
      Map.entry("level", "registration"), Map.entry("where", "region"), Map.entry("device", "own"),
      Map.entry("from", "2026-01-01"), Map.entry("to", "2026-06-30"), Map.entry("since", "2026-01-01"),
      Map.entry("current", "3"), Map.entry("aspired", "4"), Map.entry("why", "Because"), Map.entry("by", "2030-01"),
      Map.entry("visibility", "private"), Map.entry("question", "good"), Map.entry("tag", "tea"),
      Map.entry("of", "all"), Map.entry("act", "save"));
  private static final Pattern NAME = Pattern.compile("\\bname(?: = |=)\"([a-z][\\w-]*)\"");

  private final TestHouse house = TestHouse.get();
  private final Map<String, String> wrong = new ConcurrentSkipListMap<>();
  private final Map<String, Set<String>> namesByRoom = new HashMap<>();
  private final AtomicInteger tried = new AtomicInteger();
  private final Map<String, List<Runnable>> asked = new TreeMap<>();

  @Test
  void nothingThatIsTypedMakesAPageFallOver() throws Exception {
    for (Route route : Routes.all()) {
      List<String> roles = Routes.ROLES.stream().filter(route::lets).toList();
      List<String> names = names(route);
      for (String role : Routes.ROLES) {
        // Behind the guard every value counts; before it one is enough.
        List<String> values = roles.contains(role)
            ? (role.equals(roles.getLast()) ? HOSTILE : HOSTILE.subList(0, 2))
            : HOSTILE.subList(0, 1);
        values.forEach(
            value -> plan(role, route, route.nowhere(), names.stream().collect(Collectors.toMap(n -> n, n -> value))));
      }
      String deepest = roles.contains("operator") && !roles.contains("administrator")
          ? "operator"
          : roles.contains("administrator") ? "administrator" : roles.getFirst();
      for (String name : names) {
        Map<String, String> fields =
            names.stream().filter(GOOD::containsKey).collect(Collectors.toMap(n -> n, GOOD::get));
        // A whole form's fields take turns: each meets one of them here, and the others at its room's other handlers.
        int turn = Math.floorMod(route.pattern().hashCode() + name.hashCode(), WORST.size());
        for (String value : takesForm(route) ? List.of(WORST.get(turn)) : WORST) {
          fields.put(name, value);
          plan(deepest, route, route.nowhere(), Map.copyOf(fields));
        }
      }
      for (String value : HOSTILE) {
        if (route.hasVariable()) {
          plan(deepest, route, route.path(v -> encode(value)), Map.of());
        }
      }
    }
    // Each asks one thing after the other; two ask at the same time, as the machine has cores.
    try (ExecutorService lanes = Executors.newFixedThreadPool(2)) {
      for (Future<?> lane : asked.values().stream().sorted(Comparator.comparing(List<Runnable>::size).reversed())
          .map(list -> lanes.submit(() -> list.forEach(Runnable::run))).toList()) {
        lane.get();
      }
    }
    System.out.println("hostile input: " + tried + " requests");
    assertThat(wrong).isEmpty();
    assertThat(tried.get()).isGreaterThan(2_000);
  }

  private void plan(String role, Route route, String path, Map<String, String> fields) {
    asked.computeIfAbsent(role, r -> new ArrayList<>()).add(() -> ask(role, route, path, fields));
  }

  private void ask(String role, Route route, String path, Map<String, String> fields) {
    Browserless caller = Cast.get().caller(role);
    HttpResponse<String> answer = route.isGet()
        ? caller.get(path + query(fields))
        : caller.post(path,
            fields.entrySet().stream().flatMap(f -> Stream.of(f.getKey(), f.getValue())).toArray(String[]::new));
    tried.incrementAndGet();
    if (answer.statusCode() >= 500) {
      wrong.putIfAbsent(role + " " + route, answer.statusCode() + " " + fields.toString().replaceAll("x{100,}", "x…"));
    }
    // Ended by what was just asked for: the next handler needs somebody who is inside.
    if (route.pattern().contains("/sign-in") || route.pattern().contains("/profile")
        || route.pattern().equals("/tell/leaving")) {
      Cast.get().renew(role);
    }
  }

  private static String query(Map<String, String> fields) {
    return fields.isEmpty()
        ? ""
        : "?" + fields.entrySet().stream().map(f -> encode(f.getKey()) + "=" + encode(f.getValue()))
            .collect(Collectors.joining("&"));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static boolean takesForm(Route route) {
    return Arrays.stream(route.handler().getParameters())
        .anyMatch(p -> p.isAnnotationPresent(RequestParam.class) && Map.class.isAssignableFrom(p.getType()));
  }

  /** The parameters that a handler declares; where it takes a whole form, the fields of its room's templates. */
  private List<String> names(Route route) {
    Set<String> names = new TreeSet<>();
    for (Parameter parameter : route.handler().getParameters()) {
      RequestParam declared = parameter.getAnnotation(RequestParam.class);
      if (declared != null && Map.class.isAssignableFrom(parameter.getType())) {
        names.addAll(namesByRoom.computeIfAbsent(
            route.handler().getDeclaringClass().getPackageName().replaceAll(".*\\.", ""), HostileInputTests::fields));
      } else if (declared != null) {
        names.add(Stream.of(declared.value(), declared.name(), parameter.getName()).filter(n -> !n.isEmpty())
            .findFirst().orElseThrow());
      }
    }
    return new ArrayList<>(names);
  }

  private static Set<String> fields(String room) {
    Set<String> names = new TreeSet<>(
        List.of("from", "to", "question", "tag", "of", "page", "q", "add", "remove", "services", "revision"));
    // The fields of a search stand in a room of their own; its names are in addresses of two others.
    names.addAll(List.of("near", "within", "condition", "good", "polarity", "toldFrom", "toldTo", "criticalityFrom",
        "mine", "ours", "service"));
    try (Stream<Path> templates = Files.walk(Path.of("src/main/jte/" + room))) {
      for (Path template : templates.filter(Files::isRegularFile).toList()) {
        Matcher name = NAME.matcher(Files.readString(template));
        while (name.find()) {
          names.add(name.group(1));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    names.removeAll(Arrays.asList("file", "viewport"));
    return names;
  }
}

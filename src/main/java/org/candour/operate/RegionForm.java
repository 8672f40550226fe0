package org.candour.operate;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.candour.look.Accent;
import org.candour.look.Colour;
import org.candour.regions.Regions;
import org.candour.shared.CrisisLine;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.candour.written.Telephone;
import org.candour.written.TextLanguages;
import org.candour.written.TypedDates;
import org.candour.written.TypedNumbers;
import org.jspecify.annotations.Nullable;

/** A region as an operator types it, field by field. */
record RegionForm(Map<String, String> typed) {

  /** The fields, in the order of the page. */
  static final List<String> FIELDS = List.of("id", "name", "people", "offered", "host", "country", "zone", "language",
      "release", "advised", "accepted", "years", "languages", "opens", "closes", "friday", "holidays", "crisis",
      "telephone", "address", "accent");

  private static final int LONGEST = 200;
  /** The most that the net allows. */
  private static final int LONGEST_HOST = 253;
  private static final int MOST_LINES = 60;

  static RegionForm of(Map<String, String> request) {
    return new RegionForm(
        FIELDS.stream().collect(Collectors.toMap(f -> f, f -> PlainText.of(request.getOrDefault(f, "")))));
  }

  /** The same about a region that there is: its name in addresses is not typed. */
  RegionForm about(String id) {
    Map<String, String> all = new LinkedHashMap<>(typed);
    all.put("id", id);
    return new RegionForm(all);
  }

  static RegionForm of(Regions.EditedRegion region) {
    Regions.RegionValues told = region.told();
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("id", region.id());
    fields.put("name", told.name());
    fields.put("people", told.people());
    fields.put("offered", told.offered() ? "yes" : "no");
    fields.put("host", text(told.host()));
    fields.put("country", told.country());
    fields.put("zone", told.zone());
    fields.put("language", told.language());
    fields.put("release", Integer.toString(told.releaseMinutes()));
    fields.put("advised", Integer.toString(told.advisedWords()));
    fields.put("accepted", Integer.toString(told.acceptedWords()));
    fields.put("years", Integer.toString(told.yearsBack()));
    fields.put("opens", told.opens().toString());
    fields.put("closes", told.closes().toString());
    fields.put("friday", told.fridayCloses().toString());
    fields.put("holidays",
        told.holidays().stream().sorted().map(LocalDate::toString).collect(Collectors.joining("\n")));
    fields.put("crisis", told.crisis().stream().map(c -> c.number() + " | " + c.name() + " | " + c.about())
        .collect(Collectors.joining("\n")));
    fields.put("languages", told.languages().stream().map(tag -> TextLanguages.name(tag, Locale.ENGLISH))
        .collect(Collectors.joining("\n")));
    fields.put("accent", text(told.accent()));
    fields.put("telephone", text(told.telephone()));
    fields.put("address", text(told.postAddress()));
    return new RegionForm(fields);
  }

  /** What a region is like that nobody has described yet. */
  static RegionForm fresh(RegionForm like) {
    Map<String, String> fields = new LinkedHashMap<>(like.typed);
    List.of("id", "name", "people", "host", "holidays", "crisis", "telephone", "address", "languages", "accent")
        .forEach(f -> fields.put(f, ""));
    return new RegionForm(fields);
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  String at(String field) {
    return typed.getOrDefault(field, "");
  }

  String id() {
    return at("id").strip().toLowerCase(Locale.ROOT);
  }

  /** Whether this may be the name of a host, without anything around it. */
  static boolean isHost(String typed) {
    return typed.length() <= LONGEST_HOST && typed.matches("[a-z0-9]([a-z0-9-]{0,62}\\.)++[a-z0-9-]{2,63}");
  }

  /** What was typed as a region; what is wrong with it stands at its field. */
  Optional<Regions.RegionValues> read(Set<String> languages, Problems problems) {
    for (String field : List.of("name", "people")) {
      if (at(field).isBlank() || at(field).length() > LONGEST) {
        problems.add(field, "operate.regions." + field + "-wrong");
      }
    }
    String host = PlainText.line(at("host")).toLowerCase(Locale.ROOT);
    if (!host.isEmpty() && !isHost(host)) {
      problems.add("host", "operate.regions.host-wrong");
    }
    String country = at("country").strip().toUpperCase(Locale.ROOT);
    if (!List.of(Locale.getISOCountries()).contains(country)) {
      problems.add("country", "operate.regions.country-wrong");
    }
    if (!ZoneId.getAvailableZoneIds().contains(at("zone").strip())) {
      problems.add("zone", "operate.regions.zone-wrong");
    }
    if (!languages.contains(at("language"))) {
      problems.add("language", "operate.regions.language-wrong");
    }
    int release = number("release", 0, 1_440, problems);
    int advised = number("advised", 50, 20_000, problems);
    int accepted = number("accepted", 100, 20_000, problems);
    if (!problems.at("advised").isPresent() && !problems.at("accepted").isPresent() && advised > accepted) {
      problems.add("advised", "operate.regions.advised-more");
    }
    int years = number("years", 1, 20, problems);
    LocalTime opens = time("opens", problems);
    LocalTime closes = time("closes", problems);
    LocalTime friday = time("friday", problems);
    if (!problems.at("opens").isPresent() && !problems.at("closes").isPresent() && !opens.isBefore(closes)) {
      problems.add("closes", "operate.regions.closes-before");
    }
    if (!problems.at("opens").isPresent() && !problems.at("friday").isPresent() && !opens.isBefore(friday)) {
      problems.add("friday", "operate.regions.closes-before");
    }
    String telephone = orNone("telephone");
    if (telephone != null && Telephone.of(telephone).isEmpty()) {
      problems.add("telephone", "operate.regions.telephone-wrong");
    }
    Set<LocalDate> holidays = holidays(problems);
    List<CrisisLine> crisis = crisis(problems);
    List<String> written = written(problems);
    Optional<Colour> accent = accent(problems);
    if (problems.any()) {
      return Optional.empty();
    }
    return Optional.of(new Regions.RegionValues(PlainText.line(at("name")), PlainText.line(at("people")),
        host.isEmpty() ? null : host, country, at("zone").strip(), at("language"), release, advised, accepted, years,
        opens, closes, friday, holidays, crisis, telephone, orNone("address"), !at("offered").equals("no"), written,
        accent.map(Colour::hex).orElse(null)));
  }

  private @Nullable String orNone(String field) {
    return at(field).isBlank() ? null : at(field).strip();
  }

  private int number(String field, int least, int most, Problems problems) {
    OptionalLong number = TypedNumbers.of(at(field));
    if (number.isEmpty() || number.getAsLong() < least || number.getAsLong() > most) {
      problems.add(field, "operate.regions.number-wrong", least, most);
      return least;
    }
    return (int) number.getAsLong();
  }

  private LocalTime time(String field, Problems problems) {
    Optional<LocalTime> time = TypedDates.time(at(field));
    if (time.isEmpty()) {
      problems.add(field, "operate.regions.time-wrong");
    }
    return time.orElse(LocalTime.NOON);
  }

  private Set<LocalDate> holidays(Problems problems) {
    Set<LocalDate> days = new LinkedHashSet<>();
    List<String> wrong = new ArrayList<>();
    for (String line : lines("holidays", problems)) {
      TypedDates.of(line).ifPresentOrElse(days::add, () -> wrong.add(line));
    }
    problems.addLines("holidays", "operate.regions.holidays-wrong", wrong);
    return days;
  }

  /** The colour, where one was typed that can be one. */
  Optional<Colour> accent(Problems problems) {
    Optional<Colour> typed = Colour.of(at("accent"));
    if (typed.isEmpty() && !at("accent").isBlank()) {
      problems.add("accent", "operate.regions.accent-wrong");
    }
    return typed.filter(colour -> {
      Optional<String> refusal = Accent.refusal(colour);
      refusal.ifPresent(why -> problems.add("accent", "operate.regions.accent-" + why));
      return refusal.isEmpty();
    });
  }

  /** Named as whoever reads the form names them, in their own words, or by their tags. */
  private List<String> written(Problems problems) {
    Set<String> tags = new LinkedHashSet<>();
    List<String> wrong = new ArrayList<>();
    for (String line : lines("languages", problems)) {
      TextLanguages.named(line, Locale.ENGLISH).ifPresentOrElse(tags::add, () -> wrong.add(line));
    }
    problems.addLines("languages", "operate.regions.languages-wrong", wrong);
    return List.copyOf(tags);
  }

  private List<CrisisLine> crisis(Problems problems) {
    List<CrisisLine> lines = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    for (String line : lines("crisis", problems)) {
      List<String> parts = List.of(line.split("\\|")).stream().map(String::strip).toList();
      if (parts.size() != 3 || parts.stream().anyMatch(String::isEmpty) || Telephone.of(parts.getFirst()).isEmpty()) {
        wrong.add(line);
      } else {
        lines.add(new CrisisLine(parts.get(0), parts.get(1), parts.get(2)));
      }
    }
    problems.addLines("crisis", "operate.regions.crisis-wrong", wrong);
    if (lines.isEmpty() && !problems.at("crisis").isPresent()) {
      problems.add("crisis", "operate.regions.crisis-none");
    }
    return lines;
  }

  private List<String> lines(String field, Problems problems) {
    List<String> lines = at(field).lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
    if (lines.size() > MOST_LINES) {
      problems.add(field, "operate.regions.lines-many", MOST_LINES);
      return List.of();
    }
    return lines;
  }
}

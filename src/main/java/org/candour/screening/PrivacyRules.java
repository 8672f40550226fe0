package org.candour.screening;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rules and word lists of the privacy check, read from {@code screening/privacy}; the script on the device reads
 * the same.
 *
 * @param rules patterns, in the order in which they are tried
 * @param words ordinary words and places, which are no names of people
 * @param names names of people
 * @param endings what may be taken off a word, and what is put in its place
 * @param lists small lists that the search for names goes by
 * @param screen words that advice on screen names goes by
 */
record PrivacyRules(List<Rule> rules, Set<String> words, Set<String> names, List<Ending> endings,
    Map<String, Set<String>> lists, Map<String, Set<String>> screen) {

  /**
   * One pattern, and what its finds are.
   *
   * @param id what finds are known by; several rules may share one
   * @param kind as in {@link PrivacyFind}
   * @param level sure, likely or check
   * @param caseMatters whether it looks at the text with its capitals; else all are small
   * @param check {@code ten} where the digits of a find are looked at once more; else empty
   * @param pattern what is looked for
   */
  record Rule(String id, String kind, String level, boolean caseMatters, String check, Pattern pattern) {}

  record Ending(String ending, String instead) {}

  private static final String FOLDER = "privacy/";

  static PrivacyRules read() {
    JsonNode json = json();
    List<Rule> rules = new ArrayList<>();
    for (JsonNode rule : json.get("rules")) {
      rules.add(new Rule(rule.get("id").asString(), rule.get("kind").asString(), rule.get("level").asString(),
          rule.get("view").asString().equals("plain"), rule.path("check").asString(""),
          Pattern.compile(rule.get("pattern").asString())));
    }
    List<Ending> endings = new ArrayList<>();
    json.get("endings").forEach(e -> endings.add(new Ending(e.get(0).asString(), e.get(1).asString())));
    return new PrivacyRules(List.copyOf(rules), set(words("words.txt") + " " + words("places.txt")),
        set(words("names.txt")), List.copyOf(endings), sets(json.get("lists")), sets(json.get("screen")));
  }

  /** All of it as one line of JavaScript. */
  static String script() {
    Map<String, Object> all = new LinkedHashMap<>();
    JsonNode json = json();
    json.propertyNames().forEach(name -> all.put(name, json.get(name)));
    for (String list : List.of("words", "places", "names")) {
      all.put(list, words(list + ".txt"));
    }
    return "candourPrivacy.data = " + JsonMapper.shared().writeValueAsString(all) + ";\n";
  }

  PrivacyRules withNames(Set<String> other) {
    return new PrivacyRules(rules, words, other, endings, lists, screen);
  }

  private static JsonNode json() {
    try (InputStream in =
        Objects.requireNonNull(PrivacyRules.class.getResourceAsStream("/screening/" + FOLDER + "rules.json"))) {
      return JsonMapper.shared().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String words(String file) {
    return String.join(" ", WordList.lines(FOLDER + file));
  }

  private static Map<String, Set<String>> sets(JsonNode lists) {
    Map<String, Set<String>> sets = new LinkedHashMap<>();
    lists.propertyNames().forEach(name -> sets.put(name, set(lists.get(name).asString())));
    return Map.copyOf(sets);
  }

  private static Set<String> set(String words) {
    return Set.copyOf(new java.util.HashSet<>(List.of(words.split(" "))));
  }
}

package org.candour.operate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.candour.audit.LastChange;
import org.candour.look.Page;
import org.candour.operate.VocabularyPages.WordForm;
import org.candour.shared.Caller;
import org.candour.shared.Needs;
import org.candour.shared.NotFound;
import org.candour.shared.Problems;
import org.candour.shared.Right;
import org.candour.shared.Shell;
import org.candour.tagging.StaffTags;
import org.candour.tagging.TagVocabulary;
import org.candour.tagging.TagWord;
import org.candour.written.TypedNumbers;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The words for tags, their groups and their other names. Searches follow what is changed here, in every region, so
 * only who operates all of them changes anything.
 */
@Controller
class VocabularyPages {

  private final TagVocabulary vocabulary;
  private final StaffTags staffTags;
  private final LastChange lastChange;

  VocabularyPages(TagVocabulary vocabulary, StaffTags staffTags, LastChange lastChange) {
    this.lastChange = lastChange;
    this.vocabulary = vocabulary;
    this.staffTags = staffTags;
  }

  /** A word as it is typed. */
  record WordForm(String word, String group, String polarity) {

    static final WordForm EMPTY = new WordForm("", "", "0");
  }

  /** What was typed into one of the two forms of the list, and what is wrong with it. */
  private record Typed(WordForm word, Map<String, String> rules, Problems problems) {

    static final Typed NOTHING = new Typed(WordForm.EMPTY, Map.of(), Problems.none());
  }

  @Needs(value = Right.OPERATE, scope = Needs.Scope.REGION)
  @GetMapping("/operate/vocabulary")
  Page list(@RequestParam(defaultValue = "") String group, @RequestParam(defaultValue = "") String find,
      Caller.Person caller, Shell shell) {
    return list(group, find, Typed.NOTHING, everywhere(caller, shell));
  }

  @Needs(value = Right.OPERATE, scope = Needs.Scope.REGION)
  @PostMapping("/operate/vocabulary")
  Page add(@RequestParam(defaultValue = "") String word, @RequestParam(defaultValue = "") String group,
      @RequestParam(defaultValue = "0") String polarity, Caller.Person caller, Shell shell) {
    wantEverywhere(caller, shell);
    Problems problems = Problems.none();
    checkName(word, "word", problems);
    if (!TagVocabulary.GROUPS.contains(group)) {
      problems.add("group", "operate.vocabulary.group-none");
    }
    if (!problems.any() && !vocabulary.add(caller, shell.words().language(), word, group, polarity(polarity))) {
      problems.add("word", "operate.vocabulary.there");
    }
    if (problems.any()) {
      return list(group, "", new Typed(new WordForm(word, group, polarity), Map.of(), problems), true);
    }
    return Page
        .redirect("/operate/vocabulary/word?id=" + vocabulary.find(word).orElseThrow().id() + "&said=word-added");
  }

  private static boolean everywhere(Caller.Person caller, Shell shell) {
    return OperatorReach.of(caller, shell.region()).everywhere();
  }

  private static void wantEverywhere(Caller.Person caller, Shell shell) {
    if (!everywhere(caller, shell)) {
      throw new NotFound("words hold everywhere");
    }
  }

  private Page list(String group, String find, Typed typed, boolean everywhere) {
    String shown = TagVocabulary.GROUPS.contains(group) ? group : TagVocabulary.GROUPS.getFirst();
    String plain = TagVocabulary.plain(find);
    List<TagWord> words = vocabulary.snapshot().words().stream()
        .filter(w -> plain.isEmpty() ? w.grp().equals(shown) : w.typed().stream().anyMatch(n -> n.contains(plain)))
        .toList();
    return new VocabularyPage(shown, plain, words, typed.word(), everywhere, typed.problems(), staffTags.rules(),
        typed.rules());
  }

  /**
   * How many tags staff may put on a story. What was shown comes back with what was typed, so that nobody overwrites
   * another.
   */
  @Needs(value = Right.OPERATE, scope = Needs.Scope.REGION)
  @PostMapping("/operate/vocabulary/rules")
  Page rules(@RequestParam Map<String, String> typed, Caller.Person caller, Shell shell) {
    wantEverywhere(caller, shell);
    Map<String, Integer> before = staffTags.rules();
    Problems problems = Problems.none();
    int status = 200;
    for (Map.Entry<String, Integer> rule : before.entrySet()) {
      String name = "most-" + rule.getKey();
      if (TypedNumbers.of(typed.getOrDefault(name, "")).orElse(StaffTags.MOST + 1) > StaffTags.MOST) {
        problems.add(name, "operate.vocabulary.rule-wrong", Integer.toString(StaffTags.MOST));
      } else if (!typed.getOrDefault("seen-" + rule.getKey(), "").equals(Integer.toString(rule.getValue()))) {
        problems.add(name, lastChange.stale(caller, LastChange.Thing.of("staff-tag-rule", rule.getKey()),
            "operate.vocabulary.rule-stale"));
        status = 409;
      }
    }
    if (problems.any()) {
      return list("", "", new Typed(WordForm.EMPTY, typed, problems), true).with(status);
    }
    before.forEach((visibility, most) -> {
      int wanted = (int) TypedNumbers.of(typed.getOrDefault("most-" + visibility, "")).orElseThrow();
      if (wanted != most) {
        staffTags.rule(caller, visibility, most, wanted);
      }
    });
    return Page.redirect("/operate/vocabulary?said=tag-rules");
  }

  @Needs(value = Right.OPERATE, scope = Needs.Scope.REGION)
  @GetMapping("/operate/vocabulary/word")
  Page word(@RequestParam(defaultValue = "0") long id, Caller.Person caller, Shell shell) {
    return word(id, "", Problems.none(), everywhere(caller, shell));
  }

  private Page word(long id, String typed, Problems problems, boolean everywhere) {
    return new WordPage(one(id), typed, everywhere, problems);
  }

  private TagWord one(long id) {
    return vocabulary.snapshot().words().stream().filter(w -> w.id() == id).findFirst()
        .orElseThrow(() -> new NotFound("word " + id));
  }

  @Needs(value = Right.OPERATE, scope = Needs.Scope.REGION)
  @PostMapping("/operate/vocabulary/word")
  Page place(@RequestParam(defaultValue = "0") long id, @RequestParam(defaultValue = "") String group,
      @RequestParam(defaultValue = "0") String polarity, Caller.Person caller, Shell shell) {
    wantEverywhere(caller, shell);
    if (!TagVocabulary.GROUPS.contains(group)) {
      return word(id, "", Problems.none().add("group", "operate.vocabulary.group-none"), true);
    }
    vocabulary.place(caller, id, group, polarity(polarity));
    return Page.redirect("/operate/vocabulary/word?id=" + id + "&said=word-placed");
  }

  @Needs(value = Right.OPERATE, scope = Needs.Scope.REGION)
  @PostMapping("/operate/vocabulary/name")
  Page name(@RequestParam(defaultValue = "0") long id, @RequestParam(defaultValue = "") String synonym,
      @RequestParam(defaultValue = "") String typedOnly, Caller.Person caller, Shell shell) {
    wantEverywhere(caller, shell);
    one(id);
    Problems problems = Problems.none();
    checkName(synonym, "synonym", problems);
    if (!problems.any() && !vocabulary.addSynonym(caller, id, synonym, typedOnly.equals("yes"))) {
      problems.add("synonym", "operate.vocabulary.there");
    }
    return problems.any()
        ? word(id, synonym, problems, true)
        : Page.redirect("/operate/vocabulary/word?id=" + id + "&said=name-added");
  }

  /** Takes another name away, or the whole word where none is named. */
  @Needs(value = Right.OPERATE, scope = Needs.Scope.REGION)
  @PostMapping("/operate/vocabulary/removal")
  Page remove(@RequestParam(defaultValue = "0") long id, @RequestParam Optional<String> synonym, Caller.Person caller,
      Shell shell) {
    wantEverywhere(caller, shell);
    TagWord word = one(id);
    if (synonym.isPresent()) {
      vocabulary.removeSynonym(caller, id, synonym.get());
      return Page.redirect("/operate/vocabulary/word?id=" + id + "&said=name-removed");
    }
    vocabulary.remove(caller, id);
    return Page.redirect("/operate/vocabulary?group=" + word.grp() + "&said=word-removed");
  }

  private static void checkName(String typed, String field, Problems problems) {
    String plain = TagVocabulary.plain(typed);
    if (plain.isEmpty()) {
      problems.add(field, "operate.vocabulary.nothing");
    } else if (plain.length() > TagVocabulary.LENGTH) {
      problems.add(field, "operate.vocabulary.long", Integer.toString(TagVocabulary.LENGTH));
    }
  }

  private static int polarity(String typed) {
    return typed.equals("1") ? 1 : typed.equals("-1") ? -1 : 0;
  }

  /**
   * The words of a group.
   *
   * @param group of the vocabulary
   * @param find the address that was looked for
   * @param words that were typed
   * @param form what was typed so far
   * @param everywhere whether the role counts in all regions
   * @param problems what is wrong with what was typed
   * @param rules how many tags an organisation may give, by who sees them
   * @param typed what was typed, by field
   */
  record VocabularyPage(String group, String find, List<TagWord> words, WordForm form, boolean everywhere,
      Problems problems, Map<String, Integer> rules, Map<String, String> typed) implements Page {}

  /** One word. */
  record WordPage(TagWord word, String typed, boolean everywhere, Problems problems) implements Page {}
}

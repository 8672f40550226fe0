package org.candour.work;

import java.util.List;
import org.candour.accounts.Rights;
import org.candour.accounts.StoryReach;
import org.candour.accounts.Subscriptions;
import org.candour.shared.Caller;
import org.candour.shared.Needs;
import org.candour.shared.NotFound;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.candour.shared.Right;
import org.candour.tagging.PublicTags;
import org.candour.tagging.PublicTags.TagRefusal;
import org.candour.tagging.StaffTags;
import org.candour.tagging.TagVocabulary;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What an organisation says about a story in public: words of the vocabulary, put there by who may answer it. */
@Controller
class PublicTagPages {

  private final PublicTags tags;
  private final StaffTags staffTags;
  private final WorkStore store;
  private final Subscriptions subscriptions;
  private final Rights rights;

  PublicTagPages(PublicTags tags, StaffTags staffTags, WorkStore store, Subscriptions subscriptions, Rights rights) {
    this.tags = tags;
    this.staffTags = staffTags;
    this.store = store;
    this.subscriptions = subscriptions;
    this.rights = rights;
  }

  /**
   * A tag as it is typed.
   *
   * @param instead the private or shared tag that becomes it, or 0
   * @param close words that may be meant
   */
  record Typed(String tag, String question, long instead, List<String> close) {}

  @Needs(Right.RESPOND)
  @GetMapping("/work/stories/{id}/public-tags")
  String page(@PathVariable long id, @RequestParam(defaultValue = "") String tag,
      @RequestParam(defaultValue = "") String question, @RequestParam(defaultValue = "") String instead,
      Caller.Person caller, Model model) {
    return page(id,
        new Typed(PlainText.cut(PlainText.line(tag), TagVocabulary.LENGTH), question, number(instead), List.of()),
        Problems.none(), caller, model);
  }

  @Needs(Right.RESPOND)
  @PostMapping("/work/stories/{id}/public-tags")
  String put(@PathVariable long id, @RequestParam(defaultValue = "") String tag,
      @RequestParam(defaultValue = "") String question, @RequestParam(defaultValue = "") String instead,
      Caller.Person caller, Model model) {
    StoryReach reach = rights.reach(caller, Right.RESPOND);
    reached(id, caller);
    String line = PlainText.line(tag);
    Problems problems = Problems.none();
    if (line.isEmpty()) {
      problems.add("tag", "work.tags.none-typed");
    } else if (line.length() > TagVocabulary.LENGTH) {
      problems.add("tag", "work.tags.too-long", Integer.toString(TagVocabulary.LENGTH));
    }
    boolean unknown = !problems.any() && !tags.isWord(line);
    if (unknown) {
      refused(TagRefusal.UNKNOWN, line, problems);
    }
    if (!PublicTags.QUESTIONS.contains(question)) {
      problems.add("question", "work.public-tags.question-none");
    }
    if (!problems.any()) {
      // Another tag goes for it only where the caller may take tags off.
      long gone = store.shown(rights.reach(caller, Right.TAG), id).isPresent() ? number(instead) : 0;
      tags.put(caller, reach, id, line, question, gone).ifPresent(why -> refused(why, line, problems));
    }
    if (!problems.any()) {
      return "redirect:/work/stories/" + id + "/public-tags?said=public-tag";
    }
    return page(id, new Typed(PlainText.cut(line, TagVocabulary.LENGTH * 2), question, number(instead),
        unknown ? tags.close(line) : List.of()), problems, caller, model);
  }

  private void refused(TagRefusal why, String typed, Problems problems) {
    switch (why) {
      case UNKNOWN ->
        problems.add("tag", tags.close(typed).isEmpty() ? "work.public-tags.unknown" : "work.public-tags.unknown-close",
            typed, String.join(", ", tags.close(typed)));
      case A_FEELING -> problems.add("question", "work.public-tags.a-feeling", typed);
      case NO_FEELING -> problems.add("question", "work.public-tags.no-feeling", typed);
      case SAYS_WHICH -> problems.add("question", "work.public-tags.says-which", typed);
      case CRITICISES -> problems.add("question", "work.public-tags.criticises", typed);
      case TOO_MANY -> problems.add("tag", "work.public-tags.too-many", Integer.toString(staffTags.most("public")));
      case TAKEN_OFF -> problems.add("tag", "work.public-tags.taken-off", typed);
      default -> throw new IllegalStateException(why.name());
    }
  }

  @Needs(Right.RESPOND)
  @PostMapping("/work/stories/{id}/public-tags/removal")
  String remove(@PathVariable long id, @RequestParam(defaultValue = "") String tag,
      @RequestParam(defaultValue = "") String keep, Caller.Person caller, Model model) {
    StoryReach reach = rights.reach(caller, Right.RESPOND);
    reached(id, caller);
    boolean mayShare = store.shown(rights.reach(caller, Right.TAG), id).isPresent();
    if (!tags.remove(caller, reach, id, number(tag), keep.equals("yes") && mayShare)) {
      return page(id, new Typed("", "", 0, List.of()),
          Problems.none().add("tag", "work.tags.too-many", Integer.toString(staffTags.most("shared"))), caller, model);
    }
    return "redirect:/work/stories/" + id + "/public-tags?said=public-tag-off";
  }

  private WorkStore.StoryRow reached(long id, Caller.Person caller) {
    return store.shown(rights.reach(caller, Right.RESPOND), id).orElseThrow(() -> new NotFound("story " + id));
  }

  private static long number(String typed) {
    return typed.matches("\\d{1,18}") ? Long.parseLong(typed) : 0;
  }

  private String page(long id, Typed typed, Problems problems, Caller.Person caller, Model model) {
    model.addAttribute("story", reached(id, caller)).addAttribute("tags", tags.of(caller.subscription(), id))
        .addAttribute("takenOff", tags.takenOff(caller.subscription(), id)).addAttribute("typed", typed)
        .addAttribute("problems", problems).addAttribute("most", staffTags.most("public"))
        .addAttribute("organisation", subscriptions.byId(caller.subscription()).orElseThrow().holder())
        .addAttribute("mayShare", store.shown(rights.reach(caller, Right.TAG), id).isPresent());
    return "work/publicTags";
  }
}

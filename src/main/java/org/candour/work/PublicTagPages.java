package org.candour.work;

import java.util.List;
import org.candour.access.Rights;
import org.candour.access.StoryReach;
import org.candour.look.Page;
import org.candour.shared.Caller;
import org.candour.shared.Needs;
import org.candour.shared.NotFound;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.candour.shared.Right;
import org.candour.subscriptions.Subscriptions;
import org.candour.tagging.PublicTags;
import org.candour.tagging.PublicTags.PublicTag;
import org.candour.tagging.PublicTags.TagRefusal;
import org.candour.tagging.PublicTags.TagWish;
import org.candour.tagging.PublicTags.TakenOff;
import org.candour.tagging.StaffTags;
import org.candour.tagging.TagVocabulary;
import org.candour.work.PublicTagPages.Typed;
import org.springframework.stereotype.Controller;
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
  Page page(@PathVariable long id, @RequestParam(defaultValue = "") String tag,
      @RequestParam(defaultValue = "") String question, @RequestParam(defaultValue = "") String instead,
      Caller.Person caller) {
    return page(id,
        new Typed(PlainText.cut(PlainText.line(tag), TagVocabulary.LENGTH), question, number(instead), List.of()),
        Problems.none(), caller);
  }

  @Needs(Right.RESPOND)
  @PostMapping("/work/stories/{id}/public-tags")
  Page put(@PathVariable long id, @RequestParam(defaultValue = "") String tag,
      @RequestParam(defaultValue = "") String question, @RequestParam(defaultValue = "") String instead,
      Caller.Person caller) {
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
      tags.put(caller, reach, id, new TagWish(line, question, gone)).ifPresent(why -> refused(why, line, problems));
    }
    if (!problems.any()) {
      return Page.redirect("/work/stories/" + id + "/public-tags?said=public-tag");
    }
    return page(id, new Typed(PlainText.cut(line, TagVocabulary.LENGTH * 2), question, number(instead),
        unknown ? tags.close(line) : List.of()), problems, caller);
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
  Page remove(@PathVariable long id, @RequestParam(defaultValue = "") String tag,
      @RequestParam(defaultValue = "") String keep, Caller.Person caller) {
    StoryReach reach = rights.reach(caller, Right.RESPOND);
    reached(id, caller);
    boolean mayShare = store.shown(rights.reach(caller, Right.TAG), id).isPresent();
    if (!tags.remove(caller, reach, id, number(tag), keep.equals("yes") && mayShare)) {
      return page(id, new Typed("", "", 0, List.of()),
          Problems.none().add("tag", "work.tags.too-many", Integer.toString(staffTags.most("shared"))), caller);
    }
    return Page.redirect("/work/stories/" + id + "/public-tags?said=public-tag-off");
  }

  private WorkStore.StoryRow reached(long id, Caller.Person caller) {
    return store.shown(rights.reach(caller, Right.RESPOND), id).orElseThrow(() -> new NotFound("story " + id));
  }

  private static long number(String typed) {
    return typed.matches("\\d{1,18}") ? Long.parseLong(typed) : 0;
  }

  private Page page(long id, Typed typed, Problems problems, Caller.Person caller) {
    return new PublicTagsPage(reached(id, caller), tags.of(caller.subscription(), id),
        tags.takenOff(caller.subscription(), id), typed, problems, staffTags.most("public"),
        subscriptions.byId(caller.subscription()).orElseThrow().holder(),
        store.shown(rights.reach(caller, Right.TAG), id).isPresent());
  }

  /**
   * What an organisation says of a story in public.
   *
   * @param story which story
   * @param tags in their order
   * @param takenOff what a moderator took off
   * @param typed what was typed, by field
   * @param problems what is wrong with what was typed
   * @param most how many at most
   * @param organisation the organisation
   * @param mayShare whether the caller may say something in public
   */
  record PublicTagsPage(WorkStore.StoryRow story, List<PublicTag> tags, List<TakenOff> takenOff, Typed typed,
      Problems problems, int most, String organisation, boolean mayShare) implements Page {}
}

package org.candour.mine;

import java.util.List;
import java.util.Objects;
import org.candour.look.Page;
import org.candour.moderation.Objections;
import org.candour.moderation.VisibleSteps;
import org.candour.shared.Caller;
import org.candour.shared.Limits;
import org.candour.shared.Needs;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.candour.shared.Right;
import org.candour.shared.Stale;
import org.candour.story.Stories;
import org.candour.story.Story;
import org.candour.story.StoryVersion;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What an author says to what was changed or decided: fine so, other words, or that another moderator should look. */
@Controller
class EditPages {

  private static final int MOST_REASON = 4_000;

  private final Stories stories;
  private final Objections objections;
  private final VisibleSteps steps;
  private final AuthorVersions versions;
  private final Limits limits;

  EditPages(Stories stories, Objections objections, VisibleSteps steps, AuthorVersions versions, Limits limits) {
    this.stories = stories;
    this.objections = objections;
    this.steps = steps;
    this.versions = versions;
    this.limits = limits;
  }

  @Needs(value = Right.AUTHOR, scope = Needs.Scope.OWN)
  @PostMapping("/mine/stories/{id}/acceptance")
  Page accept(@PathVariable long id, Caller.Author caller) {
    objections.accept(caller, stories.own(caller, id).id());
    return Page.redirect("/mine/stories/" + id + "?said=accepted");
  }

  @Needs(value = Right.AUTHOR, scope = Needs.Scope.OWN)
  @GetMapping("/mine/stories/{id}/wording")
  Page askWording(@PathVariable long id, Caller.Author caller) {
    Story story = stories.own(caller, id);
    return objections.choice(story).rephrase()
        ? show(Objections.REPHRASED, story, body(story), Problems.none())
        : back(id);
  }

  @Needs(value = Right.AUTHOR, scope = Needs.Scope.OWN)
  @PostMapping("/mine/stories/{id}/wording")
  Page wording(@PathVariable long id, @RequestParam(defaultValue = "") String words,
      @RequestParam(defaultValue = "") String version, Caller.Author caller) {
    Story story = stories.own(caller, id);
    String text = PlainText.of(words);
    Problems problems = Problems.none();
    if (text.codePoints().noneMatch(Character::isLetter)) {
      problems.add("words", "mine.wording.empty");
    } else if (text.length() > Story.MOST_CHARACTERS) {
      problems.add("words", "mine.wording.long", Story.MOST_CHARACTERS);
    } else if (text.equals(body(story))) {
      problems.add("words", "mine.wording.same");
    }
    return object(story, new ObjectionForm(Objections.REPHRASED, version, text), problems, caller);
  }

  @Needs(value = Right.AUTHOR, scope = Needs.Scope.OWN)
  @GetMapping("/mine/stories/{id}/appeal")
  Page askAppeal(@PathVariable long id, Caller.Author caller) {
    Story story = stories.own(caller, id);
    return objections.choice(story).appeal() ? show(Objections.APPEALED, story, "", Problems.none()) : back(id);
  }

  @Needs(value = Right.AUTHOR, scope = Needs.Scope.OWN)
  @PostMapping("/mine/stories/{id}/appeal")
  Page appeal(@PathVariable long id, @RequestParam(defaultValue = "") String words,
      @RequestParam(defaultValue = "") String version, Caller.Author caller) {
    Story story = stories.own(caller, id);
    String text = PlainText.of(words);
    Problems problems =
        text.length() > MOST_REASON ? Problems.none().add("words", "mine.wording.long", MOST_REASON) : Problems.none();
    return object(story, new ObjectionForm(Objections.APPEALED, version, text), problems, caller);
  }

  private Page object(Story story, ObjectionForm form, Problems problems, Caller.Author caller) {
    // Sent twice: it is there already.
    if (objections.of(story.id()).stream().anyMatch(form::isSame)) {
      return Page.redirect("/mine/stories/" + story.id() + "?said=" + form.act);
    }
    if (problems.any()) {
      return show(form.act, story, form.words, problems);
    }
    if (!limits.allow(Limits.Limit.REPLY_AUTHOR, Long.toString(caller.id()))) {
      return show(form.act, story, form.words, problems.add("words", "mine.reply.often")).with(429);
    }
    try {
      int version = form.version.matches("\\d{1,9}") ? Integer.parseInt(form.version) : 0;
      objections.object(caller, story.id(), version, form.act, form.words);
      return Page.redirect("/mine/stories/" + story.id() + "?said=" + form.act);
    } catch (Stale late) {
      return show(form.act, stories.own(caller, story.id()), form.words,
          Problems.none().add("words", "mine.answer.late")).with(409);
    }
  }

  /** What the author says to which version of the words. */
  private record ObjectionForm(String act, String version, String words) {

    boolean isSame(Objections.Objection other) {
      return other.isOpen() && other.act().equals(act) && other.words().equals(words);
    }
  }

  private static Page back(long id) {
    return Page.redirect("/mine/stories/" + id);
  }

  private String body(Story story) {
    return Objects
        .requireNonNullElse(versions.versions(story, steps.of("story", story.id()).version()).getLast().body(), "");
  }

  private Page show(String act, Story story, String words, Problems problems) {
    int version = steps.of("story", story.id()).version();
    return new ObjectPage(act, story, words, version, versions.versions(story, version), problems);
  }

  /**
   * The form.
   *
   * @param act {@code rephrased} or {@code appealed}
   * @param story which
   * @param words that were typed
   * @param version of the story's words that they answer
   * @param versions that the author may see
   * @param problems what is wrong with what was typed
   */
  record ObjectPage(String act, Story story, String words, int version, List<StoryVersion> versions,
      Problems problems) implements Page {}
}

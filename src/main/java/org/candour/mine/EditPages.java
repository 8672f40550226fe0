package org.candour.mine;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
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
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
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
  private final VisibleSteps told;
  private final AuthorVersions known;
  private final Limits limits;

  EditPages(Stories stories, Objections objections, VisibleSteps told, AuthorVersions known, Limits limits) {
    this.stories = stories;
    this.objections = objections;
    this.told = told;
    this.known = known;
    this.limits = limits;
  }

  @Needs(value = Right.AUTHOR, scope = Needs.Scope.OWN)
  @PostMapping("/mine/stories/{id}/acceptance")
  String accept(@PathVariable long id, Caller.Author caller) {
    objections.accept(caller, stories.own(caller, id).id());
    return "redirect:/mine/stories/" + id + "?said=accepted";
  }

  @Needs(value = Right.AUTHOR, scope = Needs.Scope.OWN)
  @GetMapping("/mine/stories/{id}/wording")
  String askWording(@PathVariable long id, Caller.Author caller, Model model) {
    Story story = stories.own(caller, id);
    return objections.choice(story).rephrase()
        ? show(Objections.REPHRASED, story, body(story), Problems.none(), model)
        : back(id);
  }

  @Needs(value = Right.AUTHOR, scope = Needs.Scope.OWN)
  @PostMapping("/mine/stories/{id}/wording")
  String wording(@PathVariable long id, @RequestParam(defaultValue = "") String words,
      @RequestParam(defaultValue = "") String version, Caller.Author caller, HttpServletResponse response,
      Model model) {
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
    return object(Objections.REPHRASED, story, version, text, problems, caller, response, model);
  }

  @Needs(value = Right.AUTHOR, scope = Needs.Scope.OWN)
  @GetMapping("/mine/stories/{id}/appeal")
  String askAppeal(@PathVariable long id, Caller.Author caller, Model model) {
    Story story = stories.own(caller, id);
    return objections.choice(story).appeal() ? show(Objections.APPEALED, story, "", Problems.none(), model) : back(id);
  }

  @Needs(value = Right.AUTHOR, scope = Needs.Scope.OWN)
  @PostMapping("/mine/stories/{id}/appeal")
  String appeal(@PathVariable long id, @RequestParam(defaultValue = "") String words,
      @RequestParam(defaultValue = "") String version, Caller.Author caller, HttpServletResponse response,
      Model model) {
    Story story = stories.own(caller, id);
    String text = PlainText.of(words);
    Problems problems =
        text.length() > MOST_REASON ? Problems.none().add("words", "mine.wording.long", MOST_REASON) : Problems.none();
    return object(Objections.APPEALED, story, version, text, problems, caller, response, model);
  }

  private String object(String act, Story story, String version, String text, Problems problems, Caller.Author caller,
      HttpServletResponse response, Model model) {
    // Sent twice: it is there already.
    if (objections.of(story.id()).stream().anyMatch(o -> o.isOpen() && o.act().equals(act) && o.words().equals(text))) {
      return "redirect:/mine/stories/" + story.id() + "?said=" + act;
    }
    if (!problems.any() && !limits.allow(Limits.Limit.REPLY_AUTHOR, Long.toString(caller.id()))) {
      response.setStatus(429);
      problems.add("words", "mine.reply.often");
    }
    if (problems.any()) {
      return show(act, story, text, problems, model);
    }
    try {
      objections.object(caller, story.id(), version.matches("\\d{1,9}") ? Integer.parseInt(version) : 0, act, text);
      return "redirect:/mine/stories/" + story.id() + "?said=" + act;
    } catch (Stale late) {
      response.setStatus(HttpServletResponse.SC_CONFLICT);
      return show(act, stories.own(caller, story.id()), text, Problems.none().add("words", "mine.answer.late"), model);
    }
  }

  private static String back(long id) {
    return "redirect:/mine/stories/" + id;
  }

  private String body(Story story) {
    return Objects.requireNonNullElse(known.versions(story, told.of("story", story.id()).version()).getLast().body(),
        "");
  }

  private String show(String act, Story story, String words, Problems problems, Model model) {
    model.addAttribute("act", act).addAttribute("story", story).addAttribute("words", words)
        .addAttribute("problems", problems).addAttribute("version", told.of("story", story.id()).version())
        .addAttribute("versions", known.versions(story, told.of("story", story.id()).version()));
    return "mine/object";
  }
}

package org.candour.mine;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.candour.look.Page;
import org.candour.regions.Regions;
import org.candour.shared.Caller;
import org.candour.shared.Limits;
import org.candour.shared.Needs;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.candour.shared.RegionId;
import org.candour.shared.Right;
import org.candour.shared.Stale;
import org.candour.story.Stories;
import org.candour.story.Story;
import org.candour.story.StoryDetail;
import org.candour.story.StoryDetailRules;
import org.candour.story.StoryDetails;
import org.candour.story.StoryLanguage;
import org.candour.story.StoryStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where authors change what they said beside their story: what they wish for, and when it may be public. */
@Controller
class SubmittedDetailsPages {

  private final Stories stories;
  private final StoryDetails details;
  private final StoryLanguage language;
  private final Regions regions;
  private final Limits limits;
  private final Clock clock;

  SubmittedDetailsPages(Stories stories, StoryDetails details, StoryLanguage language, Regions regions, Limits limits,
      Clock clock) {
    this.stories = stories;
    this.details = details;
    this.language = language;
    this.regions = regions;
    this.limits = limits;
    this.clock = clock;
  }

  @Needs(value = Right.AUTHOR, scope = Needs.Scope.OWN)
  @GetMapping("/mine/stories/{id}/wishes")
  Page askWishes(@PathVariable long id, Caller.Author caller) {
    Story story = stories.own(caller, id);
    StoryDetail aside = stories.aside(id);
    return story.status() == StoryStatus.WITHDRAWN
        ? back(id)
        : wishes(story, aside.hopes(), aside.hearFrom(), Problems.none());
  }

  @Needs(value = Right.AUTHOR, scope = Needs.Scope.OWN)
  @PostMapping("/mine/stories/{id}/wishes")
  Page wish(@PathVariable long id, @RequestParam(defaultValue = "") String hopes,
      @RequestParam(defaultValue = "") String hear, Caller.Author caller) {
    Story story = stories.own(caller, id);
    String words = PlainText.of(hopes);
    String from = PlainText.line(hear);
    Problems problems = Problems.none();
    StoryDetailRules.wishes(words, from, problems);
    if (problems.any()) {
      return wishes(story, words, from, problems);
    }
    if (isTooOften(caller)) {
      return wishes(story, words, from, problems.add("hopes", "mine.given.often")).with(429);
    }
    try {
      details.wish(caller, id, words, from);
      return Page.redirect("/mine/stories/" + id + "?said=wishes");
    } catch (Stale late) {
      return wishes(stories.own(caller, id), words, from, problems.add("hopes", "mine.answer.late")).with(409);
    }
  }

  /** In which language they wrote, where we took it for another. */
  @Needs(value = Right.AUTHOR, scope = Needs.Scope.OWN)
  @PostMapping("/mine/stories/{id}/language")
  Page language(@PathVariable long id, @RequestParam(name = "language", defaultValue = "") String said,
      Caller.Author caller) throws MissingServletRequestParameterException {
    if (!language.say(caller, stories.own(caller, id).id(), said)) {
      // The page offers a list: what is not on it was not chosen there.
      throw new MissingServletRequestParameterException("language", "one of the list");
    }
    return Page.redirect("/mine/stories/" + id + "?said=language");
  }

  /** At any time: what is taken away needs nobody to read it first. */
  @Needs(value = Right.AUTHOR, scope = Needs.Scope.OWN)
  @PostMapping("/mine/stories/{id}/wishes/out")
  Page takeOut(@PathVariable long id, @RequestParam(defaultValue = "") String which, Caller.Author caller) {
    details.takeOut(caller, stories.own(caller, id).id(), which);
    return Page.redirect("/mine/stories/" + id + "?said=wishes-out");
  }

  @Needs(value = Right.AUTHOR, scope = Needs.Scope.OWN)
  @GetMapping("/mine/stories/{id}/release")
  Page askRelease(@PathVariable long id, Caller.Author caller) {
    Story story = stories.own(caller, id);
    boolean waits = story.waitsForAuthor();
    return StoryDetails.mayWait(story)
        ? release(story, waits ? story.waitsFor() : "soon",
            waits && story.leaveOn() != null ? story.leaveOn().toString() : "", Problems.none())
        : back(id);
  }

  @Needs(value = Right.AUTHOR, scope = Needs.Scope.OWN)
  @PostMapping("/mine/stories/{id}/release")
  Page waitFor(@PathVariable long id, @RequestParam(defaultValue = "") String publish,
      @RequestParam(name = "leave-on", defaultValue = "") String leaveOn, Caller.Author caller) {
    Story story = stories.own(caller, id);
    String typed = PlainText.cut(PlainText.line(leaveOn), 40);
    boolean left = publish.equals("left");
    LocalDate today = LocalDate.ofInstant(clock.instant(), regions.get(new RegionId(story.region())).zone());
    Problems problems = Problems.none();
    if (!choices(story).contains(publish)) {
      problems.add("publish", "telling.tell.publish-none");
    } else if (left) {
      StoryDetailRules.leaving(typed, today, problems);
    }
    if (problems.any()) {
      return release(story, publish, typed, problems);
    }
    if (isTooOften(caller)) {
      return release(story, publish, typed, problems.add("publish", "mine.given.often")).with(429);
    }
    try {
      details.waitFor(caller, id, publish.equals("soon") ? null : publish,
          left ? StoryDetailRules.day(typed).orElse(null) : null);
      return Page.redirect("/mine/stories/" + id + "?said=release");
    } catch (Stale late) {
      // It has become public, or will not be: the story's page says which.
      return Page.redirect("/mine/stories/" + id + "?said=not-meanwhile");
    }
  }

  /** Who is in no care any more has nothing to leave. */
  private static List<String> choices(Story story) {
    return StoryDetailRules.PUBLISH.stream()
        .filter(w -> !w.equals("left") || story.ongoing() || "left".equals(story.waitsFor())).toList();
  }

  private boolean isTooOften(Caller.Author caller) {
    return !limits.allow(Limits.Limit.REPLY_AUTHOR, Long.toString(caller.id()));
  }

  private static Page back(long id) {
    return Page.redirect("/mine/stories/" + id + "#given");
  }

  private static Page wishes(Story story, String hopes, String hear, Problems problems) {
    return new WishesPage(story, hopes, hear, StoryDetails.mayWish(story), problems);
  }

  private static Page release(Story story, @Nullable String publish, String leaveOn, Problems problems) {
    return new ReleasePage(story, publish, leaveOn, choices(story), problems);
  }

  /**
   * What they wish for.
   *
   * @param story which
   * @param hopes what they would like to happen
   * @param hear whom they would like to hear from
   * @param open whether new wishes can be said, or only taken out
   * @param problems what is wrong with what was typed
   */
  record WishesPage(Story story, String hopes, String hear, boolean open, Problems problems) implements Page {}

  /**
   * When it may be public.
   *
   * @param story which
   * @param publish what was chosen; null for nothing
   * @param leaveOn the day, as it was typed
   * @param choices what is offered
   * @param problems what is wrong with what was typed
   */
  record ReleasePage(Story story, @Nullable String publish, String leaveOn, List<String> choices,
      Problems problems) implements Page {}
}

package org.candour.members;

import java.util.List;
import java.util.Map;
import org.candour.access.EmergencyAccess;
import org.candour.access.EmergencyAccess.OpenedStory;
import org.candour.access.Rights;
import org.candour.access.StoryReach;
import org.candour.look.Page;
import org.candour.shared.Caller;
import org.candour.shared.Needs;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.candour.shared.Right;
import org.candour.shared.Shell;
import org.candour.story.Audience;
import org.candour.subscriptions.Subscriptions;
import org.candour.written.TypedNumbers;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Opening a story that lies outside one's own part of the scope, because it cannot wait: with a reason, and everybody
 * who should know told.
 */
@Controller
class EmergencyPages {

  private static final int LISTED = 50;
  private static final int REASON = 500;

  private final EmergencyAccess emergencies;
  private final Audience audience;
  private final Subscriptions subscriptions;
  private final Rights rights;

  EmergencyPages(EmergencyAccess emergencies, Audience audience, Subscriptions subscriptions, Rights rights) {
    this.emergencies = emergencies;
    this.audience = audience;
    this.subscriptions = subscriptions;
    this.rights = rights;
  }

  @Needs(Right.EMERGENCY)
  @GetMapping("/work/emergency")
  Page emergency(Caller.Person caller, @RequestParam Map<String, String> typed) {
    return page(caller, typed, Problems.none());
  }

  @Needs(Right.EMERGENCY)
  @PostMapping("/work/emergency")
  Page open(Caller.Person caller, @RequestParam Map<String, String> typed, Shell shell) {
    Problems problems = Problems.none();
    long story = TypedNumbers.of(typed.getOrDefault("story", "")).orElse(0);
    if (!audience.covers(story, scope(caller.subscription()))) {
      problems.add("story", "members.emergency.story-none");
    }
    if (audience.covers(story, rights.reach(caller, Right.READ_SCOPE))) {
      // Nothing to open, and nothing to write down: it can be read as it is.
      return Page.redirect("/stories/" + story + "?said=emergency-needless");
    }
    String reason = PlainText.of(typed.getOrDefault("reason", ""));
    if (PlainText.words(reason) < 3 || reason.length() > REASON) {
      problems.add("reason", "members.emergency.reason-wrong", REASON);
    }
    if (problems.any()) {
      return page(caller, typed, problems);
    }
    if (!emergencies.open(caller, story, reason, shell)) {
      return page(caller, typed, problems.add("reason", "members.emergency.nobody"));
    }
    return Page.redirect("/stories/" + story + "?said=emergency");
  }

  /** All that the subscription covers, whoever asks. */
  private StoryReach scope(long subscription) {
    return new StoryReach(
        subscriptions.scope(subscription).stream().map(s -> new StoryReach.ReachPart(s, 0, 5)).toList(), List.of());
  }

  private Page page(Caller.Person caller, Map<String, String> typed, Problems problems) {
    StoryReach all = scope(caller.subscription());
    StoryReach own = rights.reach(caller, Right.READ_SCOPE);
    return new EmergencyPage(typed,
        caller.may(Right.ADMINISTER) ? emergencies.of(caller.subscription(), LISTED) : List.of(), problems,
        own.parts().containsAll(all.parts()));
  }

  /** Where a story is opened in an emergency. */
  record EmergencyPage(Map<String, String> typed, List<OpenedStory> opened, Problems problems,
      boolean needless) implements Page {}
}

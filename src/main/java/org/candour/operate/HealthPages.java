package org.candour.operate;

import java.time.Clock;
import java.time.Duration;
import org.candour.accounts.PlatformRoles;
import org.candour.index.StoryIndex;
import org.candour.mail.ReturnProbe;
import org.candour.shared.Needs;
import org.candour.shared.RegionId;
import org.candour.shared.Right;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The operator's first page: what waits, what failed, how old it is. */
@Controller
class HealthPages {

  /**
   * The job that tells of answers whose writers are gone has run long before; what is untold then has nobody to be
   * told.
   */
  private static final Duration UNTOLD = Duration.ofHours(1);

  private final HealthStore store;
  private final StoryIndex index;
  private final PlatformRoles roles;
  private final ReturnProbe mail;
  private final Clock clock;

  HealthPages(HealthStore store, StoryIndex index, PlatformRoles roles, ReturnProbe mail, Clock clock) {
    this.clock = clock;
    this.roles = roles;
    this.mail = mail;
    this.store = store;
    this.index = index;
  }

  @Needs(value = Right.SUPPORT, scope = Needs.Scope.REGION)
  @GetMapping("/operate")
  String health(RegionId region, Model model) {
    model.addAttribute("steps", store.firstSteps(region, !roles.holding(Right.MODERATE, region).isEmpty()));
    model.addAttribute("mail", store.mail(region)).addAttribute("failed", store.failed(region))
        .addAttribute("queue", store.queue(region)).addAttribute("stories", store.stories(region))
        .addAttribute("events", store.events()).addAttribute("behind", index.behind())
        .addAttribute("tasks", store.failingTasks()).addAttribute("database", store.databaseVersion())
        .addAttribute("schema", store.schemaVersion());
    model.addAttribute("probe", mail.tried().orElse(null)).addAttribute("left",
        store.leftToNobody(region, clock.instant().minus(UNTOLD)));
    return "operate/health";
  }
}

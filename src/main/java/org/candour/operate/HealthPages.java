package org.candour.operate;

import org.candour.accounts.PlatformRoles;
import org.candour.index.StoryIndex;
import org.candour.mail.ReturnProbe;
import org.candour.shared.Needs;
import org.candour.shared.RegionId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The operator's first page: what waits, what failed, how old it is. */
@Controller
class HealthPages {

  private final HealthStore store;
  private final StoryIndex index;
  private final PlatformRoles roles;
  private final ReturnProbe mail;

  HealthPages(HealthStore store, StoryIndex index, PlatformRoles roles, ReturnProbe mail) {
    this.roles = roles;
    this.mail = mail;
    this.store = store;
    this.index = index;
  }

  @Needs(value = "support", scope = Needs.Scope.REGION)
  @GetMapping("/operate")
  String health(RegionId region, Model model) {
    model.addAttribute("steps", store.firstSteps(region, !roles.holding("moderate", region).isEmpty()));
    model.addAttribute("mail", store.mail(region)).addAttribute("failed", store.failed(region)).addAttribute("queue", store.queue(region))
        .addAttribute("stories", store.stories(region)).addAttribute("events", store.events()).addAttribute("behind", index.behind())
        .addAttribute("tasks", store.failingTasks()).addAttribute("database", store.databaseVersion())
        .addAttribute("schema", store.schemaVersion());
    model.addAttribute("probe", store.probe().orElse(null)).addAttribute("returns", mail.arrives());
    return "operate/health";
  }
}

package org.candour.operate;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.candour.access.PlatformRoles;
import org.candour.index.StoryIndex;
import org.candour.look.Page;
import org.candour.mail.ReturnProbe;
import org.candour.shared.Needs;
import org.candour.shared.RegionId;
import org.candour.shared.Right;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
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
  Page health(RegionId region) {
    return new HealthPage(store.firstSteps(region, !roles.holding(Right.MODERATE, region).isEmpty()),
        store.mail(region), store.failed(region), store.queue(region), store.stories(region), store.events(),
        index.behind(), store.failingTasks(), store.databaseVersion(), store.schemaVersion(), mail.tried().orElse(null),
        store.leftToNobody(region, clock.instant().minus(UNTOLD)));
  }

  /**
   * What waits, and what failed.
   *
   * @param steps what was done, in its order
   * @param mail letters, by state
   * @param failed letters that will not leave
   * @param queue what waits, by kind
   * @param stories in their order
   * @param events that were not heard by everybody yet
   * @param behind how far the index is behind
   * @param tasks that wait
   * @param database its version
   * @param schema the version of the tables
   * @param probe the last letter to ourselves; null for none
   * @param left those whose writer is gone
   */
  record HealthPage(List<HealthStore.Step> steps, List<HealthStore.Tally> mail, List<HealthStore.Failed> failed,
      List<HealthStore.Tally> queue, List<HealthStore.Tally> stories, HealthStore.Tally events, long behind,
      List<HealthStore.Task> tasks, String database, String schema, ReturnProbe.@Nullable Tried probe,
      long left) implements Page {}
}

package org.candour.work;

import java.util.List;
import org.candour.access.Rights;
import org.candour.hearing.DeliveryReceipts;
import org.candour.hearing.DeliveryReceipts.ToldGroup;
import org.candour.hearing.ListenerCoverage;
import org.candour.hearing.ListenerCoverage.Covered;
import org.candour.look.Page;
import org.candour.shared.Caller;
import org.candour.shared.Needs;
import org.candour.shared.NotFound;
import org.candour.shared.Right;
import org.candour.shared.Slice;
import org.candour.subscriptions.Subscriptions;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Whether an organisation hears: of one story who was told, and for which of its services nobody listens. */
@Controller
class HearingPages {

  private final ListenerCoverage coverage;
  private final DeliveryReceipts proofs;
  private final Rights rights;
  private final WorkStore store;
  private final Subscriptions subscriptions;

  HearingPages(ListenerCoverage coverage, DeliveryReceipts proofs, Rights rights, WorkStore store,
      Subscriptions subscriptions) {
    this.coverage = coverage;
    this.proofs = proofs;
    this.rights = rights;
    this.store = store;
    this.subscriptions = subscriptions;
  }

  @Needs(Right.ADMINISTER)
  @GetMapping("/work/coverage")
  Page coverage(Caller.Person caller, @RequestParam(defaultValue = "1") String page) {
    int number = Slice.page(page);
    return new CoveragePage(coverage.of(caller.subscription(), number),
        subscriptions.byId(caller.subscription()).orElseThrow().holder());
  }

  @Needs(Right.READ_SCOPE)
  @GetMapping("/work/stories/{id}/told")
  Page told(@PathVariable long id, Caller.Person caller) {
    WorkStore.StoryRow story =
        store.shown(rights.reach(caller, Right.READ_SCOPE), id).orElseThrow(() -> new NotFound("story " + id));
    boolean mayRespond = store.shown(rights.reach(caller, Right.RESPOND), id).isPresent();
    return new ToldPage(story, mayRespond, proofs.of(id, caller.subscription()));
  }

  /** For which services nobody listens. */
  record CoveragePage(Slice<Covered> slice, String holder) implements Page {}

  /** Who was told. */
  record ToldPage(WorkStore.StoryRow story, boolean mayRespond, List<ToldGroup> told) implements Page {}
}

package org.candour.work;

import java.util.List;
import java.util.Map;
import org.candour.access.Rights;
import org.candour.access.RoleGrants;
import org.candour.finding.Finding;
import org.candour.finding.StaffFinding;
import org.candour.finding.StaffQuery;
import org.candour.look.Page;
import org.candour.response.LeftAnswers;
import org.candour.response.ResponseDraft;
import org.candour.response.ResponseDrafts;
import org.candour.shared.Caller;
import org.candour.shared.Needs;
import org.candour.shared.NotFound;
import org.candour.shared.RegionId;
import org.candour.shared.Right;
import org.candour.shared.Slice;
import org.candour.subscriptions.Subscription;
import org.candour.subscriptions.Subscriptions;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** An organisation's first page: the stories in reach. */
@Controller
class WorkPages {

  private static final int PAGE = 20;
  private static final int DRAFTS = 5;

  /** What each list holds, as a search says it. */
  private static final Map<String, String> LISTS =
      Map.of("unanswered", "progress=unanswered", "critical", "criticalityFrom=3", "all", "");

  private final WorkStore store;
  private final StaffFinding finding;
  private final Subscriptions subscriptions;
  private final RoleGrants roleGrants;
  private final Rights rights;
  private final ResponseDrafts drafts;
  private final LeftAnswers left;

  WorkPages(WorkStore store, StaffFinding finding, Subscriptions subscriptions, RoleGrants roleGrants, Rights rights,
      ResponseDrafts drafts, LeftAnswers left) {
    this.store = store;
    this.finding = finding;
    this.subscriptions = subscriptions;
    this.roleGrants = roleGrants;
    this.rights = rights;
    this.drafts = drafts;
    this.left = left;
  }

  @Needs(Right.READ_SCOPE)
  @GetMapping("/work")
  Page stories(Caller.Person caller, RegionId region, @RequestParam(defaultValue = "unanswered") String show,
      @RequestParam(defaultValue = "1") String page) {
    List<String> lists =
        caller.may(Right.SEE_CRITICALITY) ? List.of("unanswered", "critical", "all") : List.of("unanswered", "all");
    String shown = lists.contains(show) ? show : "unanswered";
    StaffQuery query = StaffQuery.parse(region, caller.subscription(), caller.id(), LISTS.getOrDefault(shown, ""))
        .onPage(Slice.page(page));
    Finding.FoundStories found = finding.find(query, PAGE);
    return new WorkPage(shown, lists,
        new Slice<>(store.rows(MemberAccess.of(rights, caller), caller.subscription(), found.ids()),
            query.story().page(), PAGE, found.total()),
        subscriptions.byId(caller.subscription()).orElseThrow(), roleGrants.subscriptions(caller.id()),
        store.own(caller.id(), caller.subscription()),
        caller.may(Right.RESPOND)
            ? drafts.of(caller, 1, DRAFTS)
            : new Slice<ResponseDraft.DraftRow>(List.of(), 1, DRAFTS, 0),
        left.of(caller));
  }

  @Needs(Right.READ_SCOPE)
  @PostMapping("/work/subscription")
  Page change(Caller.Person caller, @RequestParam long subscription) {
    if (!roleGrants.setActive(caller.id(), subscription)) {
      throw new NotFound("no subscription of theirs");
    }
    return Page.redirect("/work?said=subscription");
  }

  /**
   * What waits for an organisation.
   *
   * @param show which list
   * @param lists that the caller can choose
   * @param slice a page of them
   * @param subscription which subscription
   * @param others that the caller could choose instead
   * @param own what is the caller's own
   * @param drafts answers that are being written
   * @param left those whose writer is gone
   */
  record WorkPage(String show, List<String> lists, Slice<WorkStore.Row> slice, Subscription subscription,
      List<Subscription> others, List<WorkStore.Own> own, Slice<ResponseDraft.DraftRow> drafts,
      List<LeftAnswers.LeftAnswer> left) implements Page {}
}

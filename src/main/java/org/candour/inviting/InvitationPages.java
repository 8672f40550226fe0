package org.candour.inviting;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.candour.audit.LastChange;
import org.candour.directory.Service;
import org.candour.directory.Services;
import org.candour.look.Page;
import org.candour.lookup.ServiceSearch;
import org.candour.mail.MailSettings;
import org.candour.shared.Caller;
import org.candour.shared.Needs;
import org.candour.shared.Open;
import org.candour.shared.Problems;
import org.candour.shared.RegionId;
import org.candour.shared.Right;
import org.candour.shared.Shell;
import org.candour.shared.Slice;
import org.candour.shared.Stale;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Making invitation links, and what came of them. */
@Controller
class InvitationPages {

  private static final int PAGE = 20;
  private static final int FOUND = 12;
  private static final int DAYS = 60;

  private final Invitations invitations;
  private final InvitationStore store;
  private final Services services;
  private final ServiceSearch search;
  private final MailSettings settings;
  private final LastChange lastChange;

  InvitationPages(Invitations invitations, InvitationStore store, Services services, ServiceSearch search,
      MailSettings settings, LastChange lastChange) {
    this.lastChange = lastChange;
    this.invitations = invitations;
    this.store = store;
    this.services = services;
    this.search = search;
    this.settings = settings;
  }

  /** The short address on paper. Who mistypes it still comes to telling. */
  @Open
  @GetMapping("/i/{code}")
  View follow(@PathVariable String code, RegionId here) {
    RegionId region = invitations.region(code).orElse(here);
    // Only what may be a code goes on into an address; and the region of the link, whichever was asked in.
    String link = code.matches("[\\w -]{1,40}") ? code.replace(" ", "") : "none";
    return new RedirectView("/" + region.value() + "/tell?link=" + link, false);
  }

  @Needs(Right.INVITE)
  @GetMapping("/work/links")
  Page links(@RequestParam(defaultValue = "1") int page, Caller.Person caller, Shell shell) {
    var slice = store.of(caller.subscription(), Math.clamp(page, 1, 10_000), PAGE);
    List<Long> ids = slice.items().stream().map(Invitation::id).toList();
    return new LinksPage(slice, store.published(ids), store.working(ids, shell.today()));
  }

  @Needs(Right.INVITE)
  @GetMapping("/work/links/new")
  Page fresh(@RequestParam(defaultValue = "") String q, Caller.Person caller, Shell shell) {
    MultiValueMap<String, String> typed = new LinkedMultiValueMap<>();
    typed.add("q", q);
    return form(Optional.empty(), InvitationForm.of(typed), Problems.none(), caller, shell);
  }

  @Needs(Right.INVITE)
  @PostMapping("/work/links/new")
  Page make(@RequestParam MultiValueMap<String, String> typed, Caller.Person caller, Shell shell) {
    InvitationForm any = InvitationForm.of(typed);
    InvitationForm form = any.in(invitations.within(caller, any.services()));
    Problems problems = typed.containsKey("save") ? form.problems(shell.today()) : Problems.none();
    if (problems.any() || !typed.containsKey("save")) {
      return form(Optional.empty(), form, problems, caller, shell);
    }
    long made = invitations.make(caller, shell.region(), form.details(), form.once());
    return Page.redirect("/work/links/" + made + "?done=made");
  }

  @Needs(Right.INVITE)
  @GetMapping("/work/links/{id}")
  Page one(@PathVariable long id, @RequestParam(defaultValue = "1") int page,
      @RequestParam(defaultValue = "") String done, Caller.Person caller) {
    Invitation link = invitations.own(caller, id);
    return new LinkPage(link, services.byIds(link.services()).stream().map(Service::fullName).toList(),
        link.address(settings), invitations.works(link), invitations.mayChange(caller, link), store.total(id),
        store.days(id, InvitationFigures.STEP, DAYS), store.stories(id, Math.clamp(page, 1, 10_000), PAGE), done);
  }

  @Needs(Right.INVITE)
  @GetMapping("/work/links/{id}/change")
  Page edit(@PathVariable long id, Caller.Person caller, Shell shell) {
    Invitation link = invitations.own(caller, id);
    return invitations.mayChange(caller, link)
        ? form(Optional.of(link), InvitationForm.of(link), Problems.none(), caller, shell)
        : Page.redirect("/work/links/" + id);
  }

  @Needs(Right.INVITE)
  @PostMapping("/work/links/{id}/change")
  Page change(@PathVariable long id, @RequestParam MultiValueMap<String, String> typed, Caller.Person caller,
      Shell shell) {
    Invitation link = invitations.own(caller, id);
    if (!invitations.mayChange(caller, link)) {
      return Page.redirect("/work/links/" + id + "?said=not-yours");
    }
    InvitationForm any = InvitationForm.of(typed);
    InvitationForm form = any.in(invitations.within(caller, any.services()));
    Problems problems = typed.containsKey("save") ? form.problems(shell.today()) : Problems.none();
    if (!problems.any() && typed.containsKey("save")) {
      try {
        invitations.change(caller, link, form.revision(), form.details());
        return Page.redirect("/work/links/" + id + "?done=changed");
      } catch (Stale e) {
        problems.add("name", lastChange.stale(caller, LastChange.Thing.of("invitation", id), "inviting.form.stale"));
        return form(Optional.of(link), form.seen(link.revision()), problems, caller, shell).with(409);
      }
    }
    return form(Optional.of(link), form, problems, caller, shell);
  }

  @Needs(Right.INVITE)
  @PostMapping("/work/links/{id}/end")
  Page end(@PathVariable long id, Caller.Person caller) {
    Invitation link = invitations.own(caller, id);
    if (!invitations.mayChange(caller, link)) {
      return Page.redirect("/work/links/" + id + "?said=not-yours");
    }
    invitations.end(caller, link);
    return Page.redirect("/work/links/" + id + "?done=ended");
  }

  private Page form(Optional<Invitation> link, InvitationForm form, Problems problems, Caller.Person caller,
      Shell shell) {
    List<Service> found =
        form.q().isEmpty() ? List.of() : search.findBelow(invitations.tops(caller), shell.region(), form.q(), FOUND);
    List<Long> within = invitations.within(caller, found.stream().map(Service::id).toList());
    // What was found and is chosen by now was found all the same.
    boolean nothing = !form.q().isEmpty() && within.isEmpty();
    return new FormPage(link, form, problems, services.byIds(form.services()),
        found.stream().filter(s -> within.contains(s.id()) && !form.services().contains(s.id())).toList(), nothing);
  }

  /** The links of a subscription, how many stories of each are public, and which links work today. */
  record LinksPage(Slice<Invitation> slice, Map<Long, Long> published, Set<Long> working) implements Page {}

  /**
   * One link, and what came of it.
   *
   * @param link that is shown
   * @param services the names of its services
   * @param address the short one on paper
   * @param works whether it can be followed today
   * @param mayChange whether the reader may change it
   * @param total what came of it in all
   * @param days what came of it, by days
   * @param stories that came by it
   * @param done what was just done with it, as a code; empty for nothing
   */
  record LinkPage(Invitation link, List<String> services, String address, boolean works, boolean mayChange,
      InvitationFigures total, List<InvitationFigures.Day> days, Slice<InvitationStore.Came> stories,
      String done) implements Page {}

  /**
   * The form of a link.
   *
   * @param link that is changed; empty for a new one
   * @param form what was typed so far
   * @param problems what of it is wrong
   * @param chosen the services that it is for
   * @param found the services that fit what was looked for, without those chosen
   * @param nothing whether nothing was found
   */
  record FormPage(Optional<Invitation> link, InvitationForm form, Problems problems, List<Service> chosen,
      List<Service> found, boolean nothing) implements Page {}
}

package org.candour.inviting;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.candour.audit.LastChange;
import org.candour.directory.Service;
import org.candour.directory.Services;
import org.candour.lookup.ServiceSearch;
import org.candour.mail.MailSettings;
import org.candour.shared.Caller;
import org.candour.shared.Needs;
import org.candour.shared.Open;
import org.candour.shared.Problems;
import org.candour.shared.QrCode;
import org.candour.shared.RegionId;
import org.candour.shared.Right;
import org.candour.shared.Shell;
import org.candour.shared.Stale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Making invitation links, printing them, and what came of them. */
@Controller
class InvitationPages {

  private static final int PAGE = 20;
  private static final int FOUND = 12;
  private static final int DAYS = 60;

  private final Invitations invitations;
  private final InvitationStore store;
  private final Services services;
  private final ServiceSearch search;
  private final InvitationPrints prints;
  private final MailSettings settings;
  private final LastChange lastChange;

  InvitationPages(Invitations invitations, InvitationStore store, Services services, ServiceSearch search,
      InvitationPrints prints, MailSettings settings, LastChange lastChange) {
    this.lastChange = lastChange;
    this.invitations = invitations;
    this.store = store;
    this.services = services;
    this.search = search;
    this.prints = prints;
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
  String links(@RequestParam(defaultValue = "1") int page, Caller.Person caller, Shell shell, Model model) {
    var slice = store.of(caller.subscription(), Math.clamp(page, 1, 10_000), PAGE);
    List<Long> ids = slice.items().stream().map(Invitation::id).toList();
    model.addAttribute("slice", slice).addAttribute("published", store.published(ids)).addAttribute("working",
        store.working(ids, shell.today()));
    return "inviting/links";
  }

  @Needs(Right.INVITE)
  @GetMapping("/work/links/new")
  String fresh(@RequestParam(defaultValue = "") String q, Caller.Person caller, Shell shell, Model model) {
    MultiValueMap<String, String> typed = new LinkedMultiValueMap<>();
    typed.add("q", q);
    return form(null, InvitationForm.of(typed), Problems.none(), caller, shell, model);
  }

  @Needs(Right.INVITE)
  @PostMapping("/work/links/new")
  String make(@RequestParam MultiValueMap<String, String> typed, Caller.Person caller, Shell shell, Model model) {
    InvitationForm any = InvitationForm.of(typed);
    InvitationForm form = any.in(invitations.within(caller, any.services()));
    Problems problems = typed.containsKey("save") ? form.problems(shell.today()) : Problems.none();
    if (problems.any() || !typed.containsKey("save")) {
      return form(null, form, problems, caller, shell, model);
    }
    return "redirect:/work/links/" + invitations.make(caller, shell.region(), form.details(), form.once())
        + "?done=made";
  }

  @Needs(Right.INVITE)
  @GetMapping("/work/links/{id}")
  String one(@PathVariable long id, @RequestParam(defaultValue = "1") int page,
      @RequestParam(defaultValue = "") String done, Caller.Person caller, Model model) {
    Invitation link = invitations.own(caller, id);
    model.addAttribute("link", link)
        .addAttribute("services", services.byIds(link.services()).stream().map(Service::fullName).toList())
        .addAttribute("address", address(link)).addAttribute("works", invitations.works(link))
        .addAttribute("mayChange", invitations.mayChange(caller, link)).addAttribute("total", store.total(id))
        .addAttribute("days", store.days(id, InvitationFigures.STEP, DAYS))
        .addAttribute("stories", store.stories(id, Math.clamp(page, 1, 10_000), PAGE)).addAttribute("done", done);
    return "inviting/link";
  }

  @Needs(Right.INVITE)
  @GetMapping("/work/links/{id}/change")
  String edit(@PathVariable long id, Caller.Person caller, Shell shell, Model model) {
    Invitation link = invitations.own(caller, id);
    return invitations.mayChange(caller, link)
        ? form(link, InvitationForm.of(link), Problems.none(), caller, shell, model)
        : "redirect:/work/links/" + id;
  }

  @Needs(Right.INVITE)
  @PostMapping("/work/links/{id}/change")
  String change(@PathVariable long id, @RequestParam MultiValueMap<String, String> typed, Caller.Person caller,
      Shell shell, HttpServletResponse answer, Model model) {
    Invitation link = invitations.own(caller, id);
    if (!invitations.mayChange(caller, link)) {
      return "redirect:/work/links/" + id + "?said=not-yours";
    }
    InvitationForm any = InvitationForm.of(typed);
    InvitationForm form = any.in(invitations.within(caller, any.services()));
    Problems problems = typed.containsKey("save") ? form.problems(shell.today()) : Problems.none();
    if (!problems.any() && typed.containsKey("save")) {
      try {
        invitations.change(caller, link, form.revision(), form.details());
        return "redirect:/work/links/" + id + "?done=changed";
      } catch (Stale e) {
        answer.setStatus(HttpServletResponse.SC_CONFLICT);
        problems.add("name", lastChange.stale(caller, LastChange.Thing.of("invitation", id), "inviting.form.stale"));
        form = form.seen(link.revision());
      }
    }
    return form(link, form, problems, caller, shell, model);
  }

  @Needs(Right.INVITE)
  @PostMapping("/work/links/{id}/end")
  String end(@PathVariable long id, Caller.Person caller) {
    Invitation link = invitations.own(caller, id);
    if (!invitations.mayChange(caller, link)) {
      return "redirect:/work/links/" + id + "?said=not-yours";
    }
    invitations.end(caller, link);
    return "redirect:/work/links/" + id + "?done=ended";
  }

  @Needs(Right.INVITE)
  @GetMapping("/work/links/{id}/code.png")
  ResponseEntity<byte[]> png(@PathVariable long id, Caller.Person caller) {
    return file("image/png", "code.png", QrCode.sturdy(address(invitations.own(caller, id))).png());
  }

  @Needs(Right.INVITE)
  @GetMapping("/work/links/{id}/code.svg")
  ResponseEntity<byte[]> svg(@PathVariable long id, Caller.Person caller) {
    return file("image/svg+xml", "code.svg",
        QrCode.sturdy(address(invitations.own(caller, id))).svg().getBytes(StandardCharsets.UTF_8));
  }

  @Needs(Right.INVITE)
  @GetMapping("/work/links/{id}/poster.pdf")
  ResponseEntity<byte[]> poster(@PathVariable long id, Caller.Person caller, Shell shell) {
    return pdf("poster", id, caller, shell);
  }

  @Needs(Right.INVITE)
  @GetMapping("/work/links/{id}/leaflet.pdf")
  ResponseEntity<byte[]> leaflet(@PathVariable long id, Caller.Person caller, Shell shell) {
    return pdf("leaflet", id, caller, shell);
  }

  private ResponseEntity<byte[]> pdf(String kind, long id, Caller.Person caller, Shell shell) {
    Invitation link = invitations.own(caller, id);
    List<String> names = services.byIds(link.services()).stream().map(Service::fullName).toList();
    return file("application/pdf", kind + ".pdf", prints.pdf(kind, link, names, address(link), shell));
  }

  private static ResponseEntity<byte[]> file(String type, String name, byte[] bytes) {
    return ResponseEntity.ok().header("Content-Type", type).header("Cache-Control", "no-store")
        .header("Content-Disposition", ContentDisposition.attachment().filename(name).build().toString()).body(bytes);
  }

  private String address(Invitation link) {
    return settings.address() + "/i/" + link.code();
  }

  private String form(@Nullable Invitation link, InvitationForm form, Problems problems, Caller.Person caller,
      Shell shell, Model model) {
    List<Service> found =
        form.q().isEmpty() ? List.of() : search.findBelow(invitations.tops(caller), shell.region(), form.q(), FOUND);
    List<Long> within = invitations.within(caller, found.stream().map(Service::id).toList());
    // What was found and is chosen by now was found all the same.
    model.addAttribute("nothing", !form.q().isEmpty() && within.isEmpty());
    model.addAttribute("link", link).addAttribute("form", form).addAttribute("problems", problems)
        .addAttribute("chosen", services.byIds(form.services())).addAttribute("found",
            found.stream().filter(s -> within.contains(s.id()) && !form.services().contains(s.id())).toList());
    return "inviting/form";
  }
}

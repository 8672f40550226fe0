package org.candour.joining;

import java.util.Map;
import org.candour.directory.Service;
import org.candour.directory.Services;
import org.candour.joining.EngagementStore.Row;
import org.candour.shared.Caller;
import org.candour.shared.EmailAddress;
import org.candour.shared.Needs;
import org.candour.shared.NotFound;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.candour.shared.RegionId;
import org.candour.shared.Right;
import org.candour.shared.Shell;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The engagement desk: every organisation of a region, joined or not, and what was said with it. For whoever helps them
 * to take part.
 */
@Controller
class EngagementPages {

  private static final int PAGE = 40;
  private static final int NOTES = 20;
  private static final int NAME = 160;

  private final EngagementStore store;
  private final HeadsUp headsUp;
  private final Services services;

  EngagementPages(EngagementStore store, HeadsUp headsUp, Services services) {
    this.store = store;
    this.headsUp = headsUp;
    this.services = services;
  }

  /** A contact as it is typed. */
  record EngagementContactForm(String address, String name) {}

  @Needs(value = Right.SUPPORT, scope = Needs.Scope.REGION)
  @GetMapping("/operate/engagement")
  String list(RegionId region, @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String sort,
      @RequestParam(defaultValue = "") String part, @RequestParam(defaultValue = "1") int page, Model model) {
    String asked = PlainText.cut(PlainText.line(q), 100);
    String by = EngagementStore.SORTS.contains(sort) ? sort : EngagementStore.SORTS.getFirst();
    String which = EngagementStore.PARTS.contains(part) ? part : "";
    model.addAttribute("slice", store.list(region, asked, which, by, Math.clamp(page, 1, 10_000), PAGE))
        .addAttribute("q", asked).addAttribute("part", which).addAttribute("sort", by);
    return "joining/desk";
  }

  @Needs(value = Right.SUPPORT, scope = Needs.Scope.REGION)
  @GetMapping("/operate/engagement/{id}")
  String one(@PathVariable long id, @RequestParam(defaultValue = "1") int page, Shell shell, Model model) {
    return show(id, page, EngagementNoteForm.empty(shell.today()), new EngagementContactForm("", ""), Problems.none(),
        shell, model);
  }

  @Needs(value = Right.SUPPORT, scope = Needs.Scope.REGION)
  @PostMapping("/operate/engagement/{id}/notes")
  String note(@PathVariable long id, @RequestParam Map<String, String> typed, Caller.Person caller, Shell shell,
      Model model) {
    here(id, shell.region());
    EngagementNoteForm form = EngagementNoteForm.of(typed);
    Problems problems = form.problems(shell.today());
    if (problems.any()) {
      return show(id, 1, form, new EngagementContactForm("", ""), problems, shell, model);
    }
    store.note(caller, id, form);
    return "redirect:/operate/engagement/" + id + "?said=note";
  }

  @Needs(value = Right.SUPPORT, scope = Needs.Scope.REGION)
  @PostMapping("/operate/engagement/{id}/contacts")
  String contact(@PathVariable long id, @RequestParam(defaultValue = "") String address,
      @RequestParam(defaultValue = "") String name, @RequestParam(defaultValue = "") String remove,
      Caller.Person caller, Shell shell, Model model) {
    Service service = here(id, shell.region());
    if (!remove.isEmpty()) {
      headsUp.end(caller, id, remove.matches("\\d{1,18}") ? Long.parseLong(remove) : 0);
      return "redirect:/operate/engagement/" + id + "?said=contact-removed";
    }
    EngagementContactForm form = new EngagementContactForm(PlainText.line(address), PlainText.line(name));
    Problems problems = Problems.none();
    if (!EmailAddress.ordinary(form.address)) {
      problems.add("address", EmailAddress.wrong(form.address, "joining.join.address-wrong"));
    }
    if (form.name.codePoints().noneMatch(Character::isLetter) || form.name.length() > NAME) {
      problems.add("name", "joining.contacts.name-wrong", NAME);
    }
    if (!problems.any() && !headsUp.add(caller, service, form.address, form.name)) {
      problems.add("address", "joining.contacts.not-again");
    }
    return problems.any()
        ? show(id, 1, EngagementNoteForm.empty(shell.today()), form, problems, shell, model)
        : "redirect:/operate/engagement/" + id + "?said=contact-added";
  }

  private Service here(long id, RegionId region) {
    return services.byId(id).filter(s -> s.region().equals(region.value()))
        .orElseThrow(() -> new NotFound("service " + id));
  }

  private String show(long id, int page, EngagementNoteForm note, EngagementContactForm contact, Problems problems,
      Shell shell, Model model) {
    Service service = here(id, shell.region());
    Row row = store.one(shell.region(), id).orElseThrow(() -> new NotFound("service " + id));
    model.addAttribute("service", service).addAttribute("row", row)
        .addAttribute("notes", store.notes(id, Math.clamp(page, 1, 10_000), NOTES))
        .addAttribute("contacts", headsUp.of(id)).addAttribute("note", note).addAttribute("contact", contact)
        .addAttribute("problems", problems);
    return "joining/engagement";
  }
}

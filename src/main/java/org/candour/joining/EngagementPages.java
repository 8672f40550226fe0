package org.candour.joining;

import java.util.List;
import java.util.Map;
import org.candour.directory.Service;
import org.candour.directory.Services;
import org.candour.joining.EngagementPages.EngagementContactForm;
import org.candour.joining.EngagementStore.DeskQuery;
import org.candour.joining.EngagementStore.Note;
import org.candour.joining.EngagementStore.Row;
import org.candour.joining.HeadsUp.Contact;
import org.candour.look.Page;
import org.candour.shared.Caller;
import org.candour.shared.EmailAddress;
import org.candour.shared.Needs;
import org.candour.shared.NotFound;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.candour.shared.RegionId;
import org.candour.shared.Right;
import org.candour.shared.Shell;
import org.candour.shared.Slice;
import org.springframework.stereotype.Controller;
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
  Page list(RegionId region, @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String sort,
      @RequestParam(defaultValue = "") String part, @RequestParam(defaultValue = "1") int page) {
    String asked = PlainText.cut(PlainText.line(q), 100);
    String by = EngagementStore.SORTS.contains(sort) ? sort : EngagementStore.SORTS.getFirst();
    String which = EngagementStore.PARTS.contains(part) ? part : "";
    return new DeskPage(store.list(region, new DeskQuery(asked, which, by), Math.clamp(page, 1, 10_000), PAGE), asked,
        by, which);
  }

  @Needs(value = Right.SUPPORT, scope = Needs.Scope.REGION)
  @GetMapping("/operate/engagement/{id}")
  Page one(@PathVariable long id, @RequestParam(defaultValue = "1") int page, Shell shell) {
    return show(id, page, Typed.nothing(shell), Problems.none(), shell);
  }

  @Needs(value = Right.SUPPORT, scope = Needs.Scope.REGION)
  @PostMapping("/operate/engagement/{id}/notes")
  Page note(@PathVariable long id, @RequestParam Map<String, String> typed, Caller.Person caller, Shell shell) {
    here(id, shell.region());
    EngagementNoteForm form = EngagementNoteForm.of(typed);
    Problems problems = form.problems(shell.today());
    if (problems.any()) {
      return show(id, 1, new Typed(form, new EngagementContactForm("", "")), problems, shell);
    }
    store.note(caller, id, form);
    return Page.redirect("/operate/engagement/" + id + "?said=note");
  }

  @Needs(value = Right.SUPPORT, scope = Needs.Scope.REGION)
  @PostMapping("/operate/engagement/{id}/contacts")
  Page contact(@PathVariable long id, @RequestParam Map<String, String> typed, Caller.Person caller, Shell shell) {
    String remove = typed.getOrDefault("remove", "");
    Service service = here(id, shell.region());
    if (!remove.isEmpty()) {
      headsUp.end(caller, id, remove.matches("\\d{1,18}") ? Long.parseLong(remove) : 0);
      return Page.redirect("/operate/engagement/" + id + "?said=contact-removed");
    }
    EngagementContactForm form = new EngagementContactForm(PlainText.line(typed.getOrDefault("address", "")),
        PlainText.line(typed.getOrDefault("name", "")));
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
        ? show(id, 1, new Typed(EngagementNoteForm.empty(shell.today()), form), problems, shell)
        : Page.redirect("/operate/engagement/" + id + "?said=contact-added");
  }

  private Service here(long id, RegionId region) {
    return services.byId(id).filter(s -> s.region().equals(region.value()))
        .orElseThrow(() -> new NotFound("service " + id));
  }

  /** What was typed into one of the two forms. */
  private record Typed(EngagementNoteForm note, EngagementContactForm contact) {

    static Typed nothing(Shell shell) {
      return new Typed(EngagementNoteForm.empty(shell.today()), new EngagementContactForm("", ""));
    }
  }

  private Page show(long id, int page, Typed typed, Problems problems, Shell shell) {
    Service service = here(id, shell.region());
    Row row = store.one(shell.region(), id).orElseThrow(() -> new NotFound("service " + id));
    return new EngagementPage(service, row, store.notes(id, Math.clamp(page, 1, 10_000), NOTES), headsUp.of(id),
        typed.note, typed.contact, problems);
  }

  /** The list. */
  record DeskPage(Slice<Row> slice, String q, String sort, String part) implements Page {}

  /**
   * One service, and what was said with it.
   *
   * @param service which service
   * @param row where it stands
   * @param notes in their order
   * @param contacts whom to call
   * @param note that was typed
   * @param contact what was typed of a contact
   * @param problems what is wrong with what was typed
   */
  record EngagementPage(Service service, Row row, Slice<Note> notes, List<Contact> contacts, EngagementNoteForm note,
      EngagementContactForm contact, Problems problems) implements Page {}
}

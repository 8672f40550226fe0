package org.candour.upkeep;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.candour.accounts.ServiceKeepers;
import org.candour.audit.LastChange;
import org.candour.directory.Service;
import org.candour.directory.ServiceContacts;
import org.candour.directory.ServiceContacts.ServiceContact;
import org.candour.directory.Services;
import org.candour.lookup.ServiceSearch;
import org.candour.shared.Caller;
import org.candour.shared.Needs;
import org.candour.shared.NotFound;
import org.candour.shared.Problems;
import org.candour.shared.RegionId;
import org.candour.shared.Right;
import org.candour.shared.Shell;
import org.candour.shared.Stale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Whom to call: kept by a provider's administrators for what they look after, and by operators. */
@Controller
class ContactPages {

  private static final int PAGE = 30;
  private static final int FOUND = 12;

  private final ServiceContacts contacts;
  private final Services services;
  private final ServiceSearch search;
  private final ServiceKeepers keeping;
  private final LastChange lastChange;

  ContactPages(ServiceContacts contacts, Services services, ServiceSearch search, ServiceKeepers keeping,
      LastChange lastChange) {
    this.lastChange = lastChange;
    this.contacts = contacts;
    this.services = services;
    this.search = search;
    this.keeping = keeping;
  }

  @Needs(Right.ADMINISTER)
  @GetMapping("/work/contacts")
  String own(@RequestParam(defaultValue = "1") int page, @RequestParam Map<String, String> typed, Caller.Person caller,
      Shell shell, Model model) {
    model.addAttribute("done", typed.getOrDefault("done", ""));
    return ownPage(page, ContactForm.of(typed), Problems.none(), caller, shell, model);
  }

  @Needs(Right.ADMINISTER)
  @PostMapping("/work/contacts")
  String addOwn(@RequestParam Map<String, String> typed, Caller.Person caller, Shell shell, Model model) {
    ContactForm form = ContactForm.of(typed);
    if (!typed.containsKey("save")) {
      return ownPage(1, form, Problems.none(), caller, shell, model);
    }
    Problems problems = form.problems();
    if (form.service().isEmpty() || !keeping.keeps(caller, Long.parseLong(form.service()))) {
      problems.add("q", "upkeep.contact.service-none");
    }
    if (problems.any()) {
      return ownPage(1, form, problems, caller, shell, model);
    }
    contacts.add(caller, Long.parseLong(form.service()), form.details());
    return "redirect:/work/contacts?done=added";
  }

  private String ownPage(int page, ContactForm form, Problems problems, Caller.Person caller, Shell shell,
      Model model) {
    ServiceKeepers.KeptService kept = keeping.of(caller);
    Optional<Service> chosen = form.service().isEmpty()
        ? Optional.empty()
        : services.byId(Long.parseLong(form.service())).filter(s -> keeping.keeps(caller, s.id()));
    // One service needs no question.
    Optional<Service> only = kept.tops().size() == 1 && form.q().isEmpty() && chosen.isEmpty()
        ? services.byId(kept.tops().getFirst()).filter(s -> keeping.keeps(caller, s.id()))
        : chosen;
    List<Service> found =
        form.q().isEmpty() ? List.of() : search.findBelow(kept.tops(), shell.region(), form.q(), FOUND);
    Set<Long> own = keeping.among(caller, found.stream().map(Service::id).toList());
    model
        .addAttribute("slice",
            contacts.below(kept.tops(), kept.scope(), kept.others(), Math.clamp(page, 1, 10_000), PAGE))
        .addAttribute("form", form).addAttribute("problems", problems).addAttribute("chosen", only.orElse(null))
        .addAttribute("found", found.stream().filter(s -> own.contains(s.id())).toList());
    return "upkeep/contacts";
  }

  @Needs(Right.ADMINISTER)
  @GetMapping("/work/contacts/{id}")
  String editOwn(@PathVariable long id, Caller.Person caller, Model model) {
    ServiceContact contact = own(id, caller);
    return editPage(contact, ContactForm.of(contact), Problems.none(), "/work/contacts", model);
  }

  @Needs(Right.ADMINISTER)
  @PostMapping("/work/contacts/{id}")
  String saveOwn(@PathVariable long id, @RequestParam Map<String, String> typed, Caller.Person caller,
      HttpServletResponse answer, Model model) {
    return save(own(id, caller), typed, caller, "/work/contacts", "/work/contacts", answer, model);
  }

  @Needs(Right.ADMINISTER)
  @PostMapping("/work/contacts/{id}/end")
  String endOwn(@PathVariable long id, Caller.Person caller) {
    contacts.end(caller, own(id, caller));
    return "redirect:/work/contacts?done=ended";
  }

  private ServiceContact own(long id, Caller.Person caller) {
    return contacts.byId(id).filter(c -> keeping.keeps(caller, c.service()))
        .orElseThrow(() -> new NotFound("contact " + id));
  }

  @Needs(value = Right.OPERATE, scope = Needs.Scope.REGION)
  @GetMapping("/operate/services/{id}/contacts")
  String around(@PathVariable long id, @RequestParam(defaultValue = "") String done, Caller.Person caller,
      Model model) {
    model.addAttribute("done", done);
    return operatorPage(ChangePages.reached(services, caller, id), ContactForm.of(Map.of()), Problems.none(), model);
  }

  @Needs(value = Right.OPERATE, scope = Needs.Scope.REGION)
  @PostMapping("/operate/services/{id}/contacts")
  String add(@PathVariable long id, @RequestParam Map<String, String> typed, Caller.Person caller, Model model) {
    Service service = ChangePages.reached(services, caller, id);
    ContactForm form = ContactForm.of(typed);
    Problems problems = form.problems();
    if (problems.any()) {
      return operatorPage(service, form, problems, model);
    }
    contacts.add(caller, id, form.details());
    return "redirect:/operate/services/" + id + "/contacts?done=added";
  }

  private String operatorPage(Service service, ContactForm form, Problems problems, Model model) {
    model.addAttribute("service", service).addAttribute("contacts", contacts.around(service.id()))
        .addAttribute("form", form).addAttribute("problems", problems);
    return "upkeep/serviceContacts";
  }

  @Needs(value = Right.OPERATE, scope = Needs.Scope.REGION)
  @GetMapping("/operate/contacts/{id}")
  String edit(@PathVariable long id, Caller.Person caller, Model model) {
    ServiceContact contact = reached(id, caller);
    return editPage(contact, ContactForm.of(contact), Problems.none(), "/operate/contacts", model);
  }

  @Needs(value = Right.OPERATE, scope = Needs.Scope.REGION)
  @PostMapping("/operate/contacts/{id}")
  String save(@PathVariable long id, @RequestParam Map<String, String> typed, Caller.Person caller,
      HttpServletResponse answer, Model model) {
    ServiceContact contact = reached(id, caller);
    return save(contact, typed, caller, "/operate/contacts", "/operate/services/" + contact.service() + "/contacts",
        answer, model);
  }

  @Needs(value = Right.OPERATE, scope = Needs.Scope.REGION)
  @PostMapping("/operate/contacts/{id}/end")
  String end(@PathVariable long id, Caller.Person caller) {
    ServiceContact contact = reached(id, caller);
    contacts.end(caller, contact);
    return "redirect:/operate/services/" + contact.service() + "/contacts?done=ended";
  }

  private ServiceContact reached(long id, Caller.Person caller) {
    return contacts.byId(id).filter(c -> caller.mayIn(Right.OPERATE, new RegionId(c.region())))
        .orElseThrow(() -> new NotFound("contact " + id));
  }

  private String save(ServiceContact contact, Map<String, String> typed, Caller.Person caller, String base, String back,
      HttpServletResponse answer, Model model) {
    ContactForm form = ContactForm.of(typed);
    Problems problems = form.problems();
    if (problems.any()) {
      return editPage(contact, form, problems, base, model);
    }
    try {
      contacts.change(caller, seen(contact, typed), form.details());
      return "redirect:" + back + "?done=changed";
    } catch (Stale e) {
      answer.setStatus(HttpServletResponse.SC_CONFLICT);
      return editPage(contact, form,
          problems.add("name",
              lastChange.stale(caller, LastChange.Thing.of("contact", contact.id()), "upkeep.contact.stale")),
          base, model);
    }
  }

  /** The contact in the version that whoever saves has looked at. */
  private static ServiceContact seen(ServiceContact contact, Map<String, String> typed) {
    String revision = typed.getOrDefault("revision", "");
    int number = revision.matches("\\d{1,9}") ? Integer.parseInt(revision) : -1;
    return new ServiceContact(contact.id(), contact.service(), contact.serviceName(), contact.kind(), contact.name(),
        contact.address(), contact.phone(), contact.hours(), number, contact.region());
  }

  private String editPage(@Nullable ServiceContact contact, ContactForm form, Problems problems, String base,
      Model model) {
    model.addAttribute("contact", contact).addAttribute("form", form).addAttribute("problems", problems)
        .addAttribute("base", base);
    return "upkeep/contact";
  }
}

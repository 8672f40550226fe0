package org.candour.upkeep;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.candour.access.ServiceKeepers;
import org.candour.audit.LastChange;
import org.candour.directory.Service;
import org.candour.directory.ServiceContacts;
import org.candour.directory.ServiceContacts.ServiceContact;
import org.candour.directory.Services;
import org.candour.look.Page;
import org.candour.lookup.ServiceSearch;
import org.candour.shared.Caller;
import org.candour.shared.Needs;
import org.candour.shared.NotFound;
import org.candour.shared.Problems;
import org.candour.shared.RegionId;
import org.candour.shared.Right;
import org.candour.shared.Shell;
import org.candour.shared.Slice;
import org.candour.shared.Stale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
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
  Page own(@RequestParam(defaultValue = "1") int page, @RequestParam Map<String, String> typed, Caller.Person caller,
      Shell shell) {
    return ownPage(new ListPart(page, typed.getOrDefault("done", "")), ContactForm.of(typed), Problems.none(), caller,
        shell);
  }

  @Needs(Right.ADMINISTER)
  @PostMapping("/work/contacts")
  Page addOwn(@RequestParam Map<String, String> typed, Caller.Person caller, Shell shell) {
    ContactForm form = ContactForm.of(typed);
    if (!typed.containsKey("save")) {
      return ownPage(ListPart.FIRST, form, Problems.none(), caller, shell);
    }
    Problems problems = form.problems();
    if (form.service().isEmpty() || !keeping.keeps(caller, Long.parseLong(form.service()))) {
      problems.add("q", "upkeep.contact.service-none");
    }
    if (problems.any()) {
      return ownPage(ListPart.FIRST, form, problems, caller, shell);
    }
    contacts.add(caller, Long.parseLong(form.service()), form.details());
    return Page.redirect("/work/contacts?done=added");
  }

  /** Which page of the list, and what has just been done with it. */
  private record ListPart(int page, String done) {

    static final ListPart FIRST = new ListPart(1, "");
  }

  private Page ownPage(ListPart part, ContactForm form, Problems problems, Caller.Person caller, Shell shell) {
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
    return new ContactsPage(
        contacts.below(kept.tops(), kept.scope(), kept.others(), Math.clamp(part.page, 1, 10_000), PAGE), form,
        problems, only.orElse(null), found.stream().filter(s -> own.contains(s.id())).toList(), part.done);
  }

  @Needs(Right.ADMINISTER)
  @GetMapping("/work/contacts/{id}")
  Page editOwn(@PathVariable long id, Caller.Person caller) {
    ServiceContact contact = own(id, caller);
    return editPage(contact, ContactForm.of(contact), Problems.none(), "/work/contacts");
  }

  @Needs(Right.ADMINISTER)
  @PostMapping("/work/contacts/{id}")
  Page saveOwn(@PathVariable long id, @RequestParam Map<String, String> typed, Caller.Person caller) {
    return save(own(id, caller), typed, caller, "/work/contacts", "/work/contacts");
  }

  @Needs(Right.ADMINISTER)
  @PostMapping("/work/contacts/{id}/end")
  Page endOwn(@PathVariable long id, Caller.Person caller) {
    contacts.end(caller, own(id, caller));
    return Page.redirect("/work/contacts?done=ended");
  }

  private ServiceContact own(long id, Caller.Person caller) {
    return contacts.byId(id).filter(c -> keeping.keeps(caller, c.service()))
        .orElseThrow(() -> new NotFound("contact " + id));
  }

  @Needs(value = Right.OPERATE, scope = Needs.Scope.REGION)
  @GetMapping("/operate/services/{id}/contacts")
  Page around(@PathVariable long id, @RequestParam(defaultValue = "") String done, Caller.Person caller) {
    return operatorPage(ChangePages.reached(services, caller, id), done, ContactForm.of(Map.of()), Problems.none());
  }

  @Needs(value = Right.OPERATE, scope = Needs.Scope.REGION)
  @PostMapping("/operate/services/{id}/contacts")
  Page add(@PathVariable long id, @RequestParam Map<String, String> typed, Caller.Person caller) {
    Service service = ChangePages.reached(services, caller, id);
    ContactForm form = ContactForm.of(typed);
    Problems problems = form.problems();
    if (problems.any()) {
      return operatorPage(service, "", form, problems);
    }
    contacts.add(caller, id, form.details());
    return Page.redirect("/operate/services/" + id + "/contacts?done=added");
  }

  private Page operatorPage(Service service, String done, ContactForm form, Problems problems) {
    return new ServiceContactsPage(service, contacts.around(service.id()), form, problems, done);
  }

  @Needs(value = Right.OPERATE, scope = Needs.Scope.REGION)
  @GetMapping("/operate/contacts/{id}")
  Page edit(@PathVariable long id, Caller.Person caller) {
    ServiceContact contact = reached(id, caller);
    return editPage(contact, ContactForm.of(contact), Problems.none(), "/operate/contacts");
  }

  @Needs(value = Right.OPERATE, scope = Needs.Scope.REGION)
  @PostMapping("/operate/contacts/{id}")
  Page save(@PathVariable long id, @RequestParam Map<String, String> typed, Caller.Person caller) {
    ServiceContact contact = reached(id, caller);
    return save(contact, typed, caller, "/operate/contacts", "/operate/services/" + contact.service() + "/contacts");
  }

  @Needs(value = Right.OPERATE, scope = Needs.Scope.REGION)
  @PostMapping("/operate/contacts/{id}/end")
  Page end(@PathVariable long id, Caller.Person caller) {
    ServiceContact contact = reached(id, caller);
    contacts.end(caller, contact);
    return Page.redirect("/operate/services/" + contact.service() + "/contacts?done=ended");
  }

  private ServiceContact reached(long id, Caller.Person caller) {
    return contacts.byId(id).filter(c -> caller.mayIn(Right.OPERATE, new RegionId(c.region())))
        .orElseThrow(() -> new NotFound("contact " + id));
  }

  private Page save(ServiceContact contact, Map<String, String> typed, Caller.Person caller, String base, String back) {
    ContactForm form = ContactForm.of(typed);
    Problems problems = form.problems();
    if (problems.any()) {
      return editPage(contact, form, problems, base);
    }
    try {
      contacts.change(caller, seen(contact, typed), form.details());
      return Page.redirect(back + "?done=changed");
    } catch (Stale e) {
      return editPage(contact, form,
          problems.add("name",
              lastChange.stale(caller, LastChange.Thing.of("contact", contact.id()), "upkeep.contact.stale")),
          base).with(409);
    }
  }

  /** The contact in the version that whoever saves has looked at. */
  private static ServiceContact seen(ServiceContact contact, Map<String, String> typed) {
    String revision = typed.getOrDefault("revision", "");
    int number = revision.matches("\\d{1,9}") ? Integer.parseInt(revision) : -1;
    return new ServiceContact(contact.id(), contact.service(), contact.serviceName(), contact.kind(), contact.name(),
        contact.address(), contact.phone(), contact.hours(), number, contact.region());
  }

  private Page editPage(@Nullable ServiceContact contact, ContactForm form, Problems problems, String base) {
    return new ContactPage(contact, form, problems, base);
  }

  /** The form. */
  record ContactPage(@Nullable ServiceContact contact, ContactForm form, Problems problems,
      String base) implements Page {}

  /**
   * Whom to call, in what the caller keeps.
   *
   * @param slice a page of them
   * @param form what was typed so far
   * @param problems what is wrong with what was typed
   * @param chosen what was chosen so far
   * @param found what was found
   * @param done what has just been done; may be empty
   */
  record ContactsPage(Slice<ServiceContact> slice, ContactForm form, Problems problems, @Nullable Service chosen,
      List<Service> found, String done) implements Page {}

  /**
   * Whom to call around a service.
   *
   * @param service which service
   * @param contacts whom to call
   * @param form what was typed so far
   * @param problems what is wrong with what was typed
   * @param done what has just been done; may be empty
   */
  record ServiceContactsPage(Service service, List<ServiceContacts.ServiceContact> contacts, ContactForm form,
      Problems problems, String done) implements Page {}
}

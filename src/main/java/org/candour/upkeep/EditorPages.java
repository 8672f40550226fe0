package org.candour.upkeep;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.candour.audit.LastChange;
import org.candour.directory.ChangeHistory;
import org.candour.directory.ChangeHistory.Line;
import org.candour.directory.Directory;
import org.candour.directory.Directory.Editable;
import org.candour.directory.RefusedChange;
import org.candour.directory.Service;
import org.candour.directory.ServiceContacts;
import org.candour.directory.ServiceTypes;
import org.candour.directory.Services;
import org.candour.directory.TreeChanges;
import org.candour.look.Page;
import org.candour.lookup.ServiceSearch;
import org.candour.people.People;
import org.candour.people.PersonAccount;
import org.candour.shared.Caller;
import org.candour.shared.Needs;
import org.candour.shared.NotFound;
import org.candour.shared.PlainText;
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

/** The operator's editor: finding services, looking at one, adding one, and what is told about it. */
@Controller
class EditorPages {

  private static final int FOUND = 30;
  private static final int CHILDREN = 25;
  private static final int HISTORY = 40;

  private final Services services;
  private final ServiceSearch search;
  private final Directory directory;
  private final TreeChanges changes;
  private final ChangeHistory history;
  private final ServiceContacts contacts;
  private final ServiceTypes types;
  private final ServiceCorrections corrections;
  private final People people;
  private final LastChange lastChange;

  EditorPages(Services services, ServiceSearch search, Directory directory, TreeChanges changes, ChangeHistory history,
      ServiceContacts contacts, ServiceTypes types, ServiceCorrections corrections, People people,
      LastChange lastChange) {
    this.lastChange = lastChange;
    this.services = services;
    this.search = search;
    this.directory = directory;
    this.changes = changes;
    this.history = history;
    this.contacts = contacts;
    this.types = types;
    this.corrections = corrections;
    this.people = people;
  }

  @Needs(value = Right.OPERATE, scope = Needs.Scope.REGION)
  @GetMapping("/operate/services")
  Page find(@RequestParam(defaultValue = "") String q, RegionId region) {
    String typed = PlainText.cut(PlainText.line(q), 100);
    return new ServicesPage(typed, typed.isEmpty() ? List.of() : search.findAny(region, typed, FOUND),
        changes.planned(region, null), corrections.waiting(region));
  }

  @Needs(value = Right.OPERATE, scope = Needs.Scope.REGION)
  @GetMapping("/operate/services/{id}")
  Page look(@PathVariable long id, @RequestParam Map<String, String> typed, Caller.Person caller, Shell shell) {
    Service service = ChangePages.reached(services, caller, id);
    String page = typed.getOrDefault("page", "1");
    List<Line> lines = history.of(id, HISTORY);
    return new ServicePage(service, directory.editable(id).orElseThrow(),
        types.of(service.kind(), shell.words().language()),
        services.lineage(id).stream().filter(s -> s.id() != id).toList(),
        services.children(id, page.matches("[1-9]\\d{0,4}") ? Integer.parseInt(page) : 1, CHILDREN),
        contacts.around(id), changes.planned(new RegionId(service.region()), id), lines, names(lines),
        typed.containsKey("planned") ? "planned" : typed.containsKey("done") ? "done" : "");
  }

  private Map<Long, String> names(List<Line> lines) {
    Map<Long, String> names = new LinkedHashMap<>();
    Set<Long> who = new java.util.TreeSet<>(lines.stream().map(Line::person).filter(p -> p > 0).toList());
    who.forEach(person -> people.byId(person).map(PersonAccount::name).ifPresent(name -> names.put(person, name)));
    return names;
  }

  @Needs(value = Right.OPERATE, scope = Needs.Scope.REGION)
  @GetMapping("/operate/services/new")
  Page describe(@RequestParam Map<String, String> typed, Shell shell) {
    Map<String, String> begun = new LinkedHashMap<>(typed);
    begun.putIfAbsent("since", shell.today().toString());
    return page(null, FactsForm.of(begun), Problems.none(), shell);
  }

  @Needs(value = Right.OPERATE, scope = Needs.Scope.REGION)
  @PostMapping("/operate/services/new")
  Page add(@RequestParam Map<String, String> typed, Caller.Person caller, Shell shell) {
    FactsForm form = FactsForm.of(picked(typed));
    if (!typed.containsKey("save")) {
      return page(null, form, Problems.none(), shell);
    }
    Problems problems = form.problems(kinds(shell), true);
    Long parent = form.parentId();
    if (parent != null) {
      Optional<Service> above = services.byId(parent).filter(s -> s.region().equals(shell.region().value()));
      if (above.isEmpty() || above.get().closedOn() != null) {
        problems.add("q", "upkeep.facts.parent-wrong");
      }
    }
    form.day().filter(day -> day.isAfter(shell.today()))
        .ifPresent(day -> problems.add("since", "upkeep.facts.since-later"));
    if (!directory.opened(form.once())) {
      free(form, problems);
    }
    if (problems.any()) {
      return page(null, form, problems, shell);
    }
    try {
      long id = directory.open(caller, new Directory.Opening(shell.region().value(), form.name(), parent,
          form.day().orElseThrow(), form.details(), form.newCode()), form.once());
      return Page.redirect("/operate/services/" + id + "?done");
    } catch (RefusedChange e) {
      return page(null, form, e.problems(), shell);
    }
  }

  /** The service above that was just chosen, or taken off again. */
  private static Map<String, String> picked(Map<String, String> typed) {
    Map<String, String> all = new LinkedHashMap<>(typed);
    if (typed.containsKey("pick")) {
      all.put("parent", Objects.requireNonNullElse(typed.get("pick"), ""));
    }
    if (typed.containsKey("remove")) {
      all.put("parent", "");
    }
    return all;
  }

  private void free(FactsForm form, Problems problems) {
    if (!problems.any() && form.newCode() != null) {
      directory.holder(form.newCode()).flatMap(services::byId)
          .ifPresent(other -> problems.add("code", "upkeep.facts.code-taken", other.fullName()));
    }
  }

  @Needs(value = Right.OPERATE, scope = Needs.Scope.REGION)
  @GetMapping("/operate/services/{id}/facts")
  Page facts(@PathVariable long id, Caller.Person caller, Shell shell) {
    Service service = ChangePages.reached(services, caller, id);
    return page(service, FactsForm.of(service.name(), directory.editable(id).orElseThrow()), Problems.none(), shell);
  }

  @Needs(value = Right.OPERATE, scope = Needs.Scope.REGION)
  @PostMapping("/operate/services/{id}/facts")
  Page edit(@PathVariable long id, @RequestParam Map<String, String> typed, Caller.Person caller, Shell shell,
      HttpServletResponse answer) {
    Service service = ChangePages.reached(services, caller, id);
    FactsForm form = FactsForm.of(typed);
    Editable there = directory.editable(id).orElseThrow(() -> new NotFound("service " + id));
    Problems problems = form.problems(kinds(shell), false);
    free(form, problems);
    boolean stale = false;
    if (!problems.any() && form.revised(there.revision())) {
      try {
        directory.edit(caller, there, form.details(), form.newCode());
        return Page.redirect("/operate/services/" + id + "?done");
      } catch (RefusedChange e) {
        return page(service, form, e.problems(), shell);
      } catch (Stale e) {
        stale = true;
      }
    }
    if (!problems.any() && (stale || !form.revised(there.revision()))) {
      problems.add("about",
          lastChange.stale(caller, LastChange.Thing.of("service", id, "service-edited"), "upkeep.facts.stale"));
      answer.setStatus(HttpServletResponse.SC_CONFLICT);
    }
    return page(service, form, problems, shell);
  }

  private List<String> kinds(Shell shell) {
    return types.all(shell.words().language()).stream().map(ServiceTypes.Type::kind).toList();
  }

  private Page page(@org.jspecify.annotations.Nullable Service service, FactsForm form, Problems problems,
      Shell shell) {
    List<Service> above = new ArrayList<>();
    if (form.parentId() != null) {
      services.byId(form.parentId()).ifPresent(above::add);
    }
    // The form goes out with the newest number: whoever saves again has read what stands there now.
    String revision =
        service == null ? "" : Integer.toString(directory.editable(service.id()).orElseThrow().revision());
    return new FactsPage(service, form, problems, above, revision, types.all(shell.words().language()),
        service == null ? List.of() : directory.editable(service.id()).orElseThrow().codes(),
        form.q().isEmpty() || service != null ? List.of() : search.findIn(shell.region(), form.q(), 12));
  }

  /**
   * What is told about a service.
   *
   * @param service which service
   * @param form what was typed so far
   * @param problems what is wrong with what was typed
   * @param above the services that it can stand under
   * @param revision of what the page was made from
   * @param types in their order
   * @param codes by which it is known elsewhere
   * @param found what was found
   */
  record FactsPage(@Nullable Service service, FactsForm form, Problems problems, List<Service> above, String revision,
      List<ServiceTypes.Type> types, List<Directory.Code> codes, List<Service> found) implements Page {}

  /**
   * One service.
   *
   * @param service which service
   * @param told who was told
   * @param type of the service
   * @param lineage what is above it, from the top
   * @param below what is right below it
   * @param contacts whom to call
   * @param planned changes that were planned
   * @param history what became of it
   * @param names of services, by their numbers
   * @param act what has just been done; may be empty
   */
  record ServicePage(Service service, Directory.Editable told, ServiceTypes.Type type, List<Service> lineage,
      Slice<Service> below, List<ServiceContacts.ServiceContact> contacts, List<TreeChanges.Planned> planned,
      List<Line> history, Map<Long, String> names, String act) implements Page {}

  /** Services that were found. */
  record ServicesPage(String q, List<Service> found, List<TreeChanges.Planned> planned, long waiting) implements Page {}
}

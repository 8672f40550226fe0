package org.candour.reading;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.candour.directory.ChangeHistory;
import org.candour.directory.Service;
import org.candour.directory.ServiceContacts;
import org.candour.directory.ServiceFaces;
import org.candour.directory.ServiceFacts;
import org.candour.directory.ServiceTypes;
import org.candour.directory.Services;
import org.candour.finding.Finding;
import org.candour.finding.StoryQuery;
import org.candour.lookup.ServiceSearch;
import org.candour.reading.HomePages.CountsView;
import org.candour.report.ViewCounts;
import org.candour.shared.NotFound;
import org.candour.shared.Open;
import org.candour.shared.PlainText;
import org.candour.shared.RegionId;
import org.candour.shared.Shell;
import org.candour.shared.Slice;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Services: finding one, and what people say about it. Never a score. */
@Controller
class ServicePages {

  private static final int PAGE = 50;
  /** Of what fits somebody's words so many are shown, page by page; then more words help more than more pages. */
  private static final int FITTING = 200;
  private static final int BESIDE = 12;
  private static final int HISTORY = 12;

  private final Services services;
  private final ServiceSearch search;
  private final Finding finding;
  private final ReadingStore store;
  private final ViewCounts views;
  private final ServiceTypes types;
  private final ChangeHistory history;
  private final ServiceContacts contacts;
  private final ServiceFaces faces;
  private final ServiceRatings ratings;
  private final LevelPages levels;

  ServicePages(Services services, ServiceSearch search, Finding finding, ReadingStore store, ViewCounts views,
      ServiceTypes types, ChangeHistory history, ServiceContacts contacts, ServiceFaces faces, ServiceRatings ratings,
      LevelPages levels) {
    this.ratings = ratings;
    this.levels = levels;
    this.services = services;
    this.search = search;
    this.finding = finding;
    this.store = store;
    this.views = views;
    this.types = types;
    this.history = history;
    this.contacts = contacts;
    this.faces = faces;
  }

  /**
   * What a service is and was: where it is and when it is open, its kind, what it was called, what happened to it, who
   * goes on, whom to complain to, what was proposed, what its organisation shows.
   *
   * @param type what its kind means
   * @param formerNames names that it had
   * @param lines what happened to it
   * @param successors who goes on where it has closed; empty while it is open
   * @param complaints whom to complain to
   * @param proposed how many corrections were proposed, and what became of them
   * @param face what its organisation shows
   * @param particulars where it is and when it is open
   */
  record PastService(ServiceTypes.Type type, List<String> formerNames, List<ChangeHistory.Line> lines,
      List<Service> successors, List<ServiceContacts.ServiceContact> complaints, ReadingStore.Proposed proposed,
      ServiceFaces.ServiceFace face, ServiceFacts.Particulars particulars) {}

  @Open
  @GetMapping("/services")
  String list(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "1") String page, RegionId region,
      Model model) {
    String typed = PlainText.line(q);
    String words = typed.length() > 100 ? typed.substring(0, 100) : typed;
    model.addAttribute("q", words).addAttribute("most", FITTING).addAttribute("found",
        words.isEmpty()
            ? services.organisations(region, number(page), PAGE)
            : fitting(search.find(region, words, FITTING), number(page)));
    return "reading/services";
  }

  private static Slice<Service> fitting(List<Service> all, int page) {
    int shown = Math.min(page, Math.max(1, (all.size() + PAGE - 1) / PAGE));
    return new Slice<>(all.subList((shown - 1) * PAGE, Math.min(all.size(), shown * PAGE)), shown, PAGE, all.size());
  }

  @Open
  @GetMapping("/services/{code}")
  String service(@PathVariable String code, @RequestParam(defaultValue = "1") String page, Shell shell,
      HttpServletRequest request, Model model) {
    Service service = services.byCode(code).orElseThrow(() -> new NotFound("service"));
    if (!service.code().equals(code)) {
      return "redirect:/services/" + service.code();
    }
    StoryQuery all = StoryQuery.all(shell.region()).inService(service.code());
    StoryQuery shown = all.onPage(number(page));
    Finding.FoundStories found = finding.find(shown);
    views.seen(request, "service", service.id());
    model.addAttribute("service", service).addAttribute("lineage", above(service))
        .addAttribute("below", services.children(service.id(), 1, BESIDE)).addAttribute("past", past(service, shell))
        .addAttribute("found", new Slice<>(store.cards(found.ids()), shown.page(), Finding.PER_PAGE, found.total()))
        .addAttribute("assessment", levels.of(service.id()))
        .addAttribute("counts",
            new CountsView(found.total(), finding.count(all.withProgress("answered")),
                finding.count(all.withProgress("made"))))
        .addAttribute("ratings",
            shown.page() > 1 ? new ServiceRatings.Ratings(shell.today(), List.of()) : ratings.of(service, shell))
        .addAttribute("changes", shown.page() > 1 ? List.of() : store.changes(finding.find(all.changed(), 4).ids()));
    return "reading/service";
  }

  /** Everything directly below, and what is closed there. */
  @Open
  @GetMapping("/services/{code}/below")
  String below(@PathVariable String code, @RequestParam(defaultValue = "1") String page, Model model) {
    Service service = services.byCode(code).orElseThrow(() -> new NotFound("service"));
    if (!service.code().equals(code)) {
      return "redirect:/services/" + service.code() + "/below";
    }
    model.addAttribute("service", service).addAttribute("lineage", services.lineage(service.id()))
        .addAttribute("below", services.children(service.id(), number(page), PAGE))
        .addAttribute("closed", number(page) > 1 ? List.of() : services.closedBelow(service.id(), BESIDE));
    return "reading/below";
  }

  private PastService past(Service service, Shell shell) {
    return new PastService(types.of(service.kind(), shell.words().language()), history.formerNames(service.id()),
        history.of(service.id(), HISTORY), service.closedOn() == null ? List.of() : history.successors(service.id()),
        contacts.of(List.of(service.id()), "complaints").getOrDefault(service.id(), List.of()),
        store.corrections(service.id()), faces.of(service.id()), store.particulars(service.id()));
  }

  private static int number(String page) {
    return page.matches("[1-9]\\d{0,4}") ? Integer.parseInt(page) : 1;
  }

  private List<Service> above(Service service) {
    return services.lineage(service.id()).stream().filter(s -> s.id() != service.id()).toList();
  }
}
